package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.policy.internal.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells faults of a text by line and column, both from 1, columns in UTF-16 code units as editors count them. */
final class TextFaults {

    private static final int MAX_SHOWN = 60;

    private final String text;

    TextFaults(String text) {
        this.text = text;
    }

    String place(int at) {
        int line = 1;
        int start = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
            line++;
            start = i + 1;
        }
        return "line " + line + ", column " + (at - start + 1);
    }

    InvalidPolicyException expected(String what, Token got) {
        return fault(got.at(), what, cut(got.shown()), Optional.empty());
    }

    InvalidPolicyException expected(String what, Token got, Collection<String> candidates) {
        List<String> foreign = TextWords.meant(got.text());
        return fault(
                got.at(),
                what,
                cut(got.shown()),
                foreign.isEmpty() ? Spelling.nearest(got.text(), candidates) : Optional.of(foreign.get(0)));
    }

    InvalidPolicyException fault(int at, String expected, String got, Optional<String> suggestion) {
        return new InvalidPolicyException("condition", List.of(new Violation(place(at), expected, got, suggestion)));
    }

    /** Reads with what tells its faults itself. */
    <T> T read(int at, Reading<T> reading) {
        Violations violations = new Violations();
        T value = reading.read(place(at), violations);
        List<Violation> found = violations.list().stream()
                .map(it -> new Violation(place(at), it.expected(), it.got(), it.suggestion()))
                .toList();
        if (value == null || !found.isEmpty()) {
            throw new InvalidPolicyException("condition", found);
        }
        return value;
    }

    /** Makes what has rules of its own. */
    <T> T made(int at, Supplier<T> make) {
        try {
            return make.get();
        } catch (InvalidValueException e) {
            throw fault(at, "values that fit together", String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private static String cut(String got) {
        return got.codePointCount(0, got.length()) <= MAX_SHOWN
                ? got
                : got.substring(0, got.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    }

    /**
     * A reader that adds its faults; null only where it did.
     *
     * @param <T> what it reads
     */
    @FunctionalInterface
    interface Reading<T> {
        @Nullable
        T read(String place, Violations violations);
    }
}
