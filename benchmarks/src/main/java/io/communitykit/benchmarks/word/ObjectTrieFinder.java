package io.communitykit.benchmarks.word;

import java.util.List;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/** robert-bor's ahocorasick; it has no replace of its own. */
final class ObjectTrieFinder implements WordFinder {

    private final Trie trie;

    ObjectTrieFinder(List<String> words) {
        this.trie = Trie.builder().addKeywords(words).build();
    }

    @Override
    public boolean contains(String text) {
        return trie.containsMatch(text);
    }

    @Override
    public int findAll(String text) {
        return trie.parseText(text).size();
    }

    @Override
    public int overlapping(String text) {
        return findAll(text);
    }

    @Override
    public String replace(String text) {
        Stars stars = new Stars(text);
        for (Emit emit : trie.parseText(text)) {
            stars.cover(emit.getStart(), emit.getEnd() + 1);
        }
        return stars.toString();
    }
}
