package io.communitykit.risk.word.weak.internal;

/** Digits and symbols that stand for letters, as everybody who writes so reads them. Stateless. */
final class LeetLetters {

    private static final String FROM = "1!|l0@4$5378+";
    private static final String TO = "iiiioaassetbt";

    private LeetLetters() {}

    /** The letter that a character stands for; itself if for none. */
    static int of(int codePoint) {
        int at = codePoint < 128 ? FROM.indexOf(codePoint) : -1;
        return at < 0 ? codePoint : TO.charAt(at);
    }

    /** Whether a character is a symbol that stands for a letter. */
    static boolean symbol(int codePoint) {
        return codePoint == '!' || codePoint == '|' || codePoint == '@' || codePoint == '$' || codePoint == '+';
    }
}
