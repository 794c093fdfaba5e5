package io.communitykit.core.condition;

import io.communitykit.core.condition.Token.Kind;
import java.util.Optional;

/** Cuts the text form into words, one ahead. For one thread. */
final class TextLexer {

    private static final String OPERATORS = "=<>!&|";
    private static final String SINGLES = "(),%";
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;
    private static final char NO_BREAK_SPACE = '\u00A0';

    private final String text;
    private final TextFaults faults;
    private int next;
    private Token token;

    TextLexer(String text, TextFaults faults) {
        this.text = text;
        this.faults = faults;
        this.token = new Token(Kind.END, "", 0);
        advance();
    }

    /** The token that comes next. */
    Token token() {
        return token;
    }

    /** Goes on behind the next token and returns it. */
    Token advance() {
        Token passed = token;
        token = read();
        return passed;
    }

    /** Goes on if the next token is this keyword or symbol. */
    boolean accept(String word) {
        if (token.is(word)) {
            advance();
            return true;
        }
        return false;
    }

    private Token read() {
        while (next < text.length() && blank(text.charAt(next))) {
            next++;
        }
        int at = next;
        if (at == text.length()) {
            return new Token(Kind.END, "", at);
        }
        char c = text.charAt(at);
        if (c == '"') {
            return new Token(Kind.QUOTED, quoted(at), at);
        } else if (c == '`') {
            return new Token(Kind.NAME, name(at), at);
        } else if (SINGLES.indexOf(c) >= 0) {
            next++;
            return new Token(Kind.SYMBOL, Character.toString(c), at);
        } else if (OPERATORS.indexOf(c) >= 0) {
            while (next < text.length() && OPERATORS.indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            return new Token(Kind.SYMBOL, text.substring(at, next), at);
        }
        return run(at, c);
    }

    /** A run of letters, digits and what stands in numbers, names, dates and zones. */
    private Token run(int at, char first) {
        while (next < text.length() && inRun(text.codePointAt(next))) {
            next += Character.charCount(text.codePointAt(next));
        }
        if (next == at) {
            next += Character.charCount(text.codePointAt(at));
            Token stray = new Token(Kind.SYMBOL, text.substring(at, next), at);
            throw faults.fault(
                    at,
                    "a condition, an operator or a value",
                    ConditionText.quoted(stray.text()),
                    TextWords.meant(stray.text()).stream().findFirst());
        }
        boolean literal = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
        return new Token(literal ? Kind.LITERAL : Kind.WORD, text.substring(at, next), at);
    }

    private static boolean inRun(int c) {
        return Character.isLetterOrDigit(c) || "_./:+-".indexOf(c) >= 0;
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || c == NO_BREAK_SPACE;
    }

    private String name(int at) {
        int end = text.indexOf('`', at + 1);
        if (end < 0) {
            throw faults.fault(at, "a backquote behind the name", "the end", Optional.empty());
        }
        next = end + 1;
        return text.substring(at + 1, end);
    }

    private String quoted(int at) {
        StringBuilder content = new StringBuilder();
        next = at + 1;
        while (true) {
            if (next == text.length()) {
                throw faults.fault(at, "a quote behind the text", "the end", Optional.empty());
            }
            char c = text.charAt(next);
            if (c == '"') {
                next++;
                return content.toString();
            } else if (c < ' ') {
                throw faults.fault(
                        next,
                        "an escape such as \\n instead of a control character",
                        ConditionText.quoted(Character.toString(c)),
                        Optional.empty());
            }
            next++;
            content.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        int at = next - 1;
        char c = next < text.length() ? text.charAt(next) : ' ';
        int simple = ESCAPES.indexOf(c);
        int end = simple >= 0 ? next + 1 : next + 1 + HEX_DIGITS;
        if (simple >= 0) {
            next = end;
            return ESCAPED.charAt(simple);
        } else if (c == 'u'
                && end <= text.length()
                && text.substring(next + 1, end).matches("[0-9A-Fa-f]{4}")) {
            char escaped = (char) Integer.parseInt(text.substring(next + 1, end), HEX);
            next = end;
            return escaped;
        }
        throw faults.fault(
                at,
                "an escape of JSON such as \\n, \\\" or \\u4e2d",
                ConditionText.quoted("\\" + (next < text.length() ? Character.toString(text.codePointAt(next)) : "")),
                Optional.empty());
    }
}
