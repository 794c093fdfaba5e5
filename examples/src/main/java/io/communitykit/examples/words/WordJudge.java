package io.communitykit.examples.words;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.Action;
import io.communitykit.risk.word.FindMode;
import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.Verdict;
import io.communitykit.risk.word.WeakUse;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.WordPolicy;
import io.communitykit.risk.word.ready.ReadyWords;
import io.communitykit.risk.word.spi.WordBoundaries;
import io.communitykit.risk.word.weak.WeakEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A dictionary and what follows from its hits, those of the second pass included where the policy wants them. Safe for many threads. */
public final class WordJudge {

    /** Levels decide. */
    static final WordPolicy BY_LEVEL = WordPolicy.byLevel(new PolicyVersion("by-level"));

    private static final Comparator<Hit> IN_ORDER = Comparator.comparingInt(Hit::start)
            .thenComparing(Comparator.comparingInt(Hit::end).reversed());

    private final WordMatcher matcher;
    private final WordPolicy policy;
    private final Optional<WeakEvidence> weak;

    /**
     * Puts the two together.
     *
     * @param matcher the dictionary
     * @param policy what follows
     */
    WordJudge(WordMatcher matcher, WordPolicy policy) {
        this.matcher = matcher;
        this.policy = policy;
        this.weak = policy.weak() == WeakUse.NEVER ? Optional.empty() : Optional.of(WeakEvidence.of(matcher));
    }

    /** The dictionary that comes with the library, whose levels decide. */
    public static WordJudge ready() {
        WordMatcher.Builder builder = WordMatcher.builder();
        ReadyWords.all().forEach(builder::add);
        return new WordJudge(builder.build(), BY_LEVEL);
    }

    /** What counts, with the judge of Chinese words that a policy wants. */
    static MatchRules rules(MatchRules rules, WordPolicy policy) {
        return policy.boundaries() == WordPolicy.BoundaryChoice.NONE ? rules.boundaries(WordBoundaries.NONE) : rules;
    }

    /** What the policy says of a text. */
    public Verdict judge(String text) {
        List<Hit> hits = matcher.findAll(text, FindMode.OVERLAPPING);
        Verdict verdict = policy.judge(hits);
        if (policy.weak() == WeakUse.WHAT_PASSED && verdict.action() != Action.PASS) {
            return verdict;
        }
        return weak.map(second -> policy.judge(together(hits, second, text))).orElse(verdict);
    }

    /** Hits and weak evidence in the order of the text. */
    static List<Hit> together(List<Hit> hits, WeakEvidence second, String text) {
        List<Hit> all = new ArrayList<>(hits);
        all.addAll(second.findAll(text));
        all.sort(IN_ORDER);
        return all;
    }
}
