package io.communitykit.recommend.formula;

import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.signal.SignalId;
import java.util.Optional;

/**
 * What is made of a signal's count before it is weighted. The same on every machine: {@link StrictMath} where the platform might differ.
 * Immutable and safe for many threads.
 */
public sealed interface Transform {

    /**
     * Makes a value of a count.
     *
     * @param count the signal, finite; below 0 taken for 0
     * @param other the signal that {@link #other} names, finite, below 0 taken for 0; not looked at where it names none
     * @return a finite value
     */
    double apply(double count, double other);

    /**
     * The second signal that it needs.
     *
     * @return the signal, or empty
     */
    default Optional<SignalId> other() {
        return Optional.empty();
    }

    /** The count itself. */
    record Linear() implements Transform {
        @Override
        public double apply(double count, double other) {
            return Math.max(0, count);
        }
    }

    /**
     * {@code ln(1 + count / scale)}.
     *
     * @param scale above 0: about so many count fully, what comes on top ever less
     */
    record Log(double scale) implements Transform {

        /**
         * Checks the range.
         *
         * @param scale above 0
         */
        public Log {
            Checks.positive("scale of log", scale);
        }

        @Override
        public double apply(double count, double other) {
            return StrictMath.log1p(Math.max(0, count) / scale);
        }
    }

    /**
     * {@code count / (count + half)}: 0 to 1.
     *
     * @param half above 0: the count that gives one half
     */
    record Saturation(double half) implements Transform {

        /**
         * Checks the range.
         *
         * @param half above 0
         */
        public Saturation {
            Checks.positive("half of saturation", half);
        }

        @Override
        public double apply(double count, double other) {
            double some = Math.max(0, count);
            return some / (some + half);
        }
    }

    /**
     * {@code count ^ exponent}. Hacker News takes 0.8 (news.arc).
     *
     * @param exponent 0.001 to 2
     */
    record Power(double exponent) implements Transform {

        /**
         * Checks the range.
         *
         * @param exponent 0.001 to 2
         */
        public Power {
            Checks.within("exponent", exponent, 0.001, 2);
        }

        @Override
        public double apply(double count, double other) {
            return StrictMath.pow(Math.max(0, count), exponent);
        }
    }

    /**
     * A rate that few observations hardly move: {@code (successes + count) / (trials + of)}, at most 1; the mean of a Beta distribution after
     * them (Metarank calls it rate).
     *
     * @param of what it is a share of, such as views
     * @param successes those assumed beforehand, 0 or more
     * @param trials those assumed beforehand, above 0 and at least {@code successes}
     */
    record Rate(SignalId of, double successes, double trials) implements Transform {

        /**
         * Checks the ranges.
         *
         * @param of what it is a share of
         * @param successes those assumed beforehand
         * @param trials those assumed beforehand
         */
        public Rate {
            Checks.positive("trials of rate", trials);
            Checks.within("successes of rate", successes, 0, trials);
        }

        @Override
        public double apply(double count, double other) {
            return Math.min(1, (successes + Math.max(0, count)) / (trials + Math.max(0, other)));
        }

        @Override
        public Optional<SignalId> other() {
            return Optional.of(of);
        }
    }

    /**
     * The lower bound of the interval of Wilson (1927) for a share, 0 where nothing was observed: little evidence counts little. Reddit sorts
     * comments by it with z = 1.281551565545.
     *
     * @param of what it is a share of; counts that exceed it are cut to it
     * @param z how many standard deviations, 0.001 to 10
     */
    record Wilson(SignalId of, double z) implements Transform {

        /**
         * Checks the range.
         *
         * @param of what it is a share of
         * @param z how many standard deviations
         */
        public Wilson {
            Checks.within("z", z, 0.001, 10);
        }

        @Override
        public double apply(double count, double other) {
            double trials = Math.max(0, other);
            return WilsonInterval.of(Math.min(Math.max(0, count), trials), trials, z)
                    .low();
        }

        @Override
        public Optional<SignalId> other() {
            return Optional.of(of);
        }
    }

    /**
     * The order of magnitude of votes: {@code sign(s) * log10(max(|s|, 1))} with s the votes up less the votes down (Reddit, _sorts.pyx).
     *
     * @param down the votes down
     */
    record NetVotes(SignalId down) implements Transform {
        @Override
        public double apply(double count, double other) {
            double net = Math.max(0, count) - Math.max(0, other);
            return Math.signum(net) * StrictMath.log10(Math.max(Math.abs(net), 1));
        }

        @Override
        public Optional<SignalId> other() {
            return Optional.of(down);
        }
    }
}
