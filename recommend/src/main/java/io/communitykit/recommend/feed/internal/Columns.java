package io.communitykit.recommend.feed.internal;

import io.communitykit.core.id.ContentId;
import io.communitykit.recommend.diversity.GroupKey;
import io.communitykit.recommend.explore.Evidence;
import io.communitykit.recommend.explore.LinUcbModel;
import io.communitykit.recommend.feed.Exclusion;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Content in columns, row after row in the order of ids. A score is {@code gains} times the factors of a context plus {@code fixed}; both
 * together are the sum of the row's {@code terms}: one for each signal, then freshness, then integrity. Immutable by convention and safe for many
 * threads.
 */
public final class Columns {

    /** The rows' content, sorted. */
    public final ContentId[] ids;
    /** The addends, {@link #width} for each row. */
    public final long[] terms;
    /** What the addends of a row are called. */
    public final List<String> names;
    /** What speaks for content: factors act on it. */
    public final long[] gains;
    /** What factors leave alone: what speaks against content, and addends of freshness. */
    public final long[] fixed;
    /** Which of {@link #classes} a row has. */
    public final int[] classOf;
    /** The different sets of factors whose content a row is, as bits. */
    public final long[] classes;
    /** What the bits of {@link #classes} stand for. */
    final List<Factor> factors;
    /** The rows that each slot is kept for. */
    public final List<BitSet> slots;
    /** The first burying rule whose content a row is, counted from 1; 0 for none. */
    public final int[] buried;
    /** Why a row is never shown; null for most. */
    public final @Nullable Exclusion[] excluded;
    /** The groups of the rows. */
    public final Map<GroupKey, GroupColumn> groups;
    /** How often each row was shown and was a success; empty where nothing is explored. */
    public final Evidence[] evidence;
    /**
     * What the weights of a row's signals are multiplied with, {@code signals} for each row: after transform, balance, freshness and integrity, cut to
     * {@link LinUcbModel#LARGEST_FEATURE}. Empty where nothing is explored.
     */
    public final double[] units;
    /** The codes of each row's tags, sorted. */
    public final int[][] tags;

    Columns(ColumnsBuilder from) {
        ids = from.ids;
        terms = from.terms;
        names = from.names;
        gains = from.gains;
        fixed = from.fixed;
        classOf = from.classOf;
        classes = from.classes();
        factors = from.factors;
        slots = from.slots;
        buried = from.buried;
        excluded = from.excluded;
        groups = from.groups;
        tags = from.tags;
        evidence = from.evidence;
        units = from.units;
    }

    /**
     * Multiplies what a weight is multiplied with. As in a score, no factor makes milder what speaks against content; without a weight it would speak for it as
     * far as it is above 0.
     *
     * @param weight the signal's
     * @param unit what the weight is multiplied with
     * @param factor 0 or more
     * @return cut to {@link LinUcbModel#LARGEST_FEATURE} to either side
     */
    public static double scaled(double weight, double unit, double factor) {
        boolean speaksFor = weight == 0 ? unit > 0 : weight * unit > 0;
        double scaled = speaksFor ? unit * factor : unit;
        return Math.max(-LinUcbModel.LARGEST_FEATURE, Math.min(LinUcbModel.LARGEST_FEATURE, scaled));
    }

    /**
     * How many rows.
     *
     * @return 0 or more
     */
    public int size() {
        return ids.length;
    }

    /**
     * How many addends a row has.
     *
     * @return the signals and 2
     */
    public int width() {
        return names.size();
    }

    /**
     * Finds a row.
     *
     * @param content the id
     * @return the row; below 0 where there is none
     */
    public int row(ContentId content) {
        return Arrays.binarySearch(ids, content);
    }

    /**
     * The groups by an attribute.
     *
     * @param key which
     * @return the column
     */
    public GroupColumn groups(GroupKey key) {
        return Objects.requireNonNull(groups.get(key));
    }

    /**
     * About how much heap the arrays take.
     *
     * @return bytes
     */
    public long bytes() {
        long bytes = 0;
        bytes += (terms.length + gains.length + fixed.length + classes.length) * (long) Long.BYTES;
        bytes += (classOf.length + buried.length + (long) groups.size() * ids.length) * Integer.BYTES;
        bytes += units.length * (long) Double.BYTES + evidence.length * 32L;
        bytes += (ids.length + excluded.length + 2L * tags.length) * Integer.BYTES;
        for (int[] row : tags) {
            bytes += row.length == 0 ? 0 : 16 + (long) row.length * Integer.BYTES;
        }
        for (BitSet rows : slots) {
            bytes += rows.size() / Byte.SIZE;
        }
        return bytes;
    }
}
