package io.communitykit.recommend.candidate.data;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.internal.Checks;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * What members did with items, added up to one weight above 0 for each pair: what models are fitted on. Members and items are numbers from 0 in the order
 * of their ids, so that the same facts in any order make the same matrix to the byte.
 *
 * <p>Layout: the matrix by member and by item, 16 bytes a pair. Immutable and safe for many threads.
 */
public final class Interactions {

    /**
     * With how many items a member counts in fits whose cost is the square of them: at most 100 million additions a member. Members who did so much are
     * mostly machines.
     */
    public static final int MOST_FITTED = 10_000;

    private final MemberId[] members;
    private final Items items;
    private final SparseRows byMember;
    private final SparseRows byItem;

    Interactions(MemberId[] members, Items items, SparseRows byMember) {
        this.members = members;
        this.items = items;
        this.byMember = byMember;
        this.byItem = byMember.transposed();
    }

    /**
     * Starts a matrix.
     *
     * @param weights how much each kind of behaviour counts, each kind once, at least one
     * @param at as of when: behaviour fades up to here, and what lies behind it is left out
     * @return an empty builder
     * @throws InvalidValueException if a kind is there twice, or the instant is not within the years 0001 to 9999
     */
    public static InteractionsBuilder builder(List<BehaviourWeight> weights, Instant at) {
        return new InteractionsBuilder(weights, at);
    }

    /**
     * Starts a matrix of weights that are added up already.
     *
     * @return an empty builder
     */
    public static InteractionsBuilder builder() {
        return new InteractionsBuilder(List.of(), Instant.EPOCH);
    }

    /**
     * How many members.
     *
     * @return 0 or more
     */
    public int members() {
        return members.length;
    }

    /**
     * The member of a number.
     *
     * @param number 0 to {@link #members} less 1
     * @return the id
     */
    public MemberId member(int number) {
        return members[number];
    }

    /**
     * The number of a member. Logarithmic time.
     *
     * @param id who
     * @return the number, or empty where the member did nothing
     */
    public OptionalInt number(MemberId id) {
        int found = Arrays.binarySearch(members, id);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /**
     * The items.
     *
     * @return all that something was done with
     */
    public Items items() {
        return items;
    }

    /**
     * The weights by member: a row each, items rising.
     *
     * @return the matrix; values above 0
     */
    public SparseRows byMember() {
        return byMember;
    }

    /**
     * The weights by item: a row each, members rising.
     *
     * @return the matrix; values above 0
     */
    public SparseRows byItem() {
        return byItem;
    }

    /**
     * The same members and items with fewer weights, for a split: those that stay are told by entry of {@link #byMember}.
     *
     * @param kept whether an entry stays, one for each
     * @return a matrix of the same numbers
     */
    public Interactions only(BitSet kept) {
        int[] starts = new int[members.length + 1];
        int[] column = new int[kept.cardinality()];
        float[] value = new float[column.length];
        int at = 0;
        for (int row = 0; row < members.length; row++) {
            for (int entry = byMember.start(row); entry < byMember.end(row); entry++) {
                if (kept.get(entry)) {
                    column[at] = byMember.column(entry);
                    value[at++] = byMember.value(entry);
                }
            }
            starts[row + 1] = at;
        }
        return new Interactions(members, items, SparseRows.of(items.size(), starts, column, value));
    }

    /**
     * The same members and items, of each member only its strongest weights, of equal ones those of the lowest item numbers.
     *
     * @param most how many of each member stay, 1 or more; of one who has fewer all
     * @return a matrix of the same numbers; this one where nobody has more
     * @throws InvalidValueException if nothing would stay
     */
    public Interactions strongest(int most) {
        Checks.within("items of a member that stay", most, 1, Integer.MAX_VALUE);
        BitSet kept = new BitSet();
        kept.set(0, byMember.size());
        for (int row = 0; row < members.length; row++) {
            if (byMember.count(row) > most) {
                leaveOut(row, most, kept);
            }
        }
        return kept.cardinality() == byMember.size() ? this : only(kept);
    }

    private void leaveOut(int row, int most, BitSet kept) {
        float[] sorted = new float[byMember.count(row)];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = byMember.value(byMember.start(row) + i);
        }
        Arrays.sort(sorted);
        float least = sorted[sorted.length - most];
        int equal = 0;
        for (int i = sorted.length - most; i < sorted.length && sorted[i] == least; i++) {
            equal++;
        }
        for (int entry = byMember.start(row); entry < byMember.end(row); entry++) {
            float value = byMember.value(entry);
            if (value < least || (value == least && equal-- <= 0)) {
                kept.clear(entry);
            }
        }
    }

    /**
     * The same members and items with other weights.
     *
     * @param weights a row for each member, a column for each item; the columns of a row rising, the values above 0
     * @return a matrix of the same numbers
     * @throws InvalidValueException if the weights do not fit
     */
    public Interactions withWeights(SparseRows weights) {
        if (weights.rows() != members.length || weights.columns() != items.size()) {
            throw InvalidValueException.of(
                    "weights", members.length + " x " + items.size(), weights.rows() + " x " + weights.columns());
        }
        for (int row = 0; row < weights.rows(); row++) {
            for (int entry = weights.start(row); entry < weights.end(row); entry++) {
                if (entry > weights.start(row) && weights.column(entry) <= weights.column(entry - 1)) {
                    throw InvalidValueException.of(
                            "column of entry " + entry, "above " + weights.column(entry - 1), weights.column(entry));
                }
                if (!(weights.value(entry) > 0)) {
                    throw InvalidValueException.of("weight of entry " + entry, "above 0", weights.value(entry));
                }
            }
        }
        return new Interactions(members, items, weights);
    }

    @Override
    public String toString() {
        return "Interactions[" + members.length + " members, " + items.size() + " items, " + byMember.size()
                + " pairs]";
    }
}
