package io.communitykit.examples.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.core.policy.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where one JSON is not as another.
 *
 * @param at the pointer
 * @param was what the one holds there
 * @param is what the other holds there
 */
record JsonDifference(String at, String was, String is) {

    /** Behind all others, since it differs whenever something does. */
    private static final String DIGEST = "digest";

    private static final int SHOWN = 200;

    /** The first difference, digests last. */
    static Optional<JsonDifference> first(JsonNode was, JsonNode is) {
        return first(was, is, "");
    }

    private static Optional<JsonDifference> first(JsonNode was, JsonNode is, String at) {
        if (was.isObject() && is.isObject()) {
            List<String> names = new ArrayList<>();
            was.fieldNames().forEachRemaining(names::add);
            is.fieldNames().forEachRemaining(name -> {
                if (!names.contains(name)) {
                    names.add(name);
                }
            });
            if (names.remove(DIGEST)) {
                names.add(DIGEST);
            }
            return names.stream()
                    .flatMap(name -> first(was.path(name), is.path(name), Violations.below(at, name)).stream())
                    .findFirst();
        }
        if (was.isArray() && is.isArray()) {
            for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
                Optional<JsonDifference> found = first(was.path(i), is.path(i), Violations.below(at, i));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return same(was, is) ? Optional.empty() : Optional.of(new JsonDifference(at, shown(was), shown(is)));
    }

    private static boolean same(JsonNode was, JsonNode is) {
        if (was.isNumber() && is.isNumber()) {
            return was.decimalValue().compareTo(is.decimalValue()) == 0;
        }
        return was.equals(is);
    }

    private static String shown(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }

    @Override
    public String toString() {
        return "The first difference is at " + at + ": was " + was + ", is " + is;
    }
}
