package io.communitykit.benchmarks.word;

import io.communitykit.risk.word.FindMode;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.HitVisitor;
import io.communitykit.risk.word.Mask;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordMatcher;
import java.util.List;

/** CommunityKit's own. One for each thread, since it counts. */
final class OwnFinder implements WordFinder {

    private static final Mask STARS = Mask.each('*');

    private final WordMatcher matcher;
    private int count;
    private final HitVisitor counting = (start, end, term) -> {
        count++;
        return true;
    };

    OwnFinder(List<Word> words, Folding folding, MatchRules rules) {
        this.matcher =
                WordMatcher.builder().folding(folding).rules(rules).add(words).build();
    }

    @Override
    public boolean contains(String text) {
        return matcher.contains(text);
    }

    @Override
    public int findAll(String text) {
        return matcher.findAll(text).size();
    }

    @Override
    public int scan(String text) {
        count = 0;
        matcher.scan(text, counting);
        return count;
    }

    @Override
    public int overlapping(String text) {
        count = 0;
        matcher.scan(text, FindMode.OVERLAPPING, counting);
        return count;
    }

    @Override
    public String replace(String text) {
        return matcher.replace(text, STARS);
    }
}
