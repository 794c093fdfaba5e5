package io.communitykit.risk.word.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Reads the characters and classes of a pattern, and folds them. For one thread and one pattern. */
final class PatternCharacters {

    private static final String SPECIAL = "()[]{}?*+|.^$";
    private static final String SHORTHANDS = "dwh";

    private final String text;
    private final PatternSymbols symbols;
    private final PatternFaults faults;
    private final BitSet named = new BitSet();
    private int end;

    PatternCharacters(String text, PatternSymbols symbols, PatternFaults faults) {
        this.text = text;
        this.symbols = symbols;
        this.faults = faults;
    }

    /** The index behind what was read last. */
    int end() {
        return end;
    }

    /** The characters named so far, as they were written. */
    BitSet named() {
        return named;
    }

    /** Whether a class or the short form of one begins here. */
    boolean startsSet(int at) {
        return text.charAt(at) == '[' || shorthand(at);
    }

    private boolean shorthand(int at) {
        return text.charAt(at) == '\\' && at + 1 < text.length() && SHORTHANDS.indexOf(text.charAt(at + 1)) >= 0;
    }

    /** Reads a class; the number of its set. */
    int set(int at) {
        if (text.charAt(at) == '[') {
            return symbols.number(bracketed(at));
        }
        end = at + 2;
        return symbols.number(known(text.charAt(at + 1)));
    }

    /** Reads one character, which may fold into several. */
    PatternNode one(int at) {
        char c = text.charAt(at);
        if (SPECIAL.indexOf(c) >= 0) {
            throw faults.at(at, special(c));
        }
        List<PatternNode> parts = new ArrayList<>();
        for (int folded : meaning(at, character(at))) {
            parts.add(new PatternNode.One(symbols.number(folded)));
        }
        return parts.size() == 1 ? parts.get(0) : new PatternNode.Row(List.copyOf(parts));
    }

    private static String special(char c) {
        return switch (c) {
            case '*', '+' -> "a bounded quantity, {m,n} with n of at most " + PatternFaults.MOST_TIMES;
            case '?', '{' -> "behind what is counted";
            default -> "\\" + c + " where the character itself is meant";
        };
    }

    private BitSet bracketed(int from) {
        int at = from + 1;
        boolean negated = at < text.length() && text.charAt(at) == '^';
        at += negated ? 1 : 0;
        BitSet set = new BitSet();
        int first = at;
        while (at < text.length() && text.charAt(at) != ']') {
            at = member(at, set);
        }
        if (at >= text.length() || at == first) {
            throw faults.at(
                    at, at == first ? "a character of the class" : "\"]\", the end of the class of index " + from);
        }
        end = at + 1;
        if (negated) {
            set.flip(0, Character.MAX_CODE_POINT + 1);
            set.andNot(symbols.outside());
        }
        return set;
    }

    private int member(int at, BitSet set) {
        if (shorthand(at)) {
            set.or(known(text.charAt(at + 1)));
            return at + 2;
        }
        int low = character(at);
        int behind = end;
        boolean range = text.startsWith("-", behind) && behind + 1 < text.length() && text.charAt(behind + 1) != ']';
        if (!range) {
            int[] meaning = meaning(at, low);
            if (meaning.length != 1) {
                throw faults.at(at, "outside a class, since it folds into " + meaning.length + " characters");
            }
            set.set(meaning[0]);
            return behind;
        }
        int high = character(behind + 1);
        if (high < low) {
            throw faults.at(behind + 1, "a character from " + Character.toString(low) + " on");
        }
        addRange(low, high, set);
        return end;
    }

    /** Adds what the characters of a range fold into, but for those that fold into several or have no width. */
    private void addRange(int low, int high, BitSet set) {
        for (int c = low; c <= high; c++) {
            int[] meaning = symbols.meaning(c);
            if (meaning.length == 1 && !symbols.unseen(c)) {
                set.set(meaning[0]);
                named.set(c);
            }
        }
    }

    /** The character that is written here, which may be behind a backslash. */
    private int character(int at) {
        int from = at;
        if (text.charAt(at) == '\\') {
            from++;
            if (from >= text.length() || !escapable(text.charAt(from))) {
                throw faults.at(from, "d, w, h or a special character behind \"\\\"");
            }
        }
        int c = text.codePointAt(from);
        end = from + Character.charCount(c);
        return c;
    }

    private static boolean escapable(char c) {
        return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }

    private int[] meaning(int at, int codePoint) {
        int type = Character.getType(codePoint);
        if (symbols.unseen(codePoint) || type == Character.CONTROL || type == Character.SURROGATE) {
            throw faults.at(at, String.format(Locale.ROOT, "a visible character, not U+%04X", codePoint));
        }
        named.set(codePoint);
        return symbols.meaning(codePoint);
    }

    private BitSet known(char shorthand) {
        BitSet set = new BitSet();
        if (shorthand == 'h') {
            set.or(symbols.han());
            return set;
        }
        set.set('0', '9' + 1);
        if (shorthand == 'w') {
            set.set('a', 'z' + 1);
            set.set('A', 'Z' + 1);
        }
        return set;
    }
}
