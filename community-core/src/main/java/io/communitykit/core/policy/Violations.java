package io.communitykit.core.policy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonWriter;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.internal.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Collects the faults of one document, in the order in which they are found. Not safe for many threads. */
public final class Violations {

    private static final int MAX_SHOWN = 60;
    private static final int MAX_LISTED = 20;

    private final List<Violation> found = new ArrayList<>();

    /** Starts without a fault. */
    public Violations() {}

    /**
     * Builds a JSON pointer (RFC 6901) from the root: {@code at("rules", 3, "when")} is {@code /rules/3/when}.
     *
     * @param steps names of fields and indexes of elements; {@code ~} and {@code /} are escaped
     * @return the pointer
     */
    public static String at(Object... steps) {
        return below(Pointer.ROOT, steps);
    }

    /**
     * Extends a JSON pointer.
     *
     * @param pointer where to start from
     * @param steps names of fields and indexes of elements; {@code ~} and {@code /} are escaped
     * @return the longer pointer
     */
    public static String below(String pointer, Object... steps) {
        String longer = pointer;
        for (Object step : steps) {
            longer = Pointer.append(longer, step);
        }
        return longer;
    }

    /**
     * Adds a fault.
     *
     * @param pointer where
     * @param expected what should be there, worded to follow "expected"
     * @param got what is there: text is put in quotes, anything else shown as it prints; cut to 60 characters
     */
    public void add(String pointer, String expected, Object got) {
        found.add(new Violation(pointer, expected, show(got), Optional.empty()));
    }

    /**
     * Adds a fault of which every part is known.
     *
     * @param violation the fault
     */
    public void add(Violation violation) {
        found.add(violation);
    }

    /**
     * Adds a fault: what was made of the values refused them.
     *
     * @param pointer where
     * @param refusal says why
     */
    public void addRefusal(String pointer, InvalidValueException refusal) {
        found.add(new Violation(
                pointer, "values that fit together", String.valueOf(refusal.getMessage()), Optional.empty()));
    }

    /**
     * Makes something that has rules of its own; its refusal is a fault.
     *
     * @param pointer where its values stand
     * @param make makes it, or throws an {@link InvalidValueException}
     * @param <T> what is made
     * @return what was made; empty where a fault was added
     */
    public <T> Optional<T> made(String pointer, Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (InvalidValueException e) {
            addRefusal(pointer, e);
            return Optional.empty();
        }
    }

    /**
     * Makes something of each element of a list; each refusal is a fault where the element stands.
     *
     * @param pointer where the list stands
     * @param items the elements
     * @param make makes one thing of an element and its pointer, or throws an {@link InvalidValueException}
     * @param <I> the elements
     * @param <T> what is made
     * @return what was made, in the order of the elements; fewer than there are elements where faults were added
     */
    public <I, T> List<T> each(String pointer, List<I> items, BiFunction<I, String, T> make) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String at = below(pointer, i);
            I item = items.get(i);
            made(at, () -> make.apply(item, at)).ifPresent(all::add);
        }
        return all;
    }

    /**
     * Adds a fault, and the name that was probably meant.
     *
     * @param pointer where
     * @param expected what should be there, worded to follow "expected"
     * @param got the text that is there
     * @param candidates the texts that could be meant; the nearest, if one is near, is suggested
     */
    public void add(String pointer, String expected, String got, Collection<String> candidates) {
        found.add(new Violation(pointer, expected, show(got), Spelling.nearest(got, candidates)));
    }

    /**
     * Adds a fault: a name that is none of those known. The nearest known name, if one is near, is suggested.
     *
     * @param pointer where
     * @param what the kind of name, such as "a currency" or "a field"
     * @param got the unknown name
     * @param candidates the known names
     */
    public void addUnknown(String pointer, String what, String got, Collection<String> candidates) {
        String known = candidates.isEmpty() ? "none is known here" : "one of " + listed(candidates);
        add(pointer, what + " (" + known + ")", got, candidates);
    }

    /**
     * Adds a fault: something required is not there.
     *
     * @param pointer where it should be
     * @param expected what should be there, worded to follow "expected"
     */
    public void addMissing(String pointer, String expected) {
        found.add(new Violation(pointer, expected, "nothing", Optional.empty()));
    }

    /**
     * Whether no fault was found so far.
     *
     * @return true as long as nothing was added
     */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * How many faults were found so far.
     *
     * @return 0 or more
     */
    public int size() {
        return found.size();
    }

    /**
     * The faults found so far.
     *
     * @return a copy, in the order of adding
     */
    public List<Violation> list() {
        return List.copyOf(found);
    }

    /**
     * Throws if there is any fault.
     *
     * @param kind what the document is, such as {@code points-program}
     * @throws InvalidPolicyException with all faults, if there are any
     */
    public void throwIfAny(String kind) {
        if (!found.isEmpty()) {
            throw new InvalidPolicyException(kind, found);
        }
    }

    private static String listed(Collection<String> names) {
        String list = String.join(", ", names.stream().limit(MAX_LISTED).toList());
        return names.size() > MAX_LISTED ? list + " and " + (names.size() - MAX_LISTED) + " more" : list;
    }

    private static String show(Object got) {
        if (got instanceof CharSequence text) {
            return "\"" + cut(JsonWriter.inside(text.toString())) + "\"";
        }
        return cut(got instanceof Json json ? JsonWriter.start(json, MAX_SHOWN) : got.toString());
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_SHOWN) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    }
}
