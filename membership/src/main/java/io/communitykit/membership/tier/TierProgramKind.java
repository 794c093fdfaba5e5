package io.communitykit.membership.tier;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.policy.Violations;
import io.communitykit.membership.tier.internal.TierProgramDocument;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The policy documents of kind {@code tier-program}. */
final class TierProgramKind implements PolicyKind<TierProgram> {

    private static final String NAME = "tier-program";

    private final DocumentReader<TierProgramDocument> reader = DocumentReader.of(NAME, TierProgramDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TierProgram read(InputStream json) {
        return reader.read(json, TierProgramKind::convert);
    }

    private static @Nullable TierProgram convert(TierProgramDocument document, Violations violations) {
        List<TierLadder> ladders = new ArrayList<>();
        Set<LadderId> ids = new HashSet<>();
        for (int i = 0; i < document.ladders().size(); i++) {
            TierProgramDocument.Ladder ladder = document.ladders().get(i);
            if (!ids.add(ladder.id())) {
                violations.add(
                        Violations.at("ladders", i, "id"),
                        "an id that no ladder before has",
                        ladder.id().value());
            }
            List<Tier> tiers = tiers(ladder, Violations.at("ladders", i, "tiers"), violations);
            if (violations.isEmpty()) {
                ladders.add(new TierLadder(ladder.id(), ladder.currency(), tiers));
            }
        }
        return violations.isEmpty() ? new TierProgram(document.version(), ladders) : null;
    }

    private static List<Tier> tiers(TierProgramDocument.Ladder ladder, String pointer, Violations violations) {
        List<Tier> tiers = new ArrayList<>();
        Set<TierId> ids = new HashSet<>();
        for (int i = 0; i < ladder.tiers().size(); i++) {
            TierProgramDocument.Step step = ladder.tiers().get(i);
            if (!ids.add(step.id())) {
                violations.add(
                        Violations.below(pointer, i, "id"),
                        "an id that no tier before has",
                        step.id().value());
            }
            long floor = i == 0 ? Long.MIN_VALUE : ladder.tiers().get(i - 1).from();
            if (i > 0 && step.from() <= floor) {
                violations.add(
                        Violations.below(pointer, i, "from"),
                        "a threshold above the " + floor + " before",
                        step.from());
            }
            tiers.add(new Tier(step.id(), step.from()));
        }
        return tiers;
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    @Override
    public List<LintFinding> lint(TierProgram policy) {
        List<LintFinding> findings = new ArrayList<>();
        for (int i = 0; i < policy.ladders().size(); i++) {
            TierLadder ladder = policy.ladders().get(i);
            long first = ladder.tiers().get(0).enter();
            if (first > 0) {
                findings.add(new LintFinding(
                        Severity.ADVICE,
                        "tier-none-at-start",
                        Violations.at("ladders", i, "tiers", 0, "from"),
                        "members below " + first + " have no tier at all"));
            }
            if (ladder.tiers().size() == 1) {
                findings.add(new LintFinding(
                        Severity.ADVICE,
                        "ladder-single-tier",
                        Violations.at("ladders", i, "tiers"),
                        "ladder " + ladder.id() + " has nothing to climb to"));
            }
        }
        return findings;
    }
}
