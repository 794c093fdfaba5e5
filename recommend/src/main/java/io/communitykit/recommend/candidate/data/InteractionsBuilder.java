package io.communitykit.recommend.candidate.data;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers behaviour for a matrix: 16 bytes a fact, and each id once. Not safe for many threads; one matrix a builder. */
public final class InteractionsBuilder {

    private final FadedWeights weights;
    private final Map<MemberId, Integer> memberNumbers = new HashMap<>();
    private final Map<ItemId, Integer> itemNumbers = new HashMap<>();
    private final List<MemberId> members = new ArrayList<>();
    private final List<ItemId> items = new ArrayList<>();
    private int[] memberOf = new int[16];
    private int[] itemOf = new int[16];
    private double[] weightOf = new double[16];
    private int size;
    private long later;
    private boolean built;

    InteractionsBuilder(List<BehaviourWeight> kinds, Instant at) {
        weights = new FadedWeights(kinds, at);
    }

    /**
     * Adds what a member did. What is told of one pair adds up.
     *
     * @param behaviour what was done; left out and counted where it lies behind the builder's instant
     * @return this builder
     * @throws InvalidValueException if its kind has no weight, or its instant is not within the years 0001 to 9999
     */
    public InteractionsBuilder add(Behaviour behaviour) {
        double left = weights.left(behaviour);
        if (left < 0) {
            later++;
        } else if (left > 0) {
            addNumbered(add(behaviour.member()), add(behaviour.item()), left);
        }
        return this;
    }

    /**
     * Makes a member part of the matrix, though it may have done nothing.
     *
     * @param member who
     * @return its number in this builder, not in the matrix; for {@link #addNumbered}
     */
    public int add(MemberId member) {
        Integer known = memberNumbers.putIfAbsent(member, members.size());
        if (known != null) {
            return known;
        }
        members.add(member);
        return members.size() - 1;
    }

    /**
     * Makes an item part of the matrix, though nobody may have done anything with it.
     *
     * @param item which
     * @return its number in this builder, not in the matrix; for {@link #addNumbered}
     */
    public int add(ItemId item) {
        Integer known = itemNumbers.putIfAbsent(item, items.size());
        if (known != null) {
            return known;
        }
        items.add(item);
        return items.size() - 1;
    }

    /**
     * Adds weight to a pair that {@link #add(MemberId)} and {@link #add(ItemId)} numbered, for a host that reads many.
     *
     * @param member the member's number
     * @param item the item's number
     * @param weight above 0, at most 1e12
     * @throws InvalidValueException if a number is not known or the weight is out of range
     */
    public void addNumbered(int member, int item, double weight) {
        if (member < 0 || member >= members.size()) {
            throw InvalidValueException.of("number of a member", "below " + members.size(), member);
        }
        if (item < 0 || item >= items.size()) {
            throw InvalidValueException.of("number of an item", "below " + items.size(), item);
        }
        if (!(weight > 0 && weight <= 1e12)) {
            throw InvalidValueException.of("weight of a pair", "above 0 and at most 1e12", weight);
        }
        if (size == memberOf.length) {
            int more = size + (size >> 1);
            memberOf = Arrays.copyOf(memberOf, more);
            itemOf = Arrays.copyOf(itemOf, more);
            weightOf = Arrays.copyOf(weightOf, more);
        }
        memberOf[size] = member;
        itemOf[size] = item;
        weightOf[size++] = weight;
    }

    /**
     * How much behaviour was left out since it lies behind the builder's instant.
     *
     * @return 0 or more
     */
    public long later() {
        return later;
    }

    /**
     * Makes the matrix, in {@code n log n}.
     *
     * @return the matrix
     * @throws InvalidValueException if there is nothing in it
     * @throws IllegalStateException when called again
     */
    public Interactions build() {
        if (built) {
            throw new IllegalStateException("a builder makes one matrix");
        }
        built = true;
        if (size == 0) {
            throw InvalidValueException.of("interactions", "at least one", "none");
        }
        MemberId[] sortedMembers = members.toArray(MemberId[]::new);
        Arrays.sort(sortedMembers);
        Items sortedItems = Items.of(items);
        int[] memberNumber = new int[sortedMembers.length];
        for (int i = 0; i < sortedMembers.length; i++) {
            memberNumber[memberNumbers.getOrDefault(sortedMembers[i], i)] = i;
        }
        int[] itemNumber = new int[items.size()];
        for (int i = 0; i < itemNumber.length; i++) {
            itemNumber[itemNumbers.getOrDefault(sortedItems.id(i), i)] = i;
        }
        for (int i = 0; i < size; i++) {
            memberOf[i] = memberNumber[memberOf[i]];
            itemOf[i] = itemNumber[itemOf[i]];
        }
        return new Interactions(sortedMembers, sortedItems, merged(sortedMembers.length, sortedItems.size()));
    }

    private SparseRows merged(int rows, int columns) {
        int[] order = byMember(rows);
        int[] starts = new int[rows + 1];
        int[] column = new int[size];
        float[] value = new float[size];
        int to = 0;
        int from = 0;
        for (int row = 0; row < rows; row++) {
            int end = from;
            while (end < size && memberOf[order[end]] == row) {
                end++;
            }
            Entry[] entries = new Entry[end - from];
            for (int i = from; i < end; i++) {
                entries[i - from] = new Entry(itemOf[order[i]], weightOf[order[i]]);
            }
            // Equal items by weight, so that a sum does not depend on the order in which it was told.
            Arrays.sort(entries);
            int i = 0;
            while (i < entries.length) {
                int item = entries[i].item;
                double sum = 0;
                for (; i < entries.length && entries[i].item == item; i++) {
                    sum += entries[i].weight;
                }
                column[to] = item;
                value[to++] = Math.max(Float.MIN_NORMAL, (float) sum);
            }
            from = end;
            starts[row + 1] = to;
        }
        return SparseRows.of(columns, starts, Arrays.copyOf(column, to), Arrays.copyOf(value, to));
    }

    // Counting sort: the facts' indices by member.
    private int[] byMember(int rows) {
        int[] next = new int[rows + 1];
        for (int i = 0; i < size; i++) {
            next[memberOf[i] + 1]++;
        }
        for (int row = 1; row <= rows; row++) {
            next[row] += next[row - 1];
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[next[memberOf[i]]++] = i;
        }
        return order;
    }

    private record Entry(int item, double weight) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byItem = Integer.compare(item, other.item);
            return byItem != 0 ? byItem : Double.compare(weight, other.weight);
        }
    }
}
