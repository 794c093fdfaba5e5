package io.communitykit.referral.bargain;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.time.TimeRange;
import io.communitykit.referral.bargain.BargainPolicy.BuyAt;
import io.communitykit.referral.bargain.BargainPolicy.Limits;
import io.communitykit.referral.bargain.internal.BargainPolicyDocument;
import io.communitykit.referral.bargain.internal.BargainPolicyDocument.LimitsItem;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The policy documents of kind {@code bargain-policy}. */
final class BargainPolicyKind implements PolicyKind<BargainPolicy> {

    private static final String NAME = "bargain-policy";

    private final DocumentReader<BargainPolicyDocument> reader = DocumentReader.of(NAME, BargainPolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BargainPolicy read(InputStream json) {
        return reader.read(json, BargainPolicyKind::converted);
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    private static @Nullable BargainPolicy converted(BargainPolicyDocument document, Violations violations) {
        Optional<TimeRange> runs = Optional.ofNullable(document.runs())
                .flatMap(it -> violations.made("/runs", () -> new TimeRange(it.from(), it.until())));
        Optional<CutTerms> terms = terms(document, violations);
        Duration buyWithin = Objects.requireNonNullElse(document.buyWithin(), Duration.ZERO);
        span("/lasts", document.lasts(), 1, violations);
        span("/buyWithin", buyWithin, 0, violations);
        if (!violations.isEmpty() || terms.isEmpty()) {
            return null;
        }
        return new BargainPolicy(
                document.version(),
                document.program(),
                document.currency(),
                document.zone(),
                runs,
                terms.get(),
                document.lasts(),
                buyWithin,
                Objects.requireNonNullElse(document.buyAt(), BuyAt.FLOOR),
                document.limits() == null ? Limits.NONE : limits(document.limits()));
    }

    private static Limits limits(LimitsItem item) {
        return new Limits(limit(item.bargains()), limit(item.helpsPerDay()), limit(item.helps()));
    }

    private static OptionalInt limit(@Nullable Integer limit) {
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    private static Optional<CutTerms> terms(BargainPolicyDocument document, Violations violations) {
        Optional<Long> price = minor("/price", document.price(), document.currency(), violations);
        Optional<Long> floor = minor("/floor", document.floor(), document.currency(), violations);
        Optional<Long> minimum = document.minimum() == null
                ? Optional.of(1L)
                : minor("/minimum", document.minimum(), document.currency(), violations);
        Optional<Integer> factor = factor(document, violations);
        if (price.isEmpty() || floor.isEmpty() || minimum.isEmpty() || factor.isEmpty()) {
            return Optional.empty();
        }
        return violations.made(
                "",
                () -> new CutTerms(
                        price.get(), floor.get(), document.helpers(), minimum.get(), document.split(), factor.get()));
    }

    private static Optional<Integer> factor(BargainPolicyDocument document, Violations violations) {
        Integer decay = document.decay();
        Integer weight = document.newcomerWeight();
        if (decay != null && document.split() != Split.DECAY) {
            violations.add("/decay", "nothing unless split is decay", decay);
            return Optional.empty();
        }
        if (weight != null && document.split() != Split.WEIGHTED) {
            violations.add("/newcomerWeight", "nothing unless split is weighted", weight);
            return Optional.empty();
        }
        if (document.split() == Split.DECAY && decay == null) {
            violations.addMissing("/decay", "each cut's share of the one before");
            return Optional.empty();
        }
        if (document.split() == Split.WEIGHTED && weight == null) {
            violations.addMissing("/newcomerWeight", "a newcomer's mean cut");
            return Optional.empty();
        }
        return Optional.of(decay != null ? decay : weight != null ? weight : 0);
    }

    private static Optional<Long> minor(String pointer, BigDecimal amount, Currency currency, Violations violations) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > digits || amount.abs().compareTo(BigDecimal.TEN.pow(10)) > 0) {
            violations.add(pointer, "at most " + digits + " decimals and 10^10", amount.toPlainString());
            return Optional.empty();
        }
        return Optional.of(amount.movePointRight(digits).longValueExact());
    }

    private static void span(String pointer, Duration span, long micros, Violations violations) {
        if (span.compareTo(BargainPolicy.LONGEST) > 0 || span.toNanos() / 1_000 < micros) {
            violations.add(pointer, micros == 0 ? "0 to 366 days" : "a microsecond to 366 days", span);
        }
    }

    @Override
    public List<LintFinding> lint(BargainPolicy policy) {
        return new BargainPolicyLint(policy).findings();
    }
}
