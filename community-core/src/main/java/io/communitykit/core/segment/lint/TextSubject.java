package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Comparison.Operator;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A known text: one of those that predicates name, or another one. Other texts are told apart by what they begin with and
 * contain; which of these go together is decided only where one follows from the other by the letters.
 */
record TextSubject(AttributeName name) implements ValueSubject {

    /** With more patterns, nothing is said of them. */
    private static final int MOST_PATTERNS = 6;

    private static final long ALL_OPEN = -1;
    private static final List<String> BETWEEN = List.of("", "-", "·", " ~ ", "0");

    @Override
    public List<Cell> cells(Collection<Condition> atoms) {
        List<Comparison> patterns = patterns(atoms);
        Set<String> named = new HashSet<>();
        List<Cell> cells = new ArrayList<>();
        Constants.of(atoms.stream().filter(it -> !isPattern(it)).toList()).forEach(it -> {
            if (named.add(((Text) it).value())) {
                cells.add(Cell.of(it));
            }
        });
        if (patterns.size() > MOST_PATTERNS) {
            cells.add(Cell.mark(ALL_OPEN));
            return cells;
        }
        for (int bits = 0; bits < 1 << patterns.size(); bits++) {
            if (isPossible(patterns, bits)) {
                Optional<Text> made = made(patterns, bits, named);
                cells.add(new Cell(bits, bits, made.orElse(null)));
            }
        }
        return cells;
    }

    @Override
    public int truth(Condition atom, Cell cell) {
        if (cell.value() != null) {
            return ValueSubject.super.truth(atom, cell);
        } else if (isPattern(atom)) {
            return Truths.EITHER;
        } else if (atom instanceof Membership it) {
            return Truths.of(it.operator() == Membership.Operator.NOT_IN);
        }
        return atom instanceof Comparison it ? Truths.of(it.operator() == Operator.NOT_EQUALS) : Truths.ANY;
    }

    private static List<Comparison> patterns(Collection<Condition> atoms) {
        return atoms.stream()
                .filter(TextSubject::isPattern)
                .map(Comparison.class::cast)
                .toList();
    }

    private static boolean isPattern(Condition atom) {
        return atom instanceof Comparison it
                && (it.operator() == Operator.CONTAINS || it.operator() == Operator.STARTS_WITH);
    }

    private static boolean isStart(Comparison pattern) {
        return pattern.operator() == Operator.STARTS_WITH;
    }

    private static String text(Comparison pattern) {
        return ((Text) pattern.operand()).value();
    }

    private static boolean isSet(int bits, int index) {
        return (bits & 1 << index) != 0;
    }

    private static boolean isPossible(List<Comparison> patterns, int bits) {
        for (int i = 0; i < patterns.size(); i++) {
            if (!isSet(bits, i) && text(patterns.get(i)).isEmpty()) {
                return false;
            }
            for (int j = 0; isSet(bits, i) && j < patterns.size(); j++) {
                if (isSet(bits, j)
                        ? excludes(patterns.get(i), patterns.get(j))
                        : implies(patterns.get(i), patterns.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean implies(Comparison one, Comparison other) {
        return isStart(other)
                ? isStart(one) && text(one).startsWith(text(other))
                : text(one).contains(text(other));
    }

    private static boolean excludes(Comparison one, Comparison other) {
        return isStart(one)
                && isStart(other)
                && !text(one).startsWith(text(other))
                && !text(other).startsWith(text(one));
    }

    /** A text of just these patterns, that is none of those named; empty where none comes of putting them together. */
    private static Optional<Text> made(List<Comparison> patterns, int bits, Set<String> named) {
        String fresh = "other";
        while (named.contains(fresh)) {
            fresh += "+";
        }
        if (fits(patterns, bits, fresh)) {
            return Optional.of(AttributeValue.of(fresh));
        }
        for (String between : BETWEEN) {
            for (String end : List.of("", "x", "y1", "~", "?0")) {
                String text = joined(patterns, bits, between) + end;
                if (!named.contains(text) && fits(patterns, bits, text)) {
                    return Optional.of(AttributeValue.of(text));
                }
            }
        }
        return Optional.empty();
    }

    private static String joined(List<Comparison> patterns, int bits, String between) {
        String text = "";
        for (int i = 0; i < patterns.size(); i++) {
            if (isSet(bits, i)
                    && isStart(patterns.get(i))
                    && text(patterns.get(i)).length() > text.length()) {
                text = text(patterns.get(i));
            }
        }
        StringBuilder joined = new StringBuilder(text);
        for (int i = 0; i < patterns.size(); i++) {
            if (isSet(bits, i) && joined.indexOf(text(patterns.get(i))) < 0) {
                joined.append(between).append(text(patterns.get(i)));
            }
        }
        return joined.toString();
    }

    private static boolean fits(List<Comparison> patterns, int bits, String text) {
        for (int i = 0; i < patterns.size(); i++) {
            String part = text(patterns.get(i));
            boolean holds = isStart(patterns.get(i)) ? text.startsWith(part) : text.contains(part);
            if (holds != isSet(bits, i)) {
                return false;
            }
        }
        return true;
    }
}
