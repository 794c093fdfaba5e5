package io.communitykit.referral.growth.funnel;

import io.communitykit.referral.growth.Interval;
import io.communitykit.referral.growth.Share;
import java.util.Optional;
import java.util.function.Function;

/** How much a campaign changed, beside members who were left out of it at random: what is attributed to it is not incremental. */
public sealed interface Lift {

    /**
     * Takes the case that it is.
     *
     * @param measured of two arms with members
     * @param noHoldOut of nobody left out
     * @param emptyArm of an arm without members
     * @param <T> what comes of it
     * @return what the function of the case gives
     */
    default <T> T fold(
            Function<? super Measured, ? extends T> measured,
            Function<? super NoHoldOut, ? extends T> noHoldOut,
            Function<? super EmptyArm, ? extends T> emptyArm) {
        if (this instanceof Measured it) {
            return measured.apply(it);
        } else if (this instanceof NoHoldOut it) {
            return noHoldOut.apply(it);
        }
        return emptyArm.apply((EmptyArm) this);
    }

    /**
     * Both arms had members.
     *
     * @param treated who came, of those who took part
     * @param heldOut who came, of those who were left out
     * @param interval of the difference of both rates; where it holds 0, nothing is shown
     */
    record Measured(Share treated, Share heldOut, Interval interval) implements Lift {

        /**
         * The difference of rates.
         *
         * @return -1 to 1, above 0 where more came of those who took part
         */
        public double difference() {
            return rate(treated) - rate(heldOut);
        }

        /**
         * How many would not have come without it, of those who took part and came; the part that is not, came anyway.
         *
         * @return the difference times those who took part; may be negative
         */
        public double incremental() {
            return difference() * treated.whole();
        }
    }

    /** Nobody was left out, so that nothing can be said. */
    record NoHoldOut() implements Lift {}

    /**
     * An arm has no members, so that it has no rate.
     *
     * @param treated who came, of those who took part
     * @param heldOut who came, of those who were left out
     */
    record EmptyArm(Share treated, Share heldOut) implements Lift {}

    /**
     * Compares.
     *
     * @param treated who came, of those who took part
     * @param heldOut who came, of those who were left out; nothing where nobody was
     * @return what can be said
     */
    static Lift of(Share treated, Optional<Share> heldOut) {
        if (heldOut.isEmpty()) {
            return new NoHoldOut();
        }
        Share out = heldOut.get();
        Optional<Interval> with = treated.interval();
        Optional<Interval> without = out.interval();
        if (with.isEmpty() || without.isEmpty()) {
            return new EmptyArm(treated, out);
        }
        double difference = rate(treated) - rate(out);
        double down =
                StrictMath.hypot(rate(treated) - with.get().low(), without.get().high() - rate(out));
        double up = StrictMath.hypot(
                with.get().high() - rate(treated), rate(out) - without.get().low());
        return new Measured(treated, out, new Interval(difference - down, difference + up, Interval.Method.NEWCOMBE));
    }

    private static double rate(Share share) {
        return (double) share.part() / share.whole();
    }
}
