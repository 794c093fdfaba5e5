package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of the text form. */
final class TextWords {

    static final String AND = "and";
    static final String OR = "or";
    static final String NOT = "not";
    static final String ALL = "all";
    static final String ANY = "any";
    static final String SEGMENT = "segment";
    static final String BUCKET = "bucket";

    /** Words that an attribute is called by only in backquotes; all others mean something by where they stand. */
    static final Set<String> RESERVED = Set.of(AND, OR, NOT, ALL, ANY, SEGMENT, BUCKET);

    /** How the operators of the JSON form read here. */
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("equals", "="),
            Map.entry("notEquals", "!="),
            Map.entry("atLeast", ">="),
            Map.entry("above", ">"),
            Map.entry("atMost", "<="),
            Map.entry("below", "<"),
            Map.entry("startsWith", "starts with"),
            Map.entry("notIn", "not in"),
            Map.entry("sameAs", "same as"),
            Map.entry("differsFrom", "differs from"),
            Map.entry("olderThan", "older than"),
            Map.entry("withinDays", "within days"),
            Map.entry("olderThanDays", "older than days"),
            Map.entry("hasTag", "has"),
            Map.entry("hasAny", "has any"),
            Map.entry("hasAll", "has all"),
            Map.entry("hasNone", "has none"));

    /** What may follow an attribute. */
    static final List<String> FOLLOWING = List.of(
            "=",
            "!=",
            ">=",
            ">",
            "<=",
            "<",
            "in",
            "not in",
            "between",
            "contains",
            "starts with",
            "same as",
            "differs from",
            "within",
            "older than",
            "has",
            "is known",
            "is missing");

    /** What other languages and keyboards write. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("==", "="),
            Map.entry("===", "="),
            Map.entry("<>", "!="),
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("≥", ">="),
            Map.entry("≤", "<="),
            Map.entry("≠", "!="),
            Map.entry("&", AND),
            Map.entry("&&", AND),
            Map.entry("|", OR),
            Map.entry("||", OR),
            Map.entry("!", NOT),
            Map.entry("、", ","),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("'", "\""),
            Map.entry("‘", "\""),
            Map.entry("’", "\""));

    private static final Pattern FULL_WIDTH = Pattern.compile("[\\uFF01-\\uFF5E]");
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    private TextWords() {}

    /** An operator of the JSON form as it reads here. */
    static String operator(String jsonName) {
        return OPERATORS.getOrDefault(jsonName, jsonName);
    }

    /** A value of a type in words that follow "expected". */
    static String type(AttributeType type) {
        return switch (type) {
            case TEXT -> "text in quotes";
            case MONEY -> "money such as 39.00 CNY";
            case INSTANT -> "an instant such as 2024-05-01T00:00:00Z";
            case DATE -> "a date such as 2024-05-01";
            default -> type.words();
        };
    }

    /** The name, in backquotes where it is a word of the language. */
    static String name(AttributeName name) {
        return RESERVED.contains(name.value()) ? "`" + name + "`" : name.value();
    }

    /** What was probably meant by something of another language or keyboard; empty where that is not known. */
    static List<String> meant(String symbol) {
        if (FULL_WIDTH.matcher(symbol).matches()) {
            return List.of(Character.toString(symbol.charAt(0) - FULL_WIDTH_OFFSET));
        }
        String known = FOREIGN.get(symbol);
        return known == null ? List.of() : List.of(known);
    }
}
