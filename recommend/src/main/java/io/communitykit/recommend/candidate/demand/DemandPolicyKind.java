package io.communitykit.recommend.candidate.demand;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.policy.Violations;
import io.communitykit.recommend.candidate.demand.internal.DemandPolicyDocument;
import io.communitykit.recommend.candidate.demand.internal.DemandPolicyDocument.ForecastItem;
import io.communitykit.recommend.candidate.demand.internal.DemandPolicyDocument.WeightItem;
import io.communitykit.recommend.internal.Checks;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The policy documents of kind {@code demand-policy}. */
final class DemandPolicyKind implements PolicyKind<DemandPolicy> {

    private static final String NAME = "demand-policy";

    private final DocumentReader<DemandPolicyDocument> reader = DocumentReader.of(NAME, DemandPolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DemandPolicy read(InputStream json) {
        return reader.read(json, DemandPolicyKind::converted);
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    private static @Nullable DemandPolicy converted(DemandPolicyDocument document, Violations violations) {
        WeightItem weights = document.weights();
        int sum = weights.history() + weights.environment() + weights.discussion() + weights.supply();
        if (sum != Checks.BASIS) {
            violations.add("/weights", "weights of 10000 basis points together", sum);
            return null;
        }
        return new DemandPolicy(
                document.version(),
                Map.of(
                        DemandSource.HISTORY, weights.history(),
                        DemandSource.ENVIRONMENT, weights.environment(),
                        DemandSource.DISCUSSION, weights.discussion(),
                        DemandSource.SUPPLY, weights.supply()),
                Objects.requireNonNullElse(document.missing(), MissingSources.REWEIGHED),
                forecast(document.forecast()));
    }

    private static ForecastRule forecast(@Nullable ForecastItem item) {
        if (item == null) {
            return DemandPolicy.USUAL.forecast();
        }
        ForecastRule usual = ForecastRule.of(item.season());
        return new ForecastRule(
                item.season(),
                Objects.requireNonNullElse(item.history(), usual.history()),
                Objects.requireNonNullElse(item.horizon(), usual.horizon()),
                Objects.requireNonNullElse(item.recent(), usual.recent()),
                Objects.requireNonNullElse(item.usual(), usual.usual()));
    }

    @Override
    public List<LintFinding> lint(DemandPolicy policy) {
        return new DemandPolicyLint(policy).findings();
    }
}
