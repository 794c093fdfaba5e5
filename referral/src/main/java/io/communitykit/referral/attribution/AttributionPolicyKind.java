package io.communitykit.referral.attribution;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.policy.Violations;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.AttributionPolicy.Roles;
import io.communitykit.referral.attribution.internal.AttributionPolicyDocument;
import io.communitykit.referral.attribution.internal.AttributionPolicyDocument.WindowItem;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policy documents of kind {@code attribution-policy}. */
final class AttributionPolicyKind implements PolicyKind<AttributionPolicy> {

    private static final String NAME = "attribution-policy";

    private final DocumentReader<AttributionPolicyDocument> reader =
            DocumentReader.of(NAME, AttributionPolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AttributionPolicy read(InputStream json) {
        return reader.read(json, AttributionPolicyKind::converted);
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    private static @Nullable AttributionPolicy converted(AttributionPolicyDocument document, Violations violations) {
        spans(document, violations);
        Map<Strength, Duration> windows = windows(document.windows());
        if (windows.isEmpty()) {
            violations.addMissing("/windows", "at least one window");
        }
        if (document.protection() != null && document.model() != Model.FIRST_TOUCH_LOCKED) {
            violations.add(
                    "/protection", "no protection unless the model is first-touch-locked", document.protection());
        }
        if (!violations.isEmpty()) {
            return null;
        }
        return new AttributionPolicy(
                document.version(),
                document.program(),
                document.model(),
                Optional.ofNullable(document.protection()),
                windows,
                Optional.ofNullable(document.validity()),
                Objects.requireNonNullElse(document.friends(), Friends.NEW_CUSTOMERS),
                Objects.requireNonNullElse(document.roles(), Roles.EQUAL),
                Objects.requireNonNullElse(document.saleProtection(), Duration.ZERO),
                Objects.requireNonNullElse(document.tolerance(), AttributionPolicy.USUAL_TOLERANCE));
    }

    private static void spans(AttributionPolicyDocument document, Violations violations) {
        WindowItem windows = document.windows();
        span("/windows/typedCode", windows.typedCode(), 1, violations);
        span("/windows/couponCode", windows.couponCode(), 1, violations);
        span("/windows/deterministicClick", windows.deterministicClick(), 1, violations);
        span("/windows/probabilisticClick", windows.probabilisticClick(), 1, violations);
        span("/protection", document.protection(), 1, violations);
        span("/validity", document.validity(), 0, violations);
        span("/saleProtection", document.saleProtection(), 0, violations);
        span("/tolerance", document.tolerance(), 0, violations);
    }

    private static void span(String pointer, @Nullable Duration span, long micros, Violations violations) {
        if (span == null) {
            return;
        }
        boolean fits = span.compareTo(AttributionPolicy.LONGEST) <= 0 && span.toNanos() / 1_000 >= micros;
        if (!fits) {
            violations.add(pointer, micros == 0 ? "0 to 36500 days" : "a microsecond to 36500 days", span);
        }
    }

    private static Map<Strength, Duration> windows(WindowItem item) {
        Map<Strength, Duration> windows = new EnumMap<>(Strength.class);
        put(windows, Strength.TYPED_CODE, item.typedCode());
        put(windows, Strength.COUPON_CODE, item.couponCode());
        put(windows, Strength.DETERMINISTIC_CLICK, item.deterministicClick());
        put(windows, Strength.PROBABILISTIC_CLICK, item.probabilisticClick());
        return windows;
    }

    private static void put(Map<Strength, Duration> windows, Strength strength, @Nullable Duration window) {
        if (window != null) {
            windows.put(strength, window);
        }
    }

    @Override
    public List<LintFinding> lint(AttributionPolicy policy) {
        return new AttributionPolicyLint(policy).findings();
    }
}
