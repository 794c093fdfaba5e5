package io.communitykit.examples.report;

import java.util.Locale;

/** Writes pieces of a picture. */
final class Svg {

    private Svg() {}

    /** Fills a pattern in, numbers with a decimal point wherever it runs. */
    static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** A text that may stand between tags and in attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
