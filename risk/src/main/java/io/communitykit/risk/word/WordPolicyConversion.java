package io.communitykit.risk.word;

import io.communitykit.core.policy.Violations;
import io.communitykit.risk.word.Evasion.Strength;
import io.communitykit.risk.word.WordPolicy.BoundaryChoice;
import io.communitykit.risk.word.internal.WordPolicyDocument;
import io.communitykit.risk.word.internal.WordPolicyDocument.FoldingItem;
import io.communitykit.risk.word.internal.WordPolicyDocument.RuleItem;
import io.communitykit.risk.word.internal.WordPolicyDocument.WeakItem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a document into a policy and collects what does not fit. Used once. */
final class WordPolicyConversion {

    private final WordPolicyDocument document;
    private final Violations violations;

    WordPolicyConversion(WordPolicyDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
    }

    @Nullable
    WordPolicy convert() {
        FoldingItem item = document.folding();
        WeakItem weak = document.weak();
        WordPolicy usual = WordPolicy.byLevel(document.version());
        if (item != null) {
            strength(item.without(), Strength.STRONG, Violations.at("folding", "without"));
            strength(item.with(), Strength.STRONG, Violations.at("folding", "with"));
        }
        if (weak != null) {
            strength(weak.kinds(), Strength.WEAK, Violations.at("weak", "kinds"));
        }
        if (!violations.isEmpty()) {
            return null;
        }
        return new WordPolicy(
                document.version(),
                item == null ? Folding.DEFAULT : folding(item),
                document.boundaries() == null ? BoundaryChoice.CHINESE : document.boundaries(),
                document.rules().stream().map(WordPolicyConversion::rule).toList(),
                document.lowHits() == null ? 0 : document.lowHits(),
                weak == null ? usual.weak() : weak.use(),
                weak == null || weak.kinds().isEmpty() ? usual.weakKinds() : Set.copyOf(weak.kinds()),
                weak == null || weak.from() == null ? 0 : weak.from());
    }

    private void strength(List<Evasion> kinds, Strength wanted, String pointer) {
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).strength() != wanted) {
                violations.add(
                        Violations.below(pointer, i),
                        "a " + wanted.name().toLowerCase(java.util.Locale.ROOT) + " trick",
                        kinds.get(i).text());
            }
        }
    }

    private static Folding folding(FoldingItem item) {
        Folding folding = Folding.DEFAULT;
        for (Evasion kind : item.with()) {
            folding = folding.with(kind);
        }
        for (Evasion kind : item.without()) {
            folding = folding.without(kind);
        }
        return item.maxGap() == null ? folding : folding.withMaxGap(item.maxGap());
    }

    private static WordRule rule(RuleItem item) {
        return new WordRule(
                new LinkedHashSet<>(item.categories()), item.from() == null ? Level.LOW : item.from(), item.action());
    }
}
