package io.communitykit.referral.growth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * K of all cohorts that have members. Immutable and safe for many threads.
 *
 * @param cohorts by first day, rising
 * @param overall by window, rising: all cohorts together that have had it; no entry for a window that none has had
 * @param dropped which invitations do not count, in the order in which they were given
 * @param notYet how many members come after the instant of the report
 */
public record CohortReport(List<Cohort> cohorts, List<KFactor.Measured> overall, List<Dropped> dropped, long notYet) {

    /**
     * Copies the lists.
     *
     * @param cohorts by first day
     * @param overall by window
     * @param dropped which do not count
     * @param notYet how many come later
     */
    public CohortReport {
        cohorts = List.copyOf(cohorts);
        overall = List.copyOf(overall);
        dropped = List.copyOf(dropped);
    }

    /**
     * The members who came in a day, week or month.
     *
     * @param firstDay its first day
     * @param members how many, 1 or more
     * @param k by window, rising
     */
    public record Cohort(LocalDate firstDay, int members, List<KFactor> k) {

        /**
         * Copies the list.
         *
         * @param firstDay its first day
         * @param members how many
         * @param k by window
         */
        public Cohort {
            k = List.copyOf(k);
        }
    }

    /**
     * An invitation that does not count.
     *
     * @param invitation which
     * @param reason why
     */
    public record Dropped(Invitation invitation, DropReason reason) {}

    /** Why an invitation does not count. */
    public enum DropReason {
        /** It was sent after the instant of the report. */
        NOT_YET,
        /** A member invited themselves. */
        SELF,
        /** Nobody knows when its inviter came. */
        UNKNOWN_INVITER,
        /** It was sent before its inviter came. */
        BEFORE_INVITER,
        /** Its invitee signed up by an earlier one (of two at one instant, by the one that was given first). */
        INVITEE_TAKEN
    }

    /**
     * All cohorts together.
     *
     * @param days the window
     * @return K of all cohorts that have had it; nothing if none has
     */
    public Optional<KFactor.Measured> overall(int days) {
        return overall.stream().filter(it -> it.days() == days).findFirst();
    }
}
