package io.communitykit.recommend.candidate;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.policy.Violations;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.internal.CandidatePolicyDocument;
import io.communitykit.recommend.candidate.internal.MergeDocument;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policy documents of kind {@code candidate-policy}. */
final class CandidatePolicyKind implements PolicyKind<CandidatePolicy> {

    private static final String NAME = "candidate-policy";
    private static final int LIMIT = 500;
    private static final int RECIPROCAL_RANK = 60;

    private final DocumentReader<CandidatePolicyDocument> reader =
            DocumentReader.of(NAME, CandidatePolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CandidatePolicy read(InputStream json) {
        return reader.read(json, CandidatePolicyKind::converted);
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    private static @Nullable CandidatePolicy converted(CandidatePolicyDocument document, Violations violations) {
        List<BehaviourWeight> behaviours = violations.each(
                "/behaviours",
                document.behaviours(),
                (item, at) -> new BehaviourWeight(
                        item.kind(), item.weight().doubleValue(), Optional.ofNullable(item.halfLife())));
        List<CandidateRule> sources = violations.each(
                "/sources",
                document.sources(),
                (item, at) -> new CandidateRule(
                        item.id(), item.weight().doubleValue(), Objects.requireNonNullElse(item.limit(), LIMIT)));
        Optional<MergeRule> merge = violations.made("/merge", () -> merge(document.merge()));
        if (!violations.isEmpty()) {
            return null;
        }
        return violations
                .made("", () -> new CandidatePolicy(document.version(), behaviours, merge.orElseThrow(), sources))
                .orElse(null);
    }

    private static MergeRule merge(@Nullable MergeDocument document) {
        if (document instanceof MergeDocument.Weighted) {
            return new MergeRule.Weighted();
        }
        return new MergeRule.ReciprocalRank(
                document instanceof MergeDocument.ReciprocalRank ranks ? ranks.reciprocalRank() : RECIPROCAL_RANK);
    }

    @Override
    public List<LintFinding> lint(CandidatePolicy policy) {
        List<LintFinding> findings = new ArrayList<>();
        for (int i = 0; i < policy.behaviours().size(); i++) {
            if (policy.behaviours().get(i).halfLife().isEmpty()) {
                findings.add(new LintFinding(
                        Severity.ADVICE,
                        "interest-never-fades",
                        Violations.at("behaviours", i, "halfLife"),
                        policy.behaviours().get(i).kind() + " of years ago counts as much as today's."));
            }
        }
        if (policy.sources().size() == 1) {
            findings.add(
                    new LintFinding(
                            Severity.ADVICE,
                            "one-source",
                            "/sources",
                            "One source alone finds nothing for whom it does not know. Maybe add one that needs no history, such as what is trending."));
        }
        double most = policy.sources().stream()
                .mapToDouble(CandidateRule::weight)
                .max()
                .orElse(0);
        for (int i = 0; i < policy.sources().size(); i++) {
            if (policy.sources().get(i).weight() * 1_000 < most) {
                findings.add(new LintFinding(
                        Severity.WARNING,
                        "source-without-effect",
                        Violations.at("sources", i, "weight"),
                        "It counts less than a thousandth of another source."));
            }
        }
        return List.copyOf(findings);
    }
}
