package io.communitykit.testkit.points.linearizability;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws from a seed what each thread asks. */
final class RandomOperations {

    private static final int HUNDRED = 100;

    private final SplittableRandom random;
    private final List<Operation> drawn = new ArrayList<>();
    private final List<Operation.SetAside> holds = new ArrayList<>();

    private RandomOperations(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One list a thread; all of them together have so many operations. */
    static List<List<Operation>> draw(long seed, int threads, int operations) {
        RandomOperations operation = new RandomOperations(seed);
        List<List<Operation>> scripts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            scripts.add(new ArrayList<>());
        }
        for (int number = 1; number <= operations; number++) {
            Operation next = operation.next(number);
            operation.drawn.add(next);
            scripts.get(operation.random.nextInt(threads)).add(next);
        }
        return scripts;
    }

    private Operation next(int number) {
        int draw = random.nextInt(HUNDRED);
        if (drawn.isEmpty() || draw < 15) {
            return new Operation.Grant(number, between(1, 40));
        } else if (draw < 38) {
            return new Operation.Spend(number, between(1, 30));
        } else if (draw < 50) {
            Operation.SetAside hold = new Operation.SetAside(number, between(1, 25));
            holds.add(hold);
            return hold;
        } else if (draw < 70 && !holds.isEmpty()) {
            Operation.SetAside hold = holds.get(random.nextInt(holds.size()));
            return draw < 60
                    ? new Operation.Commit(hold.number(), between(1, (int) hold.points()))
                    : new Operation.GiveBack(hold.number());
        } else if (draw < 82) {
            return drawn.get(random.nextInt(drawn.size()));
        }
        return draw < 95 ? new Operation.Look() : new Operation.Listing();
    }

    private long between(int least, int most) {
        return random.nextInt(least, most + 1);
    }
}
