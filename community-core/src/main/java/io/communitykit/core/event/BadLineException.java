package io.communitykit.core.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.Serial;

/** Carries the reason why a line is no event from where it is found to the reader. Costs no stack trace. */
final class BadLineException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MAX_QUOTED = 60;
    private static final int MAX_REASON = 300;

    private final String reason;

    BadLineException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** From the message of a value that refused its text, which may hold that text in full. */
    static BadLineException of(String member, RuntimeException refusal) {
        return new BadLineException(member + ": " + printable(String.valueOf(refusal.getMessage()), MAX_REASON));
    }

    String reason() {
        return reason;
    }

    /** The beginning of a text, in quotes and fit for one line of a log. */
    static String quote(String text) {
        return '"' + printable(text, MAX_QUOTED) + '"';
    }

    private static String printable(String text, int limit) {
        boolean cut = text.length() > limit && text.codePointCount(0, text.length()) > limit;
        String start = cut ? text.substring(0, text.offsetByCodePoints(0, limit)) : text;
        return new String(JsonStringEncoder.getInstance().quoteAsString(start)) + (cut ? "..." : "");
    }
}
