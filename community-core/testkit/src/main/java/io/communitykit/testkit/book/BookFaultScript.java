package io.communitykit.testkit.book;

import io.communitykit.core.InvalidValueException;
import java.util.List;
import java.util.SplittableRandom;

/** Says which call fails, and how. The same number gets the same answer, always; safe for many threads. */
@FunctionalInterface
public interface BookFaultScript {

    /**
     * The fault of one call.
     *
     * @param call the number of the call, from 1
     * @return what goes wrong with it
     */
    BookFault at(long call);

    /**
     * Faults one after another, then none any more. The same fault twice makes the first repeat fail as well.
     *
     * @param faults the fault of the first call, of the second, and so on
     * @return the script
     */
    static BookFaultScript of(BookFault... faults) {
        List<BookFault> script = List.of(faults);
        return call -> call <= script.size() ? script.get((int) call - 1) : BookFault.NONE;
    }

    /**
     * Faults at random, the same for the same seed.
     *
     * @param seed any number
     * @param perThousand to how many calls of a thousand something happens, 0 to 1,000; each kind of fault as often
     * @return the script
     */
    static BookFaultScript seeded(long seed, int perThousand) {
        if (perThousand < 0 || perThousand > 1_000) {
            throw InvalidValueException.of("faults per thousand", "0 to 1,000", perThousand);
        }
        List<BookFault> kinds =
                List.of(BookFault.BEFORE, BookFault.UNDONE, BookFault.AFTER, BookFault.RERUN, BookFault.TWICE);
        return call -> {
            SplittableRandom random = new SplittableRandom(seed + call * 0x9E3779B97F4A7C15L);
            boolean fails = random.nextInt(1_000) < perThousand;
            return fails ? kinds.get(random.nextInt(kinds.size())) : BookFault.NONE;
        };
    }
}
