package io.communitykit.core.condition;

import io.communitykit.core.json.Pointer;
import java.util.List;
import java.util.Map;

/**
 * A condition read from text, and where its parts stand.
 *
 * @param condition the condition
 * @param at where it begins
 * @param parts where its own parts stand, by their pointers in its JSON form
 * @param members the conditions that it joins
 */
record Placed(Condition condition, int at, Map<String, Integer> parts, List<Placed> members) {

    /** Writes down where everything stands, by the pointers of the JSON form. */
    void collect(String pointer, Map<String, Integer> places) {
        places.put(pointer, at);
        parts.forEach((part, place) -> places.put(pointer + part, place));
        for (int i = 0; i < members.size(); i++) {
            String below = condition instanceof Not
                    ? Pointer.append(pointer, TextWords.NOT)
                    : Pointer.append(Pointer.append(pointer, condition instanceof AllOf ? "all" : "any"), i);
            members.get(i).collect(below, places);
        }
    }

    /** Where the part of a pointer stands, or else what it is part of. */
    static int find(Map<String, Integer> places, String pointer) {
        Integer place = places.get(pointer);
        return place != null ? place : find(places, pointer.substring(0, pointer.lastIndexOf('/')));
    }
}
