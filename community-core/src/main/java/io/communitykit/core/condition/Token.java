package io.communitykit.core.condition;

/**
 * A word of the text form.
 *
 * @param kind what it is
 * @param text itself, without quotes and escapes
 * @param at where it begins, in characters from 0
 */
record Token(Kind kind, String text, int at) {

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(word);
    }

    /** As in the source, for messages. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case QUOTED -> ConditionText.quoted(text);
            case NAME -> "`" + text + "`";
            default -> text;
        };
    }

    /** The kinds of tokens. */
    enum Kind {
        /** Letters first: an attribute, a keyword, a currency, a zone. */
        WORD,
        /** A digit or a sign first: a number, a date, an instant, a duration, an offset. */
        LITERAL,
        /** An attribute in backquotes. */
        NAME,
        /** Text in quotes. */
        QUOTED,
        /** Anything else. */
        SYMBOL,
        /** Nothing more. */
        END
    }
}
