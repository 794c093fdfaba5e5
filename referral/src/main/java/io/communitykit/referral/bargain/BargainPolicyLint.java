package io.communitykit.referral.bargain;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.referral.bargain.BargainPolicy.BuyAt;
import java.util.ArrayList;
import java.util.List;

/** Finds what is legal in a policy of bargains but probably wrong. Used once. */
final class BargainPolicyLint {

    private static final int MANY = 100;

    private final BargainPolicy policy;
    private final List<LintFinding> findings = new ArrayList<>();

    BargainPolicyLint(BargainPolicy policy) {
        this.policy = policy;
    }

    List<LintFinding> findings() {
        CutTerms terms = policy.terms();
        if (terms.floor() == 0) {
            warn("free", "/floor", "Who finds " + terms.helpers() + " friends gets it for nothing.");
        }
        if (policy.limits().helps().isEmpty() && policy.limits().helpsPerDay().isEmpty()) {
            warn("helpers-without-limit", "/limits", "A few accounts can help everybody, again and again.");
        }
        if (policy.limits().bargains().isEmpty()) {
            advise("bargains-without-limit", "/limits/bargains", "A member may start any number of bargains.");
        }
        if (policy.buyAt() == BuyAt.FLOOR && policy.buyWithin().isZero()) {
            warn(
                    "no-time-to-buy",
                    "/buyWithin",
                    "A bargain whose last friend helps at the end is over before it can be bought.");
        }
        if (policy.buyAt() == BuyAt.FLOOR && terms.helpers() > MANY) {
            warn(
                    "hardly-reached",
                    "/helpers",
                    terms.helpers() + " friends are needed before it can be bought; buyers may feel deceived.");
        }
        if (terms.minimum() * terms.helpers() == terms.total()) {
            advise("all-alike", "/minimum", "All cuts are the least cut; nothing is left to share out.");
        }
        if (terms.split() == Split.WEIGHTED && 2L * terms.factor() > (long) CutTerms.WHOLE * terms.helpers()) {
            advise(
                    "weight-beyond-helpers",
                    "/newcomerWeight",
                    "With " + terms.helpers()
                            + " helpers not even the first newcomer can cut so many times the mean: no cut"
                            + " is more than all that is left.");
        }
        return List.copyOf(findings);
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }
}
