package io.communitykit.examples.words;

/**
 * Turns offsets into lines and columns. Offsets must be asked for in ascending order, so that a text is walked through once. Lines end at LF, CR,
 * or both; columns count code points. Not safe for many threads.
 */
final class Places {

    private static final int CONTEXT = 12;
    private static final int LONGEST_HIT = 60;

    private final String text;
    private int line = 1;
    private int lineStart;
    private int at;
    private int column = 1;

    Places(String text) {
        this.text = text;
    }

    /** Goes to an offset, at or behind the last one. */
    Places to(int offset) {
        while (at < offset) {
            char c = text.charAt(at);
            boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if ((c == '\n' || c == '\r') && !pair) {
                line++;
                lineStart = at + 1;
                column = 1;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
            at++;
        }
        return this;
    }

    /** The line, from 1. */
    int line() {
        return line;
    }

    /** The column in code points, from 1. */
    int column() {
        return column;
    }

    /** A hit for a table: of a very long one, its two ends. */
    static String shortened(String hit) {
        int characters = hit.codePointCount(0, hit.length());
        return characters <= LONGEST_HIT
                ? hit
                : hit.substring(0, hit.offsetByCodePoints(0, CONTEXT)) + "…"
                        + hit.substring(hit.offsetByCodePoints(hit.length(), -CONTEXT));
    }

    /** A hit in brackets with a few characters of its line on both sides; from the offset that was gone to. */
    String context(int end) {
        int from = Math.max(lineStart, at - CONTEXT);
        if (from > lineStart && Character.isLowSurrogate(text.charAt(from))) {
            from--;
        }
        int to = end;
        while (to < text.length() && to < end + CONTEXT && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
            to++;
        }
        if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
            to++;
        }
        return text.substring(from, at) + "[" + shortened(text.substring(at, end)) + "]" + text.substring(end, to);
    }
}
