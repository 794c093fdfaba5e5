package io.communitykit.referral.contest;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a contest promises to whom takes part; it keeps them under every later edition of the policy. Immutable and safe for many threads.
 *
 * @param edition the policy that said so
 * @param currency of all prizes
 * @param zone whose days limits count
 * @param sizes how many teams and members there may be
 * @param settleAfter how long after the end facts may still be told and taken back, 0 to 31 days
 * @param scores what counts, and how much; 1 to {@value #MAX_SCORES}, each action once; unmodifiable
 * @param ties what becomes of equal scores
 * @param prizes what is won, and by whom
 */
public record ContestTerms(
        PolicyVersion edition,
        Currency currency,
        ZoneId zone,
        Sizes sizes,
        Duration settleAfter,
        List<Score> scores,
        Ties ties,
        Prizes prizes) {

    /** So many actions count at most. */
    public static final int MAX_SCORES = 20;

    static final Duration LONGEST_SETTLING = Duration.ofDays(31);

    /**
     * Checks what spans the parts, and copies.
     *
     * @param edition the policy that said so
     * @param currency of all prizes
     * @param zone whose days limits count
     * @param sizes how many teams and members there may be
     * @param settleAfter how long after the end facts may still be told
     * @param scores what counts
     * @param ties what becomes of equal scores
     * @param prizes what is won
     */
    public ContestTerms {
        scores = List.copyOf(scores);
        if (settleAfter.isNegative() || settleAfter.compareTo(LONGEST_SETTLING) > 0) {
            throw InvalidValueException.of("settleAfter", "0 to 31 days", settleAfter);
        }
        if (scores.isEmpty() || scores.size() > MAX_SCORES) {
            throw InvalidValueException.of("number of scores", "1 to " + MAX_SCORES, scores.size());
        }
        Set<EventType> actions = new HashSet<>();
        for (Score score : scores) {
            if (!actions.add(score.action())) {
                throw InvalidValueException.of("actions of scores", "each once", score.action() + " twice");
            }
        }
        if (prizes.amounts().size() > sizes.maxTeams()) {
            throw InvalidValueException.of(
                    "number of prizes",
                    "at most the " + sizes.maxTeams() + " teams",
                    prizes.amounts().size());
        }
    }

    /** What an action scores. */
    Optional<Score> score(EventType action) {
        OptionalInt index = indexOf(action);
        return index.isPresent() ? Optional.of(scores.get(index.getAsInt())) : Optional.empty();
    }

    /** Which of the scores is an action's. */
    OptionalInt indexOf(EventType action) {
        return IntStream.range(0, scores.size())
                .filter(i -> scores.get(i).action().equals(action))
                .findFirst();
    }

    /** What becomes of teams with equal scores. */
    public enum Ties {
        /** The team that had its last point earlier is ahead. */
        FIRST_TO_REACH,
        /** They share a rank, and the prizes of the places that they take. */
        SHARED
    }

    /** How a team's prize is shared among its members. */
    public enum Share {
        /** All alike. */
        EQUAL,
        /** By what each scored. */
        BY_SCORE
    }

    /**
     * How many teams and members a contest has.
     *
     * @param maxTeams how many teams may be founded, 2 to {@value #MAX_TEAMS}
     * @param maxMembers how many members a team may have, {@code minMembers} to {@value #MAX_MEMBERS}
     * @param minMembers how many members a team must have to win anything, 1 or more
     */
    public record Sizes(int maxTeams, int maxMembers, int minMembers) {

        /** So many teams a contest has at most. */
        public static final int MAX_TEAMS = 100;

        /** So many members a team has at most. */
        public static final int MAX_MEMBERS = 1_000;

        /**
         * Checks the numbers.
         *
         * @param maxTeams how many teams may be founded
         * @param maxMembers how many members a team may have
         * @param minMembers how many members a team must have to win
         */
        public Sizes {
            if (maxTeams < 2 || maxTeams > MAX_TEAMS) {
                throw InvalidValueException.of("maxTeams", "2 to " + MAX_TEAMS, maxTeams);
            }
            if (maxMembers < 1 || maxMembers > MAX_MEMBERS) {
                throw InvalidValueException.of("maxMembers", "1 to " + MAX_MEMBERS, maxMembers);
            }
            if (minMembers < 1 || minMembers > maxMembers) {
                throw InvalidValueException.of("minMembers", "1 to the " + maxMembers + " of a full team", minMembers);
            }
        }
    }

    /**
     * What an action scores for the team of the member who did it.
     *
     * @param action what the member did
     * @param points how much each time, 1 to {@value #MAX_POINTS}
     * @param perDay how often it counts for one member on one day, 1 or more; any number of times where it is empty
     * @param perMember how often it counts for one member in all, 1 or more; any number of times where it is empty
     */
    public record Score(EventType action, long points, OptionalInt perDay, OptionalInt perMember) {

        /** The most that an action scores. */
        public static final long MAX_POINTS = 1_000_000;

        /**
         * Checks the numbers.
         *
         * @param action what the member did
         * @param points how much each time
         * @param perDay how often on one day
         * @param perMember how often in all
         */
        public Score {
            if (points < 1 || points > MAX_POINTS) {
                throw InvalidValueException.of("points", "1 to " + MAX_POINTS, points);
            }
            check("perDay", perDay);
            check("perMember", perMember);
        }

        private static void check(String name, OptionalInt limit) {
            if (limit.isPresent() && limit.getAsInt() < 1) {
                throw InvalidValueException.of(name, "1 or more", limit.getAsInt());
            }
        }
    }

    /**
     * What is won, and by whom.
     *
     * @param amounts by place, the first place's first, in minor units, 1 to {@value #MAX_AMOUNT} each, none above the one before;
     *     unmodifiable
     * @param share how a team's prize is shared among its members
     * @param leastScore from which score of their own on members share, 0 or more
     */
    public record Prizes(List<Long> amounts, Share share, long leastScore) {

        /** The largest prize, in minor units. */
        public static final long MAX_AMOUNT = 1_000_000_000_000L;

        /**
         * Checks the numbers, and copies.
         *
         * @param amounts by place
         * @param share how a team's prize is shared
         * @param leastScore from which score of their own on members share
         */
        public Prizes {
            amounts = List.copyOf(amounts);
            if (amounts.isEmpty()) {
                throw InvalidValueException.of("number of prizes", "1 or more", 0);
            }
            long before = MAX_AMOUNT;
            for (long amount : amounts) {
                if (amount < 1 || amount > MAX_AMOUNT) {
                    throw InvalidValueException.of("prize", "1 to " + MAX_AMOUNT + " minor units", amount);
                }
                if (amount > before) {
                    throw InvalidValueException.of("prize", "at most " + before + ", the one before", amount);
                }
                before = amount;
            }
            if (leastScore < 0) {
                throw InvalidValueException.of("leastScore", "0 or more", leastScore);
            }
        }
    }
}
