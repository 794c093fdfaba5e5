package io.communitykit.recommend.candidate.basket;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all rules of two items that a policy asks for, exactly. Items with fewer buyers than the support are left out beforehand (Agrawal, Srikant: Fast
 * Algorithms for Mining Association Rules, VLDB 1994); then, item by item, the purchases of its buyers are counted into one row as long as there are items.
 * So memory is that of
 * the purchases, about 70 bytes each, and 16 bytes an item for each thread; no pair is stored that is not a rule. Time is that of the sum of the squares of
 * how many items each member bought, and for each pair that is a rule but for its lift, that of the two items' buyers.
 *
 * <p>The same purchases in any order give the same rules, whatever the number of threads. Not safe for many threads; one mining a builder.
 */
public final class RuleMining {

    private final RulePolicy policy;
    private final Map<MemberId, Integer> members = new HashMap<>();
    private final Map<ItemId, Integer> items = new HashMap<>();
    private int[] memberOf = new int[16];
    private int[] itemOf = new int[16];
    private long[] at = new long[16];
    private int size;

    /**
     * Starts without purchases.
     *
     * @param policy which rules are worth an answer
     */
    public RuleMining(RulePolicy policy) {
        this.policy = policy;
    }

    /**
     * Adds a purchase. Of several of the same item by one member only the first in time counts, in whatever order they are told.
     *
     * @param member who
     * @param item what
     * @param when when
     * @return this
     */
    public RuleMining bought(MemberId member, ItemId item, Instant when) {
        if (size == at.length) {
            int more = size + (size >> 1);
            memberOf = Arrays.copyOf(memberOf, more);
            itemOf = Arrays.copyOf(itemOf, more);
            at = Arrays.copyOf(at, more);
        }
        at[size] = Timestamps.cut("instant of a purchase", when).toEpochMilli();
        memberOf[size] = members.computeIfAbsent(member, key -> members.size());
        itemOf[size] = items.computeIfAbsent(item, key -> items.size());
        size++;
        return this;
    }

    /**
     * Finds the rules.
     *
     * @param options threads, progress, cancellation
     * @return the rules; none where there are no purchases
     * @throws io.communitykit.recommend.candidate.model.FitCancelledException if it was stopped
     */
    public AssociationRules mine(FitOptions options) {
        Items sorted = Items.of(items.keySet());
        FirstPurchases first = FirstPurchases.of(memberOf, numbered(sorted), at, members.size(), policy.longest());
        Buyers buyers = new Buyers(first, sorted.size());
        List<List<AssociationRule>> byItem = new ArrayList<>(sorted.size());
        for (int item = 0; item < sorted.size(); item++) {
            byItem.add(List.of());
        }
        Parallel.each("rules", sorted.size(), options, () -> {
            RuleRow row = new RuleRow(policy, sorted, first, buyers);
            return item -> byItem.set(item, row.rules(item));
        });
        return new AssociationRules(
                sorted, byItem.stream().flatMap(List::stream).toList(), first.leftOut());
    }

    /** The items of the purchases by the numbers of sorted ids. */
    private int[] numbered(Items sorted) {
        int[] numbers = new int[items.size()];
        items.forEach((id, number) -> numbers[number] = sorted.number(id).orElseThrow());
        int[] numbered = new int[size];
        for (int i = 0; i < size; i++) {
            numbered[i] = numbers[itemOf[i]];
        }
        return numbered;
    }
}
