package io.communitykit.referral.growth;

import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** K of a cohort for a window, or why it is not known yet: a cohort that has not had its time yet has no K, neither 0 nor a low one. */
public sealed interface KFactor {

    /**
     * The window: so many calendar days from the day on which a member came, that day among them.
     *
     * @return 1 or more
     */
    int days();

    /**
     * Takes the case that it is.
     *
     * @param measured of a cohort that has had its time
     * @param tooYoung of one that has had a part of it
     * @param noTimePassed of one that is not complete
     * @param <T> what comes of it
     * @return what the function of the case gives
     */
    default <T> T fold(
            Function<? super Measured, ? extends T> measured,
            Function<? super TooYoung, ? extends T> tooYoung,
            Function<? super NoTimePassed, ? extends T> noTimePassed) {
        if (this instanceof Measured it) {
            return measured.apply(it);
        } else if (this instanceof TooYoung it) {
            return tooYoung.apply(it);
        }
        return noTimePassed.apply((NoTimePassed) this);
    }

    /**
     * Every member has had the whole window. Friends count who came by an invitation sent, and did it, within the window of their inviter.
     *
     * @param days the window
     * @param invitations how many invitations were sent, by member
     * @param gross how many friends signed up
     * @param qualified how many of them counted
     * @param clean how many of these are not void or suspected or fraud as far as is known
     * @param silent which part of the members invited nobody
     * @param concentration how unequally members brought clean friends; nothing where there are none
     * @param cost what rewards cost for all invitations sent in the window, whatever came of them
     */
    record Measured(
            int days,
            MeanCount invitations,
            MeanCount gross,
            MeanCount qualified,
            MeanCount clean,
            Share silent,
            Optional<Concentration> concentration,
            Money cost)
            implements KFactor {

        /**
         * The c of {@code K = i c}, where i is the mean of {@link #invitations}.
         *
         * @param friends {@link #gross}, {@link #qualified} or {@link #clean}
         * @return friends an invitation; nothing where none was sent
         */
        public OptionalDouble conversion(MeanCount friends) {
            return invitations.count() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) friends.count() / invitations.count());
        }

        /**
         * What a clean friend cost.
         *
         * @param rounding what happens to fractions of the minor unit
         * @return the cost by clean friends; nothing where there are none
         */
        public Optional<Money> costPerClean(RoundingMode rounding) {
            return clean.count() == 0
                    ? Optional.empty()
                    : Optional.of(new Money(
                            BigDecimal.valueOf(cost.minor())
                                    .divide(BigDecimal.valueOf(clean.count()), 0, rounding)
                                    .longValueExact(),
                            cost.currency()));
        }
    }

    /**
     * Some members have not had the whole window.
     *
     * @param days the window
     * @param passed how many whole days the youngest day of the cohort has had, 1 to below {@code days}
     * @param knownOn the day from whose beginning on it is known
     */
    record TooYoung(int days, int passed, LocalDate knownOn) implements KFactor {}

    /**
     * The last day of the cohort is not over.
     *
     * @param days the window
     * @param knownOn the day from whose beginning on it is known
     */
    record NoTimePassed(int days, LocalDate knownOn) implements KFactor {}
}
