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
import io.communitykit.referral.internal.PolicyFields;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        PolicyFields.span("/lasts", document.lasts(), 1, BargainPolicy.LONGEST, violations);
        PolicyFields.span("/buyWithin", buyWithin, 0, BargainPolicy.LONGEST, violations);
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
        return new Limits(
                PolicyFields.limit(item.bargains()),
                PolicyFields.limit(item.helpsPerDay()),
                PolicyFields.limit(item.helps()));
    }

    private static Optional<CutTerms> terms(BargainPolicyDocument document, Violations violations) {
        Optional<Long> price = PolicyFields.minor("/price", document.price(), document.currency(), 10, violations);
        Optional<Long> floor = PolicyFields.minor("/floor", document.floor(), document.currency(), 10, violations);
        Optional<Long> minimum = document.minimum() == null
                ? Optional.of(1L)
                : PolicyFields.minor("/minimum", document.minimum(), document.currency(), 10, violations);
        Optional<Integer> factor = factor(document, violations);
        if (price.isEmpty() || floor.isEmpty() || minimum.isEmpty() || factor.isEmpty()) {
            return Optional.empty();
        }
        long total = price.get() - floor.get();
        boolean crowd = total > 0 && minimum.get() == 1 && document.helpers() > total;
        return violations.made(
                crowd ? "/helpers" : "",
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

    @Override
    public List<LintFinding> lint(BargainPolicy policy) {
        return new BargainPolicyLint(policy).findings();
    }
}
