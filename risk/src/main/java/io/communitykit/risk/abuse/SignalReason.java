package io.communitykit.risk.abuse;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.abuse.internal.Ranges;
import java.util.List;

/**
 * One signal that spoke against a referral, with its numbers.
 *
 * @param signal what spoke
 * @param strength how strongly, 1 to 10,000 basis points, rounded half up but never to 0
 * @param weight what the policy gives it, in basis points
 * @param numbers those that its sentence speaks of, in that order
 */
public record SignalReason(Signal signal, int strength, int weight, List<Long> numbers) {

    /**
     * Checks the ranges and copies the numbers.
     *
     * @param signal what spoke
     * @param strength how strongly
     * @param weight what the policy gives it
     * @param numbers those that its sentence speaks of
     */
    public SignalReason {
        Ranges.within("strength of a signal", strength, 1, Ranges.BASIS);
        Ranges.within("weight of a signal", weight, 0, Ranges.BASIS);
        numbers = List.copyOf(numbers);
        if (numbers.size() != signal.numbers()) {
            throw InvalidValueException.of("numbers of " + signal, "" + signal.numbers(), numbers.size());
        }
    }

    /**
     * The reason in words.
     *
     * @return such as {@code star 0.71 x 0.45: the referrer brought 34, 9120 of 10000 of whom came to nothing}
     */
    public String text() {
        return signal.text() + " " + BasisPoints.text(strength) + " x " + BasisPoints.text(weight) + ": "
                + signal.sentence(numbers);
    }

    /** How much it would have made alone, strength times weight: the order of reasons. */
    long share() {
        return (long) strength * weight;
    }
}
