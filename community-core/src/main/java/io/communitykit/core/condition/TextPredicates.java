package io.communitykit.core.condition;

import io.communitykit.core.condition.Token.Kind;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.IdText;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the conditions of the text form that join no others. For one thread. */
final class TextPredicates {

    private final TextLexer lexer;
    private final TextFaults faults;
    private final TextValues values;

    TextPredicates(TextLexer lexer, TextFaults faults, AttributeSchema schema) {
        this.lexer = lexer;
        this.faults = faults;
        this.values = new TextValues(lexer, faults, schema);
    }

    Placed read() {
        int at = lexer.token().at();
        if (lexer.accept(TextWords.SEGMENT)) {
            Token id = values.quoted("the id of a segment");
            SegmentId segment = faults.made(id.at(), () -> new SegmentId(id.text()));
            return new Placed(new InSegment(segment), at, Map.of("/" + ConditionReader.SEGMENT, id.at()), List.of());
        } else if (lexer.accept(TextWords.BUCKET)) {
            return new Placed(bucket(at), at, Map.of(), List.of());
        }
        AttributeName name = values.name("a condition");
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("/" + ConditionReader.ATTRIBUTE, at);
        parts.put("/exists", at);
        parts.put("/missing", at);
        Token operator = lexer.token();
        Condition condition = onAttribute(name, operator, parts);
        return new Placed(condition, at, parts, List.of());
    }

    private Condition bucket(int at) {
        Token seed = values.quoted("the name of a draw");
        faults.made(seed.at(), () -> IdText.check("name of a draw", seed.text()));
        int from = values.whole();
        expect("to");
        int to = values.whole();
        expect("of");
        int of = values.whole();
        return faults.made(at, () -> new Bucket(seed.text(), of, from, to));
    }

    private Condition onAttribute(AttributeName name, Token operator, Map<String, Integer> parts) {
        boolean word = operator.kind() == Kind.SYMBOL || operator.kind() == Kind.WORD;
        return switch (word ? operator.text() : "") {
            case "=", "!=", ">=", ">", "<=", "<", "contains", "starts" -> comparison(name, operator, parts);
            case "is" -> presence(name);
            case "in", "not" -> membership(name, operator, parts);
            case "between" -> between(name, operator, parts);
            case "same", "differs" -> relation(name, parts);
            case "within", "older" -> recency(name, operator, parts);
            case "has" -> tags(name, operator, parts);
            default ->
                throw faults.expected(
                        "an operator (one of " + String.join(", ", TextWords.FOLLOWING) + ")",
                        operator,
                        TextWords.FOLLOWING);
        };
    }

    private Condition presence(AttributeName name) {
        lexer.advance();
        if (lexer.accept("known")) {
            return new Exists(name);
        } else if (lexer.accept("missing")) {
            return new Missing(name);
        }
        throw faults.expected("\"known\" or \"missing\"", lexer.token(), List.of("known", "missing"));
    }

    private Condition comparison(AttributeName name, Token word, Map<String, Integer> parts) {
        lexer.advance();
        if (word.is("starts")) {
            expect("with");
        }
        Comparison.Operator operator = switch (word.text()) {
            case "=" -> Comparison.Operator.EQUALS;
            case "!=" -> Comparison.Operator.NOT_EQUALS;
            case ">=" -> Comparison.Operator.AT_LEAST;
            case ">" -> Comparison.Operator.ABOVE;
            case "<=" -> Comparison.Operator.AT_MOST;
            case "<" -> Comparison.Operator.BELOW;
            case "contains" -> Comparison.Operator.CONTAINS;
            default -> Comparison.Operator.STARTS_WITH;
        };
        parts.put("/" + operator.jsonName(), word.at());
        Token operand = lexer.token();
        Scalar value = values.value();
        if (!operator.operands().contains(AttributeType.of(value))) {
            throw faults.expected(
                    "behind " + TextWords.operator(operator.jsonName()) + " a value of type "
                            + Names.of(operator.operands()),
                    operand);
        }
        return new Comparison(name, operator, value);
    }

    private Condition membership(AttributeName name, Token word, Map<String, Integer> parts) {
        lexer.advance();
        if (word.is("not")) {
            expect("in");
        }
        Membership.Operator operator = word.is("in") ? Membership.Operator.IN : Membership.Operator.NOT_IN;
        String pointer = "/" + operator.jsonName();
        parts.put(pointer, word.at());
        Set<Scalar> operands = new LinkedHashSet<>();
        expect("(");
        do {
            Token token = lexer.token();
            parts.put(pointer + "/" + operands.size(), token.at());
            Scalar value = AttributeValue.canonical(values.value());
            if (!operands.isEmpty() && !Values.comparable(operands.iterator().next(), value)) {
                throw faults.expected("values of one type, money of one currency", token);
            } else if (!operands.add(value)) {
                throw faults.expected("each value once", token);
            }
        } while (lexer.accept(","));
        close();
        return new Membership(name, operator, operands);
    }

    private Condition between(AttributeName name, Token word, Map<String, Integer> parts) {
        lexer.advance();
        parts.put("/between", word.at());
        parts.put("/between/0", lexer.token().at());
        Scalar from = values.value();
        expect(TextWords.AND);
        parts.put("/between/1", lexer.token().at());
        Scalar to = values.value();
        return faults.made(word.at(), () -> new Between(name, from, to));
    }

    private Condition relation(AttributeName name, Map<String, Integer> parts) {
        boolean same = lexer.advance().is("same");
        expect(same ? "as" : "from");
        Relation.Operator operator = same ? Relation.Operator.SAME_AS : Relation.Operator.DIFFERS_FROM;
        parts.put("/" + operator.jsonName(), lexer.token().at());
        return new Relation(name, operator, values.name("another attribute"));
    }

    private Condition recency(AttributeName name, Token word, Map<String, Integer> parts) {
        lexer.advance();
        boolean within = word.is("within");
        if (!within) {
            expect("than");
        }
        parts.put("/within", word.at());
        parts.put("/olderThan", word.at());
        parts.put("/withinDays", word.at());
        parts.put("/olderThanDays", word.at());
        int at = lexer.token().at();
        if (!values.atWhole()) {
            Duration duration = values.duration();
            Recency.Operator operator = within ? Recency.Operator.WITHIN : Recency.Operator.OLDER_THAN;
            return faults.made(at, () -> new Recency(name, operator, duration));
        }
        int days = values.whole();
        if (!lexer.accept("days") && !lexer.accept("day")) {
            throw faults.expected(
                    "\"days\", or a unit close behind the number as in 36h", lexer.token(), List.of("days"));
        }
        if (!lexer.accept("in")) {
            throw faults.expected("\"in\" and the time zone whose days count", lexer.token(), List.of("in"));
        }
        ZoneId zone = values.zone();
        DayRecency.Operator operator = within ? DayRecency.Operator.WITHIN_DAYS : DayRecency.Operator.OLDER_THAN_DAYS;
        return faults.made(at, () -> new DayRecency(name, operator, days, zone));
    }

    private Condition tags(AttributeName name, Token word, Map<String, Integer> parts) {
        lexer.advance();
        TagMatch.Operator operator = TagMatch.Operator.HAS_TAG;
        for (TagMatch.Operator other : TagMatch.Operator.values()) {
            if (other != TagMatch.Operator.HAS_TAG
                    && lexer.accept(TextWords.operator(other.jsonName()).substring("has ".length()))) {
                operator = other;
                break;
            }
        }
        parts.put("/" + operator.jsonName(), word.at());
        Set<TagId> tags = new LinkedHashSet<>();
        if (operator == TagMatch.Operator.HAS_TAG) {
            addTag(tags, "a tag, \"any\", \"all\" or \"none\"");
        } else {
            expect("(");
            do {
                addTag(tags, "a tag");
            } while (lexer.accept(","));
            close();
        }
        int confidence = 1;
        if (lexer.accept("with")) {
            expect(ConditionReader.CONFIDENCE);
            confidence = values.percent();
        }
        TagMatch.Operator known = operator;
        int sure = confidence;
        return faults.made(word.at(), () -> new TagMatch(name, known, tags, sure));
    }

    private void addTag(Set<TagId> tags, String what) {
        Token token = values.quoted(what);
        if (!tags.add(faults.made(token.at(), () -> new TagId(token.text())))) {
            throw faults.expected("each tag once", token);
        }
    }

    private void close() {
        if (!lexer.accept(")")) {
            throw faults.expected("\",\" or \")\"", lexer.token(), List.of(",", ")"));
        }
    }

    private void expect(String word) {
        if (!lexer.accept(word)) {
            throw faults.expected("\"" + word + "\"", lexer.token(), List.of(word));
        }
    }
}
