package io.communitykit.risk.word;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import java.util.ArrayList;
import java.util.List;

/** Finds what is legal in a policy but probably wrong. Used once. */
final class WordPolicyLint {

    private final WordPolicy policy;
    private final List<LintFinding> findings = new ArrayList<>();

    WordPolicyLint(WordPolicy policy) {
        this.policy = policy;
    }

    List<LintFinding> findings() {
        List<WordRule> rules = policy.rules();
        for (int later = 1; later < rules.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (covers(rules.get(earlier), rules.get(later))) {
                    findings.add(new LintFinding(
                            Severity.WARNING,
                            "rule-unreachable",
                            Violations.at("rules", later),
                            "Rule " + earlier + " speaks of everything that rule " + later + " speaks of."));
                    break;
                }
            }
        }
        if (rules.stream()
                .anyMatch(rule -> covers(rule, new WordRule(rule.categories(), Level.LOW, Action.PASS))
                        && rule.categories().isEmpty()
                        && rule.action() == Action.BLOCK)) {
            warn("blocks-everything", "/rules", "A rule blocks every hit, those of level low too.");
        }
        if (policy.weak() != WeakUse.NEVER && policy.weakKinds().isEmpty()) {
            warn("weak-without-kinds", "/weak", "Weak evidence is looked for, but no kind of it counts.");
        }
        if (policy.folding().through().isEmpty()) {
            warn("nothing-seen-through", "/folding", "A single space hides every word.");
        }
        return List.copyOf(findings);
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }

    private static boolean covers(WordRule earlier, WordRule later) {
        boolean categories = earlier.categories().isEmpty()
                || (!later.categories().isEmpty() && earlier.categories().containsAll(later.categories()));
        return categories && earlier.from().compareTo(later.from()) <= 0;
    }
}
