package io.communitykit.risk.abuse;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.risk.abuse.internal.Ranges;
import java.util.ArrayList;
import java.util.List;

/** Finds what is legal in a policy but probably wrong. Used once. */
final class AbusePolicyLint {

    /** A score that strangers of one household reach. */
    private static final int LOW_REVIEW = 2_500;

    private final AbusePolicy policy;
    private final List<LintFinding> findings = new ArrayList<>();

    AbusePolicyLint(AbusePolicy policy) {
        this.policy = policy;
    }

    List<LintFinding> findings() {
        for (Signal signal : Signal.values()) {
            signal(signal, policy.weight(signal), Violations.at("weights", signal.text()));
        }
        together();
        keys();
        thresholds();
        limits(policy.limits());
        return List.copyOf(findings);
    }

    private void signal(Signal signal, int weight, String at) {
        if (weight == 0) {
            advise("signal-without-weight", at, "Whatever it sees, the score is the same.");
        } else if (signal != Signal.SELF && weight >= policy.block()) {
            warn(
                    "signal-blocks-alone",
                    at,
                    "It blocks alone at full strength, and only one person with two accounts is that certain. Maybe a weight below "
                            + policy.block() + ".");
        }
        if (signal == Signal.DISPOSABLE && weight >= policy.review()) {
            warn("mailbox-reviews-alone", at, "Everybody with a disposable mailbox is reviewed.");
        }
    }

    private void together() {
        double passing = 1;
        for (Signal signal : Signal.values()) {
            passing *= 1 - (double) policy.weight(signal) / Ranges.BASIS;
        }
        long most = Math.round((1 - passing) * Ranges.BASIS);
        if (most < policy.review()) {
            warn("review-never-reached", "/review", "All signals together reach " + most + ", so that all pass.");
        } else if (most < policy.block()) {
            warn(
                    "block-never-reached",
                    "/block",
                    "All signals together reach " + most + ", so that nothing is blocked.");
        }
    }

    private void keys() {
        boolean hard = false;
        boolean soft = false;
        for (var each : policy.keys().entrySet()) {
            hard |= each.getValue().strength() == KeyStrength.HARD;
            soft |= each.getValue().strength() == KeyStrength.SOFT;
            long alone = (long) each.getValue().weight() * policy.weight(Signal.SHARED) / Ranges.BASIS;
            String at = Violations.at("keys", each.getKey().value(), "weight");
            if (alone >= policy.block()) {
                warn("soft-key-blocks-alone", at, "Two persons who share one such key are blocked. Maybe it is hard.");
            } else if (alone >= policy.review()) {
                advise("soft-key-reviews-alone", at, "Two persons who share one such key are reviewed.");
            }
        }
        if (!hard) {
            unused(Signal.SELF, "No key is hard: only a member who brings the same account is one person.");
        }
        if (!soft) {
            unused(Signal.SHARED, "No key is soft: nobody is near anybody.");
            unused(Signal.SIBLINGS, "No key is soft: nobody is near anybody.");
        }
    }

    private void unused(Signal signal, String why) {
        if (policy.weight(signal) > 0) {
            advise("signal-never-speaks", Violations.at("weights", signal.text()), why);
        }
    }

    private void thresholds() {
        if (policy.review() < LOW_REVIEW) {
            advise("review-of-many", "/review", "Families reach such a score. Maybe " + LOW_REVIEW + " or more.");
        }
        if (policy.review() == policy.block()) {
            advise("no-review", "/block", "Nothing is reviewed: what is suspicious is blocked at once.");
        }
    }

    private void limits(AbuseLimits limits) {
        if (limits.hub() <= limits.family() + 1) {
            warn(
                    "hub-below-family",
                    "/limits/hub",
                    "A family of " + limits.family()
                            + " and its referrer are a hub already, so that farms of their size are not seen.");
        }
        if (limits.burst().compareTo(limits.velocity().multipliedBy(10)) > 0) {
            advise("burst-of-weeks", "/limits/burst", "A window so long sees growth, not a burst.");
        }
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }
}
