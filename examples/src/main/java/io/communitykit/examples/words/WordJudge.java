package io.communitykit.examples.words;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.Verdict;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.WordPolicy;
import io.communitykit.risk.word.ready.ReadyWords;
import io.communitykit.risk.word.spi.WordBoundaries;

/**
 * A dictionary and what follows from its hits.
 *
 * @param matcher the dictionary
 * @param policy what follows
 */
public record WordJudge(WordMatcher matcher, WordPolicy policy) {

    /** Levels decide. */
    static final WordPolicy BY_LEVEL = WordPolicy.byLevel(new PolicyVersion("by-level"));

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
        return matcher.check(text, policy);
    }
}
