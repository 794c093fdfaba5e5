package io.communitykit.referral.bargain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How often a member took part in an activity. Immutable and safe for many threads.
 *
 * @param started how many bargains the member started
 * @param helps how often the member helped others
 * @param day the last day on which the member helped
 * @param helpsOnDay how often on that day
 */
public record MemberBargains(int started, int helps, Optional<LocalDate> day, int helpsOnDay) {

    /** Never. */
    public static final MemberBargains NONE = new MemberBargains(0, 0, Optional.empty(), 0);

    /** A day before the last one, by a clock that went back or another machine's, counts as the last one. */
    int helpsOn(LocalDate which) {
        return day.filter(it -> !it.isBefore(which)).isPresent() ? helpsOnDay : 0;
    }

    MemberBargains helping(LocalDate which) {
        LocalDate last = day.filter(it -> it.isAfter(which)).orElse(which);
        return new MemberBargains(started, helps + 1, Optional.of(last), helpsOn(which) + 1);
    }

    MemberBargains starting() {
        return new MemberBargains(started + 1, helps, day, helpsOnDay);
    }
}
