package io.communitykit.testkit.points;

import io.communitykit.core.InvalidValueException;
import java.util.List;
import java.util.SplittableRandom;

/** Says which call fails, and how. The same number gets the same answer, always; safe for many threads. */
@FunctionalInterface
public interface FaultScript {

    /**
     * The fault of one call.
     *
     * @param call the number of the call, from 1
     * @return what goes wrong with it
     */
    Fault at(long call);

    /**
     * Faults one after another, then none any more. The same fault twice makes the first repeat fail as well.
     *
     * @param faults the fault of the first call, of the second, and so on
     * @return the script
     */
    static FaultScript of(Fault... faults) {
        List<Fault> script = List.of(faults);
        return call -> call <= script.size() ? script.get((int) call - 1) : Fault.NONE;
    }

    /**
     * Faults at random, the same for the same seed.
     *
     * @param seed any number
     * @param perThousand how many calls of a thousand fail, 0 to 1,000; each kind of fault as often
     * @return the script
     */
    static FaultScript seeded(long seed, int perThousand) {
        if (perThousand < 0 || perThousand > 1_000) {
            throw InvalidValueException.of("faults per thousand", "0 to 1,000", perThousand);
        }
        List<Fault> kinds = List.of(Fault.BEFORE, Fault.BETWEEN, Fault.AFTER);
        return call -> {
            SplittableRandom random = new SplittableRandom(seed + call * 0x9E3779B97F4A7C15L);
            boolean fails = random.nextInt(1_000) < perThousand;
            return fails ? kinds.get(random.nextInt(kinds.size())) : Fault.NONE;
        };
    }
}
