package io.communitykit.recommend.candidate.model;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.internal.Checks;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The best items of one question, and the room that models need to find them. To be used again and again, by one thread.
 *
 * <p>A model adds to the scores of items with {@link #add} and then calls {@link #finish}. Layout: a score for every item, a list of those that were
 * touched unless they were expected, and a heap of the best whose root is the worst of them; 13 bytes an item.
 */
public final class Ranking {

    /** No ranking has more places. */
    public static final int MOST = 1_000_000;

    private final double[] scores;
    private final boolean[] listed;
    private final int[] touched;
    private int touchedSize;
    private int dense;
    private final int[] heap;
    private final double[] heapScores;
    private final int limit;
    private int size;
    private @Nullable BitSet only;

    /**
     * Makes room.
     *
     * @param items how many items the models know that will use it
     * @param limit how many places, 1 to 1,000,000
     */
    public Ranking(int items, int limit) {
        this.limit = Checks.within("limit of a ranking", limit, 1, MOST);
        scores = new double[items];
        listed = new boolean[items];
        touched = new int[items];
        heap = new int[Math.min(limit, Math.max(1, items))];
        heapScores = new double[heap.length];
    }

    /**
     * Makes room for the items of a model.
     *
     * @param items the model's
     * @param limit how many places, 1 to 1,000,000
     * @return an empty ranking
     */
    public static Ranking of(Items items, int limit) {
        return new Ranking(items.size(), limit);
    }

    /**
     * How many places it has.
     *
     * @return 1 to 1,000,000
     */
    public int limit() {
        return limit;
    }

    /**
     * How many items it holds.
     *
     * @return 0 to the limit
     */
    public int size() {
        return size;
    }

    /**
     * An item.
     *
     * @param place from 0, the best
     * @return its number
     */
    public int item(int place) {
        return heap[place];
    }

    /**
     * A score.
     *
     * @param place from 0, the best
     * @return above 0; never rises with the place
     */
    public double score(int place) {
        return heapScores[place];
    }

    /**
     * Lets in some items only, from now on, whichever model ranks: those that are in stock, or the few that an evaluation asks about.
     *
     * @param items their numbers; not copied, so that it can be changed between two questions
     */
    public void only(BitSet items) {
        only = items;
    }

    /** Forgets everything, but for {@link #only}. For models. */
    public void clear() {
        for (int i = 0; i < touchedSize; i++) {
            scores[touched[i]] = 0;
            listed[touched[i]] = false;
        }
        Arrays.fill(scores, 0, dense, 0);
        touchedSize = 0;
        dense = 0;
        size = 0;
    }

    /**
     * Adds to an item's score. For models; an item's score is the sum of what was added, in the order of the calls.
     *
     * @param item its number
     * @param share what to add, finite
     */
    public void add(int item, double share) {
        if (!listed[item]) {
            listed[item] = true;
            touched[touchedSize++] = item;
        }
        scores[item] += share;
    }

    /**
     * Says that many of the first items will be added to: all of them are then looked at in the end, and {@link #addExpected} need not list them. Worth it from
     * about one addition for six items on. For models.
     *
     * @param items how many items
     */
    public void expect(int items) {
        dense = Math.max(dense, items);
    }

    /**
     * Adds to the score of an item that is {@link #expect}ed. For models.
     *
     * @param item its number
     * @param share what to add, finite
     */
    public void addExpected(int item, double share) {
        scores[item] += share;
    }

    /**
     * Adds a row of shares to the scores of the first items. For models whose items nearly all score.
     *
     * @param row has the shares, finite
     * @param from where the share of item 0 is
     * @param items how many items
     * @param times what each share is multiplied by
     */
    public void addRow(float[] row, int from, int items, double times) {
        expect(items);
        for (int item = 0; item < items; item++) {
            scores[item] += times * row[from + item];
        }
    }

    /**
     * The score that was added up. For models.
     *
     * @param item its number
     * @return 0 where nothing was added
     */
    public double sum(int item) {
        return scores[item];
    }

    /**
     * Keeps the best of those that were added to, best first. For models, once after all was added.
     *
     * @param without whose items are left out
     * @throws InvalidValueException if a score is not a number or infinite; the ranking is empty then
     */
    public void finish(Profile without) {
        for (int i = 0; i < without.size(); i++) {
            if (without.item(i) < scores.length) {
                scores[without.item(i)] = 0;
            }
        }
        size = 0;
        int wrong = offerExpected();
        for (int i = 0; i < touchedSize; i++) {
            int item = touched[i];
            double score = scores[item];
            scores[item] = 0;
            listed[item] = false;
            if (score > 0) {
                offer(item, score);
            } else if (Double.isNaN(score)) {
                wrong = item;
            }
        }
        touchedSize = 0;
        sort();
        requireFinite(wrong);
    }

    // Items rise, so that one as good as the worst that is kept comes behind it. Says which score is not a number, or
    // -1.
    private int offerExpected() {
        int wrong = -1;
        double enough = 0;
        for (int item = 0; item < dense; item++) {
            double score = scores[item];
            if (!(score <= enough)) {
                if (Double.isNaN(score)) {
                    wrong = item;
                } else {
                    offer(item, score);
                    enough = size < heap.length ? 0 : heapScores[0];
                }
            }
        }
        Arrays.fill(scores, 0, dense, 0);
        dense = 0;
        return wrong;
    }

    private void requireFinite(int notANumber) {
        int wrong = size > 0 && heapScores[0] == Double.POSITIVE_INFINITY ? heap[0] : notANumber;
        if (wrong >= 0) {
            double score = wrong == notANumber ? Double.NaN : heapScores[0];
            size = 0;
            throw InvalidValueException.of("score of item number " + wrong, "finite", score);
        }
    }

    private void offer(int item, double score) {
        if (only != null && !only.get(item)) {
            return;
        }
        if (size < heap.length) {
            int at = size++;
            while (at > 0 && isWorse(score, item, (at - 1) >> 1)) {
                int parent = (at - 1) >> 1;
                set(at, heap[parent], heapScores[parent]);
                at = parent;
            }
            set(at, item, score);
        } else if (!isWorse(score, item, 0)) {
            sink(0, size, item, score);
        }
    }

    private boolean isWorse(double score, int item, int at) {
        return score < heapScores[at] || (score == heapScores[at] && item > heap[at]);
    }

    private void sink(int from, int end, int item, double score) {
        int at = from;
        for (int child = 2 * at + 1; child < end; child = 2 * at + 1) {
            if (child + 1 < end && isWorse(heapScores[child + 1], heap[child + 1], child)) {
                child++;
            }
            if (isWorse(score, item, child)) {
                break;
            }
            set(at, heap[child], heapScores[child]);
            at = child;
        }
        set(at, item, score);
    }

    private void sort() {
        for (int end = size - 1; end > 0; end--) {
            int item = heap[end];
            double score = heapScores[end];
            set(end, heap[0], heapScores[0]);
            sink(0, end, item, score);
        }
    }

    private void set(int at, int item, double score) {
        heap[at] = item;
        heapScores[at] = score;
    }

    /**
     * The items of the ranking.
     *
     * @return a copy, best first
     */
    public int[] toArray() {
        return Arrays.copyOf(heap, size);
    }

    /**
     * Refuses a ranking that was made for fewer items. For models.
     *
     * @param items how many the model knows
     * @throws InvalidValueException if there is no room for so many
     */
    public void requireRoom(int items) {
        if (scores.length < items) {
            throw InvalidValueException.of("room of the ranking", "for " + items + " items", scores.length);
        }
    }
}
