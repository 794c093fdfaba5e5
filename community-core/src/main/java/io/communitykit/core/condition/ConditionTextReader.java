package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the text form by recursive descent: {@code or} joins what {@code and} joins, {@code not} binds closest. How deep it
 * descends is bounded by {@link #MAX_NESTING}, so no text reaches the end of the stack. For one text and one thread.
 */
final class ConditionTextReader {

    /** How deep brackets and {@code not} may be nested; some of them may be superfluous and no conditions of their own. */
    static final int MAX_NESTING = 4 * Condition.MAX_DEPTH;

    private static final List<String> CONNECTIVES = List.of(TextWords.AND, TextWords.OR);

    private final TextLexer lexer;
    private final TextFaults faults;
    private final TextPredicates predicates;
    private int nesting;
    private int size;

    private ConditionTextReader(String text, TextFaults faults, AttributeSchema schema) {
        this.faults = faults;
        this.lexer = new TextLexer(text, faults);
        this.predicates = new TextPredicates(lexer, faults, schema);
    }

    static Condition parse(String text, AttributeSchema schema, Set<SegmentId> segments) {
        TextFaults faults = new TextFaults(text);
        ConditionTextReader reader = new ConditionTextReader(text, faults, schema);
        Placed read = reader.any();
        reader.end();
        Violations violations = new Violations();
        Condition checked =
                new ConditionCheck(schema, segments, violations, Form.TEXT).check(read.condition(), Pointer.ROOT);
        if (!violations.isEmpty()) {
            Map<String, Integer> places = new HashMap<>();
            read.collect(Pointer.ROOT, places);
            throw new InvalidPolicyException(
                    "condition",
                    violations.list().stream()
                            .map(it -> new Violation(
                                    faults.place(Placed.find(places, it.pointer())),
                                    it.expected(),
                                    it.got(),
                                    it.suggestion()))
                            .toList());
        }
        return checked;
    }

    private Placed any() {
        List<Placed> members = new ArrayList<>();
        do {
            members.add(all());
        } while (lexer.accept(TextWords.OR));
        return members.size() == 1 ? members.get(0) : joined(members.get(0).at(), members, AnyOf::new);
    }

    private Placed all() {
        List<Placed> members = new ArrayList<>();
        do {
            members.add(single());
        } while (lexer.accept(TextWords.AND));
        return members.size() == 1 ? members.get(0) : joined(members.get(0).at(), members, AllOf::new);
    }

    private Placed single() {
        Token token = lexer.token();
        if (lexer.accept(TextWords.NOT)) {
            enter(token);
            Placed member = single();
            nesting--;
            return joined(token.at(), List.of(member), members -> new Not(members.get(0)));
        } else if (lexer.accept("(")) {
            enter(token);
            Placed inner = any();
            close("\"and\", \"or\" or \")\"");
            nesting--;
            return inner;
        } else if (lexer.accept(TextWords.ALL)) {
            return list(token, AllOf::new);
        } else if (lexer.accept(TextWords.ANY)) {
            return list(token, AnyOf::new);
        }
        count(token);
        Placed read = predicates.read();
        if (read.condition() instanceof TagMatch match) {
            size += match.tags().size() - 2;
            count(token);
        }
        return read;
    }

    /** {@code all (a, b)}: needed for a single member only, and good for any number. */
    private Placed list(Token word, Function<List<Condition>, Condition> join) {
        if (!lexer.accept("(")) {
            throw faults.expected("\"(\"", lexer.token(), List.of("("));
        }
        enter(word);
        List<Placed> members = new ArrayList<>();
        do {
            members.add(any());
        } while (lexer.accept(","));
        close("\"and\", \"or\", \",\" or \")\"");
        nesting--;
        return joined(word.at(), members, join);
    }

    private Placed joined(int at, List<Placed> members, Function<List<Condition>, Condition> join) {
        count(new Token(Token.Kind.WORD, "more", at));
        List<Condition> conditions = members.stream().map(Placed::condition).toList();
        try {
            return new Placed(join.apply(conditions), at, Map.of(), members);
        } catch (InvalidValueException e) {
            throw faults.fault(at, tooDeep(), "deeper ones", Optional.empty());
        }
    }

    private static String tooDeep() {
        return "conditions nested at most " + Condition.MAX_DEPTH + " deep";
    }

    private void enter(Token token) {
        if (++nesting > MAX_NESTING) {
            throw faults.fault(
                    token.at(), tooDeep() + ", in at most " + MAX_NESTING + " brackets", "one more", Optional.empty());
        }
    }

    private void count(Token token) {
        if (++size > Condition.MAX_SIZE) {
            throw faults.expected("a tree of at most " + Condition.MAX_SIZE + " conditions", token);
        }
    }

    private void close(String expected) {
        if (!lexer.accept(")")) {
            throw faults.expected(expected, lexer.token(), CONNECTIVES);
        }
    }

    private void end() {
        if (lexer.token().kind() != Token.Kind.END) {
            throw faults.expected("\"and\", \"or\" or the end", lexer.token(), CONNECTIVES);
        }
    }
}
