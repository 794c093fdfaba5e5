package io.communitykit.recommend.candidate.demand;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.recommend.internal.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds what is legal in a policy but probably wrong. Used once. */
final class DemandPolicyLint {

    /** A source that moves the score by less than a hundredth of its range. */
    private static final int LITTLE = Checks.BASIS / 100;

    private final DemandPolicy policy;
    private final List<LintFinding> findings = new ArrayList<>();

    DemandPolicyLint(DemandPolicy policy) {
        this.policy = policy;
    }

    List<LintFinding> findings() {
        for (DemandSource source : DemandSource.values()) {
            weight(policy.weight(source), Violations.at("weights", source.name().toLowerCase(Locale.ROOT)));
        }
        if (policy.missing() == MissingSources.ZERO) {
            advise(
                    "no-forecast",
                    "/missing",
                    "A source that does not know makes the score lower, so that no forecast can be made of it. Maybe take reweighed.");
        }
        season(policy.forecast());
        levels(policy.forecast());
        return List.copyOf(findings);
    }

    private void weight(int weight, String at) {
        if (weight == 0) {
            advise("source-without-weight", at, "Whatever it says, the score is the same.");
        } else if (weight < LITTLE) {
            warn(
                    "source-without-effect",
                    at,
                    "It moves the score by " + weight + " of 10000 points at most, where all sources know.");
        } else if (weight == Checks.BASIS) {
            advise("one-source", at, "The score is what this source says, and there is none where it does not know.");
        } else if (2 * weight > Checks.BASIS) {
            advise("source-outweighs-others", at, "It counts more than all other sources together.");
        }
    }

    private void season(ForecastRule rule) {
        if (rule.season() > rule.history()) {
            warn(
                    "season-longer-than-history",
                    "/forecast/season",
                    "The first forecasts know " + rule.history() + " periods, less than a season of " + rule.season()
                            + ": there is nothing to compare them with.");
        } else if (rule.season() > 1 && rule.history() < 2 * rule.season()) {
            warn(
                    "season-not-known",
                    "/forecast/history",
                    "A season is learnt from two whole ones; the first forecasts, of " + rule.history()
                            + " periods, have none. Maybe " + 2 * rule.season() + " or more.");
        }
        if (rule.season() > 1 && rule.horizon() > rule.season()) {
            advise(
                    "horizon-beyond-season",
                    "/forecast/horizon",
                    "No trend is foreseen: what is further ahead than a season of " + rule.season()
                            + " periods repeats it at the same level.");
        }
    }

    private void levels(ForecastRule rule) {
        if (rule.recent() == rule.usual()) {
            warn(
                    "history-says-nothing",
                    "/forecast/recent",
                    "The recent level is the usual one, so that history says 5000 always. Maybe recent should be more than usual.");
        } else if (rule.recent() < rule.usual()) {
            warn(
                    "recent-slower-than-usual",
                    "/forecast/recent",
                    "The recent level follows more slowly than the usual one, so that history speaks against what grows. Maybe they are exchanged.");
        }
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }
}
