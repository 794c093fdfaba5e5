package io.communitykit.benchmarks.word;

import cn.hutool.dfa.FoundWord;
import cn.hutool.dfa.WordTree;
import java.util.List;

/** Hutool's WordTree, told to skip no characters; masking is written on top of its hits. */
final class HutoolFinder implements WordFinder {

    private static final int NO_LIMIT = -1;

    private final WordTree tree = new WordTree();

    HutoolFinder(List<String> words) {
        tree.setCharFilter(c -> true);
        tree.addWords(words);
    }

    @Override
    public boolean contains(String text) {
        return tree.isMatch(text);
    }

    @Override
    public int findAll(String text) {
        return tree.matchAllWords(text).size();
    }

    // Dense and greedy: from every place, every word.
    @Override
    public int overlapping(String text) {
        return tree.matchAllWords(text, NO_LIMIT, true, true).size();
    }

    @Override
    public String replace(String text) {
        Stars stars = new Stars(text);
        for (FoundWord found : tree.matchAllWords(text)) {
            stars.cover(found.getStartIndex(), found.getEndIndex() + 1);
        }
        return stars.toString();
    }
}
