package io.communitykit.referral.contest;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.time.TimeRange;
import io.communitykit.referral.contest.ContestTerms.Prizes;
import io.communitykit.referral.contest.ContestTerms.Score;
import io.communitykit.referral.contest.ContestTerms.Share;
import io.communitykit.referral.contest.ContestTerms.Sizes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Finds what is legal in a policy of contests but probably wrong. Used once. */
final class ContestPolicyLint {

    private final ContestPolicy policy;
    private final ContestTerms terms;
    private final List<LintFinding> findings = new ArrayList<>();

    ContestPolicyLint(ContestPolicy policy) {
        this.policy = policy;
        this.terms = policy.terms();
    }

    List<LintFinding> findings() {
        if (terms.settleAfter().isZero()) {
            warn(
                    "no-time-to-take-back",
                    "/settleAfter",
                    "Prizes are paid at the end, before what scored can be given back. Maybe as long as goods may be returned.");
        }
        scores();
        sizes();
        prizes();
        return List.copyOf(findings);
    }

    private void scores() {
        for (int i = 0; i < terms.scores().size(); i++) {
            Score score = terms.scores().get(i);
            String pointer = Violations.at("scores", i, "perDay");
            if (score.perDay().isEmpty() && score.perMember().isEmpty()) {
                warn("no-day-limit", pointer, "One member may do " + score.action() + " any number of times.");
            } else if (score.perDay().isPresent()
                    && score.perMember().isPresent()
                    && score.perDay().getAsInt() > score.perMember().getAsInt()) {
                advise(
                        "day-limit-beyond-all",
                        pointer,
                        score.perDay().getAsInt() + " a day are never reached: it counts "
                                + score.perMember().getAsInt() + " times in all.");
            }
        }
    }

    private void sizes() {
        Sizes sizes = terms.sizes();
        if (sizes.maxMembers() == 1) {
            warn("teams-of-one", "/maxMembers", "Nobody can join a team that another founded.");
        } else if (sizes.minMembers() == 1) {
            advise("wins-alone", "/minMembers", "Who founds a team and invites nobody may win its prize alone.");
        }
    }

    private void prizes() {
        Prizes prizes = terms.prizes();
        if (prizes.leastScore() == 0 && prizes.share() == Share.EQUAL) {
            warn(
                    "free-riders",
                    "/leastScore",
                    "Who does nothing shares alike with who does all. Maybe a least score, or by-score.");
        }
        int last = prizes.amounts().size() - 1;
        if (last == 0) {
            advise(
                    "winner-takes-all",
                    "/prizes",
                    "Once a team is far ahead, members of the other teams have nothing left to play for.");
        } else if (last + 1 == terms.sizes().maxTeams()) {
            advise("all-win", "/prizes", "Every team wins, whatever it does.");
        }
        if (prizes.share() == Share.EQUAL
                && prizes.amounts().get(last) < terms.sizes().maxMembers()) {
            warn(
                    "less-than-a-coin",
                    Violations.at("prizes", last),
                    "A full team of " + terms.sizes().maxMembers() + " members cannot share it: some get nothing.");
        }
        OptionalLong most = most();
        if (most.isPresent() && most.getAsLong() < prizes.leastScore()) {
            warn(
                    "nobody-shares",
                    "/leastScore",
                    "No member can score more than " + most.getAsLong() + " of the " + prizes.leastScore()
                            + " that it takes, so that no team wins.");
        }
    }

    /** What one member can score at most; empty where nothing limits it. */
    private OptionalLong most() {
        TimeRange range = policy.period().from(Instant.EPOCH);
        // A contest that begins within a day has a part of one more.
        long days = Duration.between(range.start(), range.end()).toDays() + 2;
        long sum = 0;
        for (Score score : terms.scores()) {
            if (score.perDay().isEmpty() && score.perMember().isEmpty()) {
                return OptionalLong.empty();
            }
            long times = Math.min(score.perMember().orElse(Integer.MAX_VALUE), Math.multiplyExact(days, (long)
                    score.perDay().orElse(Integer.MAX_VALUE)));
            sum = Math.addExact(sum, Math.multiplyExact(times, score.points()));
        }
        return OptionalLong.of(sum);
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }
}
