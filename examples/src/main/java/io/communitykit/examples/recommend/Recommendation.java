package io.communitykit.examples.recommend;

import io.communitykit.recommend.candidate.data.ItemId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * An item for a member.
 *
 * @param item the item
 * @param score how good it is; empty where it would not be recommended
 * @param has whether the member has it already
 * @param because what speaks for it, the most first
 */
record Recommendation(ItemId item, OptionalDouble score, boolean has, List<Reason> because) {

    /**
     * What an item of the member adds.
     *
     * @param item the member's item
     * @param share what it adds to the score
     */
    record Reason(ItemId item, double share) {

        Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("item", item.value());
            object.put("share", share);
            return object;
        }
    }

    /** As JSON. */
    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("item", item.value());
        score.ifPresent(it -> object.put("score", it));
        if (has) {
            object.put("has", true);
        }
        object.put("because", because.stream().map(Reason::object).toList());
        return object;
    }
}
