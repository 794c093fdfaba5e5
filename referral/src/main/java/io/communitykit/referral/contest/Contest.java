package io.communitykit.referral.contest;

import io.communitykit.core.time.TimeRange;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Optional;

/**
 * A contest, without its teams. Immutable and safe for many threads.
 *
 * @param status where it stands
 * @param terms what it promises
 * @param openedAt since when teams may form, in microseconds
 * @param startsAt the first instant at which something counts
 * @param endsAt the first instant at which nothing counts any more
 * @param finalAt from when on facts are neither told nor taken back
 * @param teams how many teams were founded
 * @param members how many members joined; each has the number that it was then, from 1 on
 * @param sharedAt when the prizes were shared out
 * @param owed how many shares of prizes are neither paid nor refused nor forfeited
 * @param refused how many shares whoever pays refused to pay
 * @param retryAt when a payment that was put off is tried again
 */
public record Contest(
        Status status,
        ContestTerms terms,
        Instant openedAt,
        Instant startsAt,
        Instant endsAt,
        Instant finalAt,
        int teams,
        int members,
        Optional<Instant> sharedAt,
        int owed,
        int refused,
        Optional<Instant> retryAt) {

    /** Where a contest stands. */
    public enum Status {
        /** Teams form, and score from its start on. */
        OPEN,
        /** Its time is over; facts of that time are still told and taken back. */
        ENDED,
        /** The ranks stand. */
        FINAL,
        /** The shop gave it up; nobody wins. */
        CANCELLED;

        boolean takesFacts() {
            return this == OPEN || this == ENDED;
        }
    }

    /**
     * Cuts the instants.
     *
     * @param status where it stands
     * @param terms what it promises
     * @param openedAt since when teams may form
     * @param startsAt the first instant at which something counts
     * @param endsAt the first instant at which nothing counts any more
     * @param finalAt from when on facts are neither told nor taken back
     * @param teams how many teams were founded
     * @param members how many members joined
     * @param sharedAt when the prizes were shared out
     * @param owed how many shares are owed
     * @param refused how many shares were refused
     * @param retryAt when a payment that was put off is tried again
     */
    public Contest {
        openedAt = Timestamps.cut("instant of an opening", openedAt);
        startsAt = Timestamps.cut("start of a contest", startsAt);
        endsAt = Timestamps.cut("end of a contest", endsAt);
        finalAt = Timestamps.cut("instant from when ranks stand", finalAt);
        sharedAt = sharedAt.map(it -> Timestamps.cut("instant of sharing out", it));
        retryAt = retryAt.map(it -> Timestamps.cut("instant of the next try", it));
    }

    static Contest opened(ContestPolicy policy, Instant now) {
        TimeRange range = policy.period().from(now);
        return new Contest(
                Status.OPEN,
                policy.terms(),
                now,
                range.start(),
                range.end(),
                range.end().plus(policy.terms().settleAfter()),
                0,
                0,
                Optional.empty(),
                0,
                0,
                Optional.empty());
    }

    /** As time alone makes it. */
    Contest at(Instant now) {
        if (!status.takesFacts()) {
            return this;
        }
        if (!now.isBefore(finalAt)) {
            return with(Status.FINAL);
        }
        return now.isBefore(endsAt) ? this : with(Status.ENDED);
    }

    /** When time alone or a payment changes something. */
    Optional<Instant> dueAt() {
        if (status == Status.CANCELLED || (sharedAt.isPresent() && owed == 0)) {
            return Optional.empty();
        }
        return retryAt.or(() -> Optional.of(finalAt));
    }

    Contest with(Status next) {
        return new Contest(
                next, terms, openedAt, startsAt, endsAt, finalAt, teams, members, sharedAt, owed, refused, retryAt);
    }

    Contest joined(int founded) {
        return new Contest(
                status,
                terms,
                openedAt,
                startsAt,
                endsAt,
                finalAt,
                teams + founded,
                members + 1,
                sharedAt,
                owed,
                refused,
                retryAt);
    }

    Contest owing(int more, int refusedMore) {
        return new Contest(
                status,
                terms,
                openedAt,
                startsAt,
                endsAt,
                finalAt,
                teams,
                members,
                sharedAt,
                owed + more,
                refused + refusedMore,
                retryAt);
    }

    Contest sharedAt(Instant at) {
        return new Contest(
                status,
                terms,
                openedAt,
                startsAt,
                endsAt,
                finalAt,
                teams,
                members,
                Optional.of(at),
                owed,
                refused,
                retryAt);
    }

    Contest retryAt(Instant at) {
        return new Contest(
                status,
                terms,
                openedAt,
                startsAt,
                endsAt,
                finalAt,
                teams,
                members,
                sharedAt,
                owed,
                refused,
                Optional.of(at));
    }
}
