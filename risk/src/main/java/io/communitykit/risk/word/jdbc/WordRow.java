package io.communitykit.risk.word.jdbc;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.Validity;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordPattern;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a list: a word, a pattern or a span to be let pass.
 *
 * @param kind {@link #WORD}, {@link #PATTERN} or {@link #SPAN}
 * @param name the word, the id of the pattern, the span
 * @param shape the notation of a pattern, else null
 * @param term all of a word or pattern, its validity cut to microseconds; null for a span
 */
record WordRow(
        int kind,
        String name,
        @Nullable String shape,
        @Nullable Term term) {

    static final int WORD = 1;
    static final int PATTERN = 2;
    static final int SPAN = 3;

    static List<WordRow> of(WordList list) {
        List<WordRow> rows = new ArrayList<>();
        list.words().forEach(word -> rows.add(of(word)));
        list.patterns().forEach(pattern -> rows.add(of(pattern)));
        list.allowed().forEach(span -> rows.add(span(span)));
        return rows;
    }

    static WordRow of(Term term) {
        requireStorable("note", term.note());
        requireStorable("word", term.name());
        Validity validity = cut(term.validity());
        if (term instanceof Word word) {
            Word cut = new Word(word.text(), word.category(), word.level(), word.fit(), word.note(), validity);
            return new WordRow(WORD, word.text(), null, cut);
        }
        WordPattern pattern = (WordPattern) term;
        requireStorable("pattern", pattern.pattern());
        return new WordRow(
                PATTERN,
                pattern.id(),
                pattern.pattern(),
                new WordPattern(
                        pattern.id(),
                        pattern.pattern(),
                        pattern.category(),
                        pattern.level(),
                        pattern.gaps(),
                        pattern.note(),
                        validity));
    }

    static WordRow span(String span) {
        if (span.isEmpty() || span.length() > Word.LONGEST) {
            throw InvalidValueException.of(
                    "allowed span", "1 to " + Word.LONGEST + " characters", span.length() + " characters");
        }
        requireStorable("allowed span", span);
        return new WordRow(SPAN, span, null, null);
    }

    /** The only part of a term that cannot be kept as it is. */
    private static Validity cut(Validity validity) {
        return new Validity(cut(validity.from()), cut(validity.until()));
    }

    private static Optional<Instant> cut(Optional<Instant> instant) {
        return instant.map(each -> Timestamps.cut("validity", each));
    }

    private static void requireStorable(String what, String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean pair = Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw InvalidValueException.of(what, "text without U+0000 and lone surrogates", "one at index " + at);
            }
            at += pair ? 1 : 0;
        }
    }

    /** Stands for kind, name and category: compared as bytes, and short however long the word is. */
    byte[] key() {
        MessageDigest digest = sha256();
        update(digest, Integer.toString(kind));
        update(digest, name);
        update(digest, term == null ? "" : term.category().value());
        return digest.digest();
    }

    /** Adds all of the row. */
    void digest(MessageDigest digest) {
        update(digest, Integer.toString(kind));
        update(digest, name);
        update(digest, String.valueOf(shape));
        // Records name all their parts.
        update(digest, String.valueOf(term));
    }

    static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
