package io.communitykit.risk.word;

import java.util.Locale;

/**
 * A trick that hides a word from a plain search. Those of {@link Strength#STRONG} leave the word as it is for a reader and are
 * seen through by the {@link Folding} while the text is scanned; those of {@link Strength#WEAK} change it and are looked for in a
 * second pass, whose findings never block. Immutable.
 */
public enum Evasion {
    /** Upper for lower case: {@code VX}. */
    CASE(Strength.STRONG),
    /** Full-width or half-width forms: {@code ｖｘ}. */
    WIDTH(Strength.STRONG),
    /** Traditional for simplified characters: {@code 賭博}. */
    TRADITIONAL(Strength.STRONG),
    /** Circled, squared, mathematical and other styled forms, ligatures, radicals: {@code ①}, {@code 𝐯}, {@code ㎏}. */
    STYLED(Strength.STRONG),
    /** Digits of other scripts, Chinese ones too: {@code 一二三}, {@code 壹}, {@code ٣}. */
    DIGIT(Strength.STRONG),
    /** Letters of another script that look the same: Cyrillic {@code х} for Latin {@code x}. */
    LOOKALIKE(Strength.STRONG),
    /** Accents and strokes on letters: {@code v̶x̶}, {@code é}. */
    MARK(Strength.STRONG),
    /** ASCII and other symbols between characters: {@code 加*微.信}. */
    SYMBOL(Strength.STRONG),
    /** Spaces of any width between characters. */
    SPACE(Strength.STRONG),
    /** Chinese, Japanese and general punctuation between characters: {@code 加。微，信}. */
    PUNCTUATION(Strength.STRONG),
    /** Characters without width or shape between characters: zero-width spaces and joiners, direction marks, fillers. */
    ZERO_WIDTH(Strength.STRONG),
    /** Soft hyphens between characters. */
    SOFT_HYPHEN(Strength.STRONG),
    /** Variation selectors after characters. */
    VARIATION_SELECTOR(Strength.STRONG),
    /** Emoji between characters. */
    EMOJI(Strength.STRONG),
    /** Characters said more often than the word says them: {@code 加加微微信信}. Digits are left alone. */
    REPEAT(Strength.STRONG),
    /** Line breaks between characters; off unless asked for. */
    LINE_BREAK(Strength.STRONG),

    /** Other characters of the same sound: {@code 加威信}. */
    HOMOPHONE(Strength.WEAK),
    /** Latin spelling of some or all characters: {@code jia微xin}. */
    PINYIN(Strength.WEAK),
    /** First letters of the spelling: {@code jwx}. */
    INITIALS(Strength.WEAK),
    /** Characters taken apart: {@code 木仓支}. */
    SPLIT(Strength.WEAK),
    /** The word backwards. */
    REVERSED(Strength.WEAK),
    /** Letters or digits strewn between Han characters: {@code 加a微b信}. */
    NOISE(Strength.WEAK),
    /** Digits and symbols for letters: {@code v!p}, {@code s3x}. */
    LEET(Strength.WEAK);

    /** Whether a reader still sees the word. */
    public enum Strength {
        /** The word itself, dressed up. */
        STRONG,
        /** Something that may stand for the word. */
        WEAK
    }

    private final Strength strength;

    Evasion(Strength strength) {
        this.strength = strength;
    }

    /**
     * Whether a reader still sees the word.
     *
     * @return the strength
     */
    public Strength strength() {
        return strength;
    }

    /**
     * The name in documents and answers.
     *
     * @return lower-case words joined by {@code -}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
