package io.communitykit.recommend.candidate.data;

import io.communitykit.core.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one member did, as a model sees it: items by number, rising, each with a weight above 0. It need not be a member that the model was fitted on.
 * Immutable and safe for many threads.
 */
public final class Profile {

    private static final double MOST = 1e12;

    private final int[] item;
    private final float[] weight;
    private final int unknown;
    /** Whose numbers these are; empty where nobody said. */
    private final @Nullable Items items;

    private Profile(@Nullable Items items, int[] item, float[] weight, int unknown) {
        this.items = items;
        this.item = item;
        this.weight = weight;
        this.unknown = unknown;
    }

    /**
     * What a member of a matrix did, in the numbers of its items: for models of the same items, such as those fitted on it.
     *
     * @param interactions the matrix
     * @param member the member's number there
     * @return the profile
     */
    public static Profile of(Interactions interactions, int member) {
        SparseRows rows = interactions.byMember();
        int start = rows.start(member);
        int[] item = new int[rows.count(member)];
        float[] weight = new float[item.length];
        for (int i = 0; i < item.length; i++) {
            item[i] = rows.column(start + i);
            weight[i] = rows.value(start + i);
        }
        return new Profile(interactions.items(), item, weight, 0);
    }

    /**
     * What somebody did, told now.
     *
     * @param items the numbers of a model's items
     * @param weights above 0, at most 1e12, by item; what the model does not know is left out and counted
     * @return the profile
     * @throws InvalidValueException if a weight is out of range
     */
    public static Profile of(Items items, Map<ItemId, Double> weights) {
        int[] item = new int[weights.size()];
        float[] weight = new float[item.length];
        int size = 0;
        for (Map.Entry<ItemId, Double> each : new TreeMap<>(weights).entrySet()) {
            if (!(each.getValue() > 0 && each.getValue() <= MOST)) {
                throw InvalidValueException.of(
                        "weight of " + each.getKey(), "above 0 and at most 1e12", each.getValue());
            }
            OptionalInt number = items.number(each.getKey());
            if (number.isPresent()) {
                item[size] = number.getAsInt();
                weight[size++] = Math.max(Float.MIN_NORMAL, each.getValue().floatValue());
            }
        }
        return new Profile(items, Arrays.copyOf(item, size), Arrays.copyOf(weight, size), weights.size() - size);
    }

    /**
     * What somebody did as weights of items, faded as {@link Interactions} do: what is told of one item adds up.
     *
     * @param behaviours what was done, in any order, whoever did it
     * @param weights how much each kind counts, each kind once
     * @param at as of when: what lies behind it is left out, as is what has faded to nothing
     * @return above 0, at most 1e12, for {@link #of(Items, Map)} or a question for candidates
     * @throws InvalidValueException if a kind has no weight or two, or an instant is not within the years 0001 to 9999
     */
    public static SortedMap<ItemId, Double> weights(
            Collection<Behaviour> behaviours, List<BehaviourWeight> weights, Instant at) {
        FadedWeights faded = new FadedWeights(weights, at);
        SortedMap<ItemId, List<Double>> parts = new TreeMap<>();
        for (Behaviour behaviour : behaviours) {
            double left = faded.left(behaviour);
            if (left > 0) {
                parts.computeIfAbsent(behaviour.item(), item -> new ArrayList<>(2))
                        .add(left);
            }
        }
        SortedMap<ItemId, Double> sums = new TreeMap<>();
        parts.forEach((item, left) -> {
            // Smallest first, so that a sum does not depend on the order in which it was told.
            Collections.sort(left);
            double sum = 0;
            for (double each : left) {
                sum += each;
            }
            sums.put(item, Math.min(MOST, sum));
        });
        return sums;
    }

    /**
     * One item alone.
     *
     * @param item its number
     * @return a profile of weight 1
     */
    public static Profile ofItem(int item) {
        return new Profile(null, new int[] {item}, new float[] {1}, 0);
    }

    /**
     * How many items.
     *
     * @return 0 or more
     */
    public int size() {
        return item.length;
    }

    /**
     * An item's number.
     *
     * @param index 0 to {@link #size} less 1
     * @return the number, rising with the index
     */
    public int item(int index) {
        return item[index];
    }

    /**
     * An item's weight.
     *
     * @param index 0 to {@link #size} less 1
     * @return above 0
     */
    public float weight(int index) {
        return weight[index];
    }

    /**
     * Whether an item is in it. Logarithmic time.
     *
     * @param number of the item
     * @return whether it is
     */
    public boolean contains(int number) {
        return Arrays.binarySearch(item, number) >= 0;
    }

    /**
     * Refuses a profile in the numbers of other items than a model's. For models; constant time where it is asked of the same items as the last time.
     *
     * @param known the model's
     * @throws InvalidValueException if the items are not the same
     */
    public void requireOf(Items known) {
        if (items != null && !items.sameAs(known)) {
            throw InvalidValueException.of("items of the profile", "those of the model, " + known, items);
        }
        int last = item.length == 0 ? -1 : item[item.length - 1];
        if (last >= known.size()) {
            throw InvalidValueException.of("item of the profile", "a number below " + known.size(), last);
        }
    }

    /**
     * How many items the model does not know.
     *
     * @return 0 or more
     */
    public int unknown() {
        return unknown;
    }
}
