package io.communitykit.recommend.candidate.basket;

import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.internal.Checks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is bought after what, with the evidence. Immutable and safe for many threads. */
public final class AssociationRules {

    private final Items items;
    private final List<AssociationRule> all;
    private final Map<ItemId, List<AssociationRule>> byGiven = new HashMap<>();
    private final int leftOut;

    AssociationRules(Items items, List<AssociationRule> rules, int leftOut) {
        this.items = items;
        this.leftOut = leftOut;
        all = rules.stream().sorted(AssociationRule.BEST_FIRST).toList();
        for (AssociationRule rule : all) {
            byGiven.computeIfAbsent(rule.given(), key -> new ArrayList<>()).add(rule);
        }
    }

    /**
     * All rules.
     *
     * @return by {@link AssociationRule#BEST_FIRST}
     */
    public List<AssociationRule> all() {
        return all;
    }

    /**
     * What is bought after an item.
     *
     * @param given the item
     * @return by {@link AssociationRule#BEST_FIRST}; empty where there is no rule
     */
    public List<AssociationRule> after(ItemId given) {
        return List.copyOf(byGiven.getOrDefault(given, List.of()));
    }

    /**
     * What somebody needs next: for each item not bought yet, the best rule that leads to it.
     *
     * @param bought what somebody has
     * @param limit how many at most, 1 to 10,000
     * @return by {@link AssociationRule#BEST_FIRST}, each {@code then} once
     */
    public List<AssociationRule> needs(Set<ItemId> bought, int limit) {
        Checks.within("limit of needs", limit, 1, 10_000);
        Map<ItemId, AssociationRule> best = new LinkedHashMap<>();
        bought.stream()
                .flatMap(item -> byGiven.getOrDefault(item, List.of()).stream())
                .filter(rule -> !bought.contains(rule.then()))
                .sorted(AssociationRule.BEST_FIRST)
                .forEach(rule -> best.putIfAbsent(rule.then(), rule));
        return best.values().stream().limit(limit).toList();
    }

    /**
     * How many members were left out since they bought more items than the policy allows.
     *
     * @return 0 or more
     */
    public int leftOut() {
        return leftOut;
    }

    /**
     * A model that scores an item by the sum of the confidences that lead to it, each times the profile's weight.
     *
     * @return a model of all items that were bought
     */
    public AssociationModel model() {
        int[] starts = new int[items.size() + 1];
        int[] column = new int[all.size()];
        float[] value = new float[all.size()];
        int to = 0;
        for (int item = 0; item < items.size(); item++) {
            List<AssociationRule> rules = byGiven.getOrDefault(items.id(item), List.of());
            for (AssociationRule rule : rules) {
                column[to] = items.number(rule.then()).orElseThrow();
                value[to++] = (float) rule.confidence();
            }
            starts[item + 1] = to;
        }
        // Twice transposed, the entries of each row are in the order of columns.
        SparseRows rows = SparseRows.of(items.size(), starts, column, value);
        return new AssociationModel(items, rows.transposed().transposed());
    }

    @Override
    public String toString() {
        return "AssociationRules[" + all.size() + " rules of " + items.size() + " items]";
    }
}
