package io.communitykit.risk.word.screen;

import io.communitykit.risk.word.Action;
import io.communitykit.risk.word.ChineseBoundaries;
import io.communitykit.risk.word.FindMode;
import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.Verdict;
import io.communitykit.risk.word.WeakUse;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.WordPolicy;
import io.communitykit.risk.word.WordPolicy.BoundaryChoice;
import io.communitykit.risk.word.spi.WordBoundaries;
import io.communitykit.risk.word.weak.WeakEvidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges texts by a policy and its dictionaries: one pass for words as they are or disguised, and where the policy wants it a second one for
 * weak evidence. Immutable and safe for many threads; costly to make, meant to be kept.
 */
public final class WordScreen {

    private final WordPolicy policy;
    private final WordMatcher matcher;
    private final @Nullable WeakEvidence weak;

    private WordScreen(WordPolicy policy, WordMatcher matcher) {
        this.policy = policy;
        this.matcher = matcher;
        this.weak = policy.weak() == WeakUse.NEVER || policy.weakKinds().isEmpty()
                ? null
                : WeakEvidence.builder(matcher).kinds(policy.weakKinds()).build();
    }

    /**
     * Builds a screen with its dictionary.
     *
     * @param policy what is seen through and what follows
     * @param lists the dictionaries
     * @return the screen
     * @throws io.communitykit.core.InvalidValueException if a limit of {@link WordMatcher} is passed
     */
    public static WordScreen of(WordPolicy policy, Collection<WordList> lists) {
        WordMatcher.Builder builder = WordMatcher.builder().folding(policy.folding());
        lists.forEach(builder::add);
        return of(policy, builder.build());
    }

    /**
     * Builds a screen on a dictionary that is there. Of the policy, the boundaries and what follows count; the folding is the matcher's.
     *
     * @param policy what follows
     * @param matcher the dictionary, with its rules
     * @return the screen
     */
    public static WordScreen of(WordPolicy policy, WordMatcher matcher) {
        MatchRules rules = matcher.rules();
        WordBoundaries judge =
                policy.boundaries() == BoundaryChoice.NONE ? WordBoundaries.NONE : ChineseBoundaries.standard();
        return new WordScreen(policy, matcher.with(rules.boundaries(judge)));
    }

    /**
     * The dictionary with the rules of this screen.
     *
     * @return the matcher
     */
    public WordMatcher matcher() {
        return matcher;
    }

    /**
     * Judges a text.
     *
     * @param text any text
     * @return what follows, with a reason for each hit
     */
    public Verdict check(CharSequence text) {
        List<Hit> hits = matcher.findAll(text, FindMode.OVERLAPPING);
        Verdict verdict = policy.judge(hits);
        WeakEvidence second = weak;
        if (second == null || (policy.weak() == WeakUse.WHAT_PASSED && verdict.action() != Action.PASS)) {
            return verdict;
        }
        List<Hit> evidence = second.findAll(text);
        if (evidence.isEmpty()) {
            return verdict;
        }
        List<Hit> all = new ArrayList<>(hits);
        all.addAll(evidence);
        all.sort(Hit.IN_ORDER);
        return policy.judge(all);
    }
}
