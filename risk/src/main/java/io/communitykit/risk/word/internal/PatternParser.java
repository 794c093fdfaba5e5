package io.communitykit.risk.word.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.WordPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the notation of patterns. For one thread and one pattern.
 *
 * <pre>{@code
 * pattern  = ["(?<!" set ")"] choice ["(?!" set ")"]     a choice beside a guard stands in a group
 * choice   = row {"|" row}
 * row      = atom {atom}
 * atom     = ("(" choice ")" | set | character) ["?" | "{m}" | "{m,n}"]
 * set      = "[" ["^"] {member | member "-" member | "\d" | "\w" | "\h"} "]" | "\d" | "\w" | "\h"
 * }</pre>
 */
final class PatternParser {

    private static final String BEFORE = "(?<!";
    private static final String AFTER = "(?!";
    private static final int DEEPEST = 16;

    private final String text;
    private final PatternCharacters characters;
    private final PatternFaults faults;
    private int at;
    private int depth;
    private boolean choices;

    private PatternParser(WordPattern pattern, PatternSymbols symbols) {
        this.text = pattern.pattern();
        this.faults = new PatternFaults(pattern);
        this.characters = new PatternCharacters(text, symbols, faults);
    }

    /**
     * Reads a pattern.
     *
     * @throws InvalidValueException if it is not in the notation or leaves the limits
     */
    static PatternShape read(WordPattern pattern, PatternSymbols symbols) {
        PatternParser parser = new PatternParser(pattern, symbols);
        parser.faults.checkText();
        PatternShape shape = parser.whole();
        parser.faults.check(shape.body());
        return shape;
    }

    private PatternShape whole() {
        int before = PatternShape.NO_GUARD;
        if (text.startsWith(BEFORE)) {
            before = guard(BEFORE);
        }
        PatternNode body = choice();
        int after = PatternShape.NO_GUARD;
        int behind = at;
        if (text.startsWith(AFTER, at)) {
            after = guard(AFTER);
        }
        if (at < text.length()) {
            throw faults.at(
                    at, after == PatternShape.NO_GUARD ? "the end or \"|\"" : "the end, since a guard stands last");
        }
        if (choices && (before >= 0 || after >= 0)) {
            throw faults.at(before >= 0 ? 0 : behind, "without a guard, or have its alternatives in a group");
        }
        return new PatternShape(before, body, after, characters.named());
    }

    private int guard(String opening) {
        int from = at;
        at += opening.length();
        if (at >= text.length() || !characters.startsSet(at)) {
            throw faults.at(at, "a class such as [0-9], since a guard looks at one character");
        }
        int set = set();
        if (at >= text.length() || text.charAt(at) != ')') {
            throw faults.at(at, "\")\", the end of the guard of index " + from);
        }
        at++;
        return set;
    }

    private int set() {
        int set = characters.set(at);
        at = characters.end();
        return set;
    }

    private PatternNode choice() {
        List<PatternNode> rows = new ArrayList<>();
        rows.add(row());
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            choices |= depth == 0;
            rows.add(row());
        }
        return rows.size() == 1 ? rows.get(0) : new PatternNode.Choice(List.copyOf(rows));
    }

    private PatternNode row() {
        List<PatternNode> parts = new ArrayList<>();
        while (at < text.length() && !endsRow()) {
            parts.add(counted(atom()));
        }
        if (parts.isEmpty()) {
            throw faults.at(at, "a character, a class or a group");
        }
        return parts.size() == 1 ? parts.get(0) : new PatternNode.Row(List.copyOf(parts));
    }

    private boolean endsRow() {
        char c = text.charAt(at);
        return c == '|' || (c == ')' && depth > 0) || (depth == 0 && text.startsWith(AFTER, at));
    }

    private PatternNode atom() {
        if (text.charAt(at) == '(') {
            return group();
        }
        if (characters.startsSet(at)) {
            return new PatternNode.One(set());
        }
        PatternNode one = characters.one(at);
        at = characters.end();
        return one;
    }

    private PatternNode group() {
        int from = at++;
        if (at < text.length() && text.charAt(at) == '?') {
            throw faults.at(
                    from, "a plain group; a guard stands at the very start or end only, (?<![...]) or (?![...])");
        }
        if (depth == DEEPEST) {
            throw faults.at(from, "no deeper than " + DEEPEST + " groups");
        }
        depth++;
        PatternNode inside = choice();
        depth--;
        if (at >= text.length()) {
            throw faults.at(at, "\")\", the end of the group of index " + from);
        }
        at++;
        return inside;
    }

    private PatternNode counted(PatternNode part) {
        if (!quantityStarts()) {
            return part;
        }
        PatternNode.Times times = text.charAt(at) == '?' ? new PatternNode.Times(part, 0, 1) : times(part);
        at = text.indexOf(text.charAt(at) == '?' ? '?' : '}', at) + 1;
        if (quantityStarts()) {
            throw faults.at(at, "one quantity only; a group may have another");
        }
        return times;
    }

    private boolean quantityStarts() {
        return at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == '{');
    }

    private PatternNode.Times times(PatternNode part) {
        int end = text.indexOf('}', at);
        String inside = end < 0 ? "" : text.substring(at + 1, end);
        PatternFaults.Range range = faults.range(at, inside);
        return new PatternNode.Times(part, range.least(), range.most());
    }
}
