package io.communitykit.benchmarks.word;

import com.github.houbb.sensitive.word.api.IWordResult;
import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import com.github.houbb.sensitive.word.support.allow.WordAllows;
import com.github.houbb.sensitive.word.support.result.WordResultHandlers;
import java.util.List;

/**
 * houbb sensitive-word. Its time for one text grows with the square of the text's length, so a long text goes to it in pieces of {@value #PIECE}
 * characters, which spares it that.
 */
final class HoubbFinder implements WordFinder {

    private static final int PIECE = 1_000;

    private final SensitiveWordBs words;

    private HoubbFinder(SensitiveWordBs words) {
        this.words = words;
    }

    /** As it comes: case, width, digits, traditional characters and letters in circles are folded. */
    static HoubbFinder withDefaults(List<String> words) {
        return new HoubbFinder(start(words).init());
    }

    /** Nothing is folded. */
    static HoubbFinder plain(List<String> words) {
        return new HoubbFinder(start(words)
                .ignoreCase(false)
                .ignoreWidth(false)
                .ignoreNumStyle(false)
                .ignoreChineseStyle(false)
                .ignoreEnglishStyle(false)
                .init());
    }

    private static SensitiveWordBs start(List<String> words) {
        return SensitiveWordBs.newInstance().wordDeny(() -> words).wordAllow(WordAllows.empty());
    }

    @Override
    public boolean contains(String text) {
        return words.contains(text);
    }

    @Override
    public int findAll(String text) {
        int found = 0;
        for (int at = 0; at < text.length(); at += PIECE) {
            String piece = text.length() <= PIECE ? text : text.substring(at, Math.min(text.length(), at + PIECE));
            List<IWordResult> results = words.findAll(piece, WordResultHandlers.raw());
            found += results.size();
        }
        return found;
    }

    @Override
    public String replace(String text) {
        return words.replace(text);
    }
}
