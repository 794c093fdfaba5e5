package io.communitykit.referral.attribution;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is legal in a policy but probably wrong. Used once. */
final class AttributionPolicyLint {

    private static final Map<Strength, String> FIELDS = Map.of(
            Strength.TYPED_CODE, "typedCode",
            Strength.COUPON_CODE, "couponCode",
            Strength.DETERMINISTIC_CLICK, "deterministicClick",
            Strength.PROBABILISTIC_CLICK, "probabilisticClick");

    private final AttributionPolicy policy;
    private final List<LintFinding> findings = new ArrayList<>();

    AttributionPolicyLint(AttributionPolicy policy) {
        this.policy = policy;
    }

    List<LintFinding> findings() {
        windows();
        protection();
        validity();
        if (policy.friends() == Friends.ANYBODY) {
            warn(
                    "existing-customers",
                    "/friends",
                    "Who buys anyway can click a link first, and every order earns somebody a reward. Maybe new-customers.");
        }
        if (policy.tolerance().compareTo(Duration.ofDays(1)) > 0) {
            warn(
                    "tolerance-of-days",
                    "/tolerance",
                    "Clocks do not differ by " + policy.tolerance() + "; touches could be placed ahead of others.");
        }
        return List.copyOf(findings);
    }

    private void windows() {
        Optional<Duration> stronger = Optional.empty();
        for (Strength strength : Strength.values()) {
            Duration window = policy.windows().get(strength);
            String at = Violations.at("windows", FIELDS.getOrDefault(strength, ""));
            if (window == null) {
                advise("strength-not-counted", at, "Touches of strength " + strength + " never count.");
                continue;
            }
            if (stronger.isPresent() && window.compareTo(stronger.get()) > 0) {
                warn(
                        "weaker-waits-longer",
                        at,
                        "A touch that says less waits longer than a stronger one: " + window + " instead of "
                                + stronger.get() + " at most.");
            }
            stronger =
                    Optional.of(stronger.filter(it -> it.compareTo(window) < 0).orElse(window));
        }
    }

    private void protection() {
        if (policy.model() == Model.FIRST_TOUCH_LOCKED
                && policy.protection().isEmpty()
                && policy.validity().isEmpty()) {
            advise(
                    "bound-for-ever",
                    "/protection",
                    "Who was brought once stays with the same promoter for ever, as bindings neither lapse nor can be displaced.");
        }
        policy.protection()
                .filter(span -> policy.windows().values().stream().allMatch(window -> window.compareTo(span) < 0))
                .ifPresent(span -> advise(
                        "protection-beyond-windows",
                        "/protection",
                        "A touch is protected for as long as it counts, unless the friend registers or buys, since all windows end before "
                                + span + "."));
    }

    private void validity() {
        if (policy.validity().filter(Duration::isZero).isPresent()) {
            advise(
                    "nothing-prolongs",
                    "/validity",
                    "Neither registering nor buying prolongs a touch: only orders within the window are credited.");
        }
        policy.validity()
                .filter(span -> span.compareTo(policy.saleProtection()) < 0)
                .ifPresent(span -> warn(
                        "protection-beyond-validity",
                        "/saleProtection",
                        "An order protects for " + policy.saleProtection() + " what it prolongs by " + span
                                + " only."));
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }
}
