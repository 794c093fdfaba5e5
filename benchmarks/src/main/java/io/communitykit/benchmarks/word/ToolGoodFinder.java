package io.communitykit.benchmarks.word;

import java.util.List;
import toolgood.words.WordsSearch;

/** ToolGood's WordsSearch, the one of its searches that gives places and can be built from 20,000 words. */
final class ToolGoodFinder implements WordFinder {

    private final WordsSearch search = new WordsSearch();

    ToolGoodFinder(List<String> words) {
        search.SetKeywords(words);
    }

    @Override
    public boolean contains(String text) {
        return search.ContainsAny(text);
    }

    @Override
    public int findAll(String text) {
        return search.FindAll(text).size();
    }

    @Override
    public int overlapping(String text) {
        return findAll(text);
    }

    @Override
    public String replace(String text) {
        return search.Replace(text);
    }
}
