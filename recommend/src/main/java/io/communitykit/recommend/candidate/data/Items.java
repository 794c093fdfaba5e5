package io.communitykit.recommend.candidate.data;

import io.communitykit.core.InvalidValueException;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * Items as numbers from 0, in the order of their ids, so that the same items in any order get the same numbers. Immutable and safe for many threads.
 */
public final class Items {

    private final ItemId[] ids;
    /** Others that were found to be the same, so that they are compared once. */
    private volatile WeakReference<Items> same = new WeakReference<>(null);

    private Items(ItemId[] ids) {
        this.ids = ids;
    }

    /**
     * Numbers items.
     *
     * @param ids in any order, each once
     * @return the items
     * @throws InvalidValueException if one is there twice
     */
    public static Items of(Collection<ItemId> ids) {
        ItemId[] sorted = ids.toArray(ItemId[]::new);
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i].equals(sorted[i - 1])) {
                throw InvalidValueException.of("items", "each there once", sorted[i]);
            }
        }
        return new Items(sorted);
    }

    /**
     * How many.
     *
     * @return 0 or more
     */
    public int size() {
        return ids.length;
    }

    /**
     * The item of a number.
     *
     * @param number 0 to {@link #size} less 1
     * @return its id
     */
    public ItemId id(int number) {
        return ids[number];
    }

    /**
     * The number of an item. Logarithmic time.
     *
     * @param id which
     * @return the number, or empty where the item is not among these
     */
    public OptionalInt number(ItemId id) {
        int found = Arrays.binarySearch(ids, id);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** Whether others have the same numbers; where asked of the same others as the last time, in constant time. */
    boolean sameAs(Items others) {
        if (ids == others.ids || same.refersTo(others)) {
            return true;
        }
        boolean equal = equals(others);
        if (equal) {
            same = new WeakReference<>(others);
        }
        return equal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Items items && Arrays.equals(ids, items.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return "Items[" + ids.length + "]";
    }
}
