package io.communitykit.benchmarks.word;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie.Hit;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie.IHit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** hankcs AhoCorasickDoubleArrayTrie; it has no replace, so one is written on top of its hits. One for each thread, since it counts. */
final class DoubleArrayTrieFinder implements WordFinder {

    private final AhoCorasickDoubleArrayTrie<String> trie = new AhoCorasickDoubleArrayTrie<>();
    private int count;
    private final IHit<String> counting = (begin, end, word) -> count++;

    DoubleArrayTrieFinder(List<String> words) {
        Map<String, String> map = new TreeMap<>();
        words.forEach(word -> map.put(word, word));
        trie.build(map);
    }

    @Override
    public boolean contains(String text) {
        return trie.matches(text);
    }

    @Override
    public int findAll(String text) {
        return trie.parseText(text).size();
    }

    @Override
    public int scan(String text) {
        count = 0;
        trie.parseText(text, counting);
        return count;
    }

    @Override
    public int overlapping(String text) {
        return findAll(text);
    }

    @Override
    public String replace(String text) {
        Stars stars = new Stars(text);
        for (Hit<String> hit : trie.parseText(text)) {
            stars.cover(hit.begin, hit.end);
        }
        return stars.toString();
    }
}
