package io.communitykit.core.policy.internal;

import io.communitykit.core.InvalidValueException;
import java.util.Locale;

/** Turns names of the code into words of a document. */
final class Words {

    private Words() {}

    /** {@code HALF_EVEN} is written {@code half-even}. */
    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code RuleId} reads {@code a rule id}. */
    static String ofType(Class<?> type) {
        String words =
                type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return ("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }

    /** The rule in "x must be rule, got y". */
    static String rule(InvalidValueException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf(" must be ");
        int end = message.lastIndexOf(", got ");
        return start >= 0 && start < end ? message.substring(start + " must be ".length(), end) : message;
    }
}
