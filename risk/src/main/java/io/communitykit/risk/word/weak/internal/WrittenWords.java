package io.communitykit.risk.word.weak.internal;

/**
 * The words by their folded characters, for the searches that read characters in another order or leave some out. Immutable and safe for many
 * threads.
 */
public final class WrittenWords {

    final WeakWords words;
    final WeakTrie trie;

    /**
     * Builds the trie.
     *
     * @param words the words; those with a Han character count
     */
    public WrittenWords(WeakWords words) {
        this.words = words;
        WeakTrie.Builder builder = new WeakTrie.Builder();
        for (int word = 0; word < words.size(); word++) {
            for (int character : words.folded(word)) {
                if (Character.isIdeographic(character)) {
                    builder.add(words.folded(word), word);
                    break;
                }
            }
        }
        trie = builder.build();
    }
}
