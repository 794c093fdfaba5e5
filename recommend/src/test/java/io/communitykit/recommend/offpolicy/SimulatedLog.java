package io.communitykit.recommend.offpolicy;

import io.communitykit.recommend.internal.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/** A world whose truth is known: two kinds of members, four contents, clicks or none. */
final class SimulatedLog {

    private static final double[][] CLICKS = {{0.1, 0.3, 0.2, 0.6}, {0.5, 0.2, 0.4, 0.1}};
    private static final double[][] LOGGING = {{0.4, 0.3, 0.2, 0.1}, {0.25, 0.25, 0.25, 0.25}};
    private static final double[][] TARGET = {{0.1, 0.2, 0.2, 0.5}, {0.6, 0.2, 0.1, 0.1}};

    /** What the model of a log believes: the truth, or something that is wrong everywhere. */
    enum Model {
        RIGHT,
        WRONG
    }

    private SimulatedLog() {}

    /** What the target policy brings on average. */
    static double truth() {
        double sum = 0;
        for (int kind = 0; kind < 2; kind++) {
            for (int content = 0; content < 4; content++) {
                sum += TARGET[kind][content] * CLICKS[kind][content] / 2;
            }
        }
        return sum;
    }

    static List<LoggedChoice> of(long seed, int records, Model model) {
        SplitMix64 draws = new SplitMix64(SplitMix64.mix(seed));
        List<LoggedChoice> log = new ArrayList<>(records);
        for (int i = 0; i < records; i++) {
            int kind = draws.below(2);
            int content = drawn(LOGGING[kind], draws.unit());
            double reward = draws.unit() < CLICKS[kind][content] ? 1 : 0;
            double expected = 0;
            for (int other = 0; other < 4; other++) {
                expected += TARGET[kind][other] * predicted(model, kind, other);
            }
            log.add(new LoggedChoice(
                    i,
                    LOGGING[kind][content],
                    TARGET[kind][content],
                    reward,
                    predicted(model, kind, content),
                    expected));
        }
        return log;
    }

    private static double predicted(Model model, int kind, int content) {
        return model == Model.RIGHT ? CLICKS[kind][content] : 0.9 - 0.2 * content;
    }

    static int drawn(double[] probabilities, double even) {
        double sum = 0;
        for (int i = 0; i < probabilities.length - 1; i++) {
            sum += probabilities[i];
            if (even < sum) {
                return i;
            }
        }
        return probabilities.length - 1;
    }
}
