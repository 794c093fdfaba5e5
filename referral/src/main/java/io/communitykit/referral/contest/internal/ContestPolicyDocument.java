package io.communitykit.referral.contest.internal;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.Describe;
import io.communitykit.referral.contest.ContestTerms;
import io.communitykit.referral.contest.ContestTerms.Share;
import io.communitykit.referral.contest.ContestTerms.Ties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code contest-policy}.
 *
 * @param version this edition
 * @param program the activity
 * @param currency of prizes
 * @param zone whose days limits count
 * @param maxTeams how many teams there may be
 * @param maxMembers how many members a team may have
 * @param minMembers how many members a team must have to win
 * @param lasts how long a contest lasts
 * @param runs when all contests take place
 * @param settleAfter how long facts may still be told
 * @param scores what counts
 * @param ties what becomes of equal scores
 * @param prizes what is won, by place
 * @param share how a team's prize is shared
 * @param leastScore from which own score on members share
 */
@Describe("A contest of teams: what members do scores for their team, and the best teams share prizes.")
public record ContestPolicyDocument(
        @Describe("Names this edition; contests that are opened carry it. Change it with every change of the document.")
        PolicyVersion version,

        @Describe("Names the activity across its editions.") ProgramId program,

        @Describe("The currency of prizes.") Currency currency,

        @Describe("The zone whose days limits count, such as Asia/Shanghai.")
        ZoneId zone,

        @Describe("How many teams may be founded.") @Min(2) @Max(ContestTerms.Sizes.MAX_TEAMS)
        int maxTeams,

        @Describe("How many members a team may have.") @Min(1) @Max(ContestTerms.Sizes.MAX_MEMBERS)
        int maxMembers,

        @Describe("How many members a team must have to win anything; 1 without it.")
        @Nullable
        @Min(1)
        @Max(ContestTerms.Sizes.MAX_MEMBERS)
        Integer minMembers,

        @Describe("How long a contest lasts from its opening on, such as P7D; either this or runs.") @Nullable
        Duration lasts,

        @Describe("When every contest takes place; teams may form before. Either this or lasts.") @Nullable
        RunsItem runs,

        @Describe(
                "How long after the end facts may still be told and taken back before the ranks stand and prizes are paid, such as P7D; at most 31 days, none without it.")
        @Nullable
        Duration settleAfter,

        @Describe("What counts, and how much.") @Size(min = 1, max = ContestTerms.MAX_SCORES)
        List<ScoreItem> scores,

        @Describe(
                "What becomes of equal scores. first-to-reach: the team that had its last point earlier is ahead (the default). shared: they share a rank and its prizes.")
        @Nullable
        Ties ties,

        @Describe("What is won by place, such as [500.00, 200.00]; none above the one before.")
        @Size(min = 1, max = ContestTerms.Sizes.MAX_TEAMS)
        List<BigDecimal> prizes,

        @Describe(
                "How a team's prize is shared among its members. equal: all alike. by-score: by what each scored (the default).")
        @Nullable
        Share share,

        @Describe("From which score of their own on members share; 0 without it.") @Nullable @Min(0)
        Long leastScore) {

    /**
     * When contests take place.
     *
     * @param from first instant
     * @param until first instant after
     */
    public record RunsItem(
            @Describe("The first instant.") Instant from,
            @Describe("The first instant after.") Instant until) {}

    /**
     * What an action scores.
     *
     * @param action what a member did
     * @param points how much each time
     * @param perDay how often on one day
     * @param perMember how often in all
     */
    public record ScoreItem(
            @Describe("What a member did, by a name such as member.invited or order.paid.")
            EventType action,

            @Describe("How much it scores each time.") @Min(1) @Max(ContestTerms.Score.MAX_POINTS)
            long points,

            @Describe("How often it counts for one member on one day; any number of times without it.")
            @Nullable
            @Min(1)
            Integer perDay,

            @Describe("How often it counts for one member in all; any number of times without it.") @Nullable @Min(1)
            Integer perMember) {}
}
