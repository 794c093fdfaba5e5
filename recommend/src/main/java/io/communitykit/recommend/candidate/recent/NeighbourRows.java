package io.communitykit.recommend.candidate.recent;

import io.communitykit.recommend.candidate.internal.HalfLife;
import java.util.Arrays;

/**
 * The heaviest neighbours of each item: Space-Saving (Metwally, Agrawal, El Abbadi: Efficient Computation of Frequent and Top-k Elements in Data Streams, ICDT
 * 2005) over weights with forward decay. Where a row is full, a new neighbour takes the place of the lightest and its weight as an error; so a neighbour
 * with more than the row's share {@code total / most} is always there, and its true weight lies between {@code weight - error} and {@code weight}.
 *
 * <p>Layout: a row is a stretch of ints, on pages of 1,024 rows so that growing copies nothing: size, landmark, total (a double), then neighbours, weights
 * (floats) and errors (floats). With 20 neighbours that is 256 bytes, 4 cache lines. An update scans the neighbours of one row. Not safe for many threads.
 */
final class NeighbourRows {

    private static final int SHIFT = 10;
    private static final int ON_PAGE = 1 << SHIFT;
    private static final int LANDMARK = 1;
    private static final int TOTAL = 2;
    private static final int HEAD = 4;

    private final int most;
    private final int stride;
    private int[][] pages = new int[0][];

    NeighbourRows(int most) {
        this.most = most;
        this.stride = HEAD + 3 * most;
    }

    /** Makes room for a row. */
    void reach(int row) {
        int page = row >>> SHIFT;
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, page + 1);
            pages[page] = new int[stride << SHIFT];
        }
    }

    int size(int row) {
        return page(row)[start(row)];
    }

    int landmark(int row) {
        return page(row)[start(row) + LANDMARK];
    }

    int neighbour(int row, int place) {
        return page(row)[start(row) + HEAD + place];
    }

    /** What is sure of a neighbour's weight, as of the row's landmark. */
    float sure(int row, int place) {
        int[] page = page(row);
        int at = start(row) + HEAD + most + place;
        return Float.intBitsToFloat(page[at]) - Float.intBitsToFloat(page[at + most]);
    }

    /** The weight of all pairs that were ever told, as of the row's landmark. */
    double total(int row) {
        return total(page(row), start(row));
    }

    /** Adds to a pair what was weighed at a landmark. */
    void add(int row, int neighbour, double amount, int landmark) {
        int[] page = page(row);
        int start = start(row);
        int behind = landmark - page[start + LANDMARK];
        double gain = amount;
        if (behind > 0 || page[start] == 0) {
            move(page, start, behind);
            page[start + LANDMARK] = landmark;
        } else if (behind < 0) {
            gain = HalfLife.scaled(amount, behind);
        }
        if ((float) gain > 0) {
            setTotal(page, start, total(page, start) + gain);
            put(page, start, neighbour, (float) gain);
        }
    }

    private void put(int[] page, int start, int neighbour, float gain) {
        int size = page[start];
        int first = start + HEAD;
        for (int at = first; at < first + size; at++) {
            if (page[at] == neighbour) {
                int weight = at + most;
                page[weight] = Float.floatToRawIntBits(Float.intBitsToFloat(page[weight]) + gain);
                return;
            }
        }
        if (size < most) {
            page[start] = size + 1;
            set(page, first + size, neighbour, gain, 0);
        } else {
            int at = lightest(page, first);
            float least = Float.intBitsToFloat(page[at + most]);
            set(page, at, neighbour, least + gain, least);
        }
    }

    private int lightest(int[] page, int first) {
        int found = first;
        // Floats of 0 and more are in the order of their bits.
        int least = page[first + most];
        for (int at = first + 1; at < first + most; at++) {
            if (page[at + most] < least) {
                least = page[at + most];
                found = at;
            }
        }
        return found;
    }

    private void set(int[] page, int at, int neighbour, float weight, float error) {
        page[at] = neighbour;
        page[at + most] = Float.floatToRawIntBits(weight);
        page[at + 2 * most] = Float.floatToRawIntBits(error);
    }

    private void move(int[] page, int start, int halfLives) {
        int size = page[start];
        setTotal(page, start, HalfLife.scaled(total(page, start), -halfLives));
        for (int at = start + HEAD + most; at < start + HEAD + most + size; at++) {
            page[at] = fewer(page[at], halfLives);
            page[at + most] = fewer(page[at + most], halfLives);
        }
    }

    private static int fewer(int bits, int halfLives) {
        return Float.floatToRawIntBits((float) HalfLife.scaled(Float.intBitsToFloat(bits), -halfLives));
    }

    /** Keeps rows and neighbours whose new number is 0 or more; new numbers rise with the old ones. */
    void renumber(int[] numbers) {
        int kept = 0;
        for (int row = 0; row < numbers.length; row++) {
            if (numbers[row] >= 0) {
                forget(row, numbers);
                System.arraycopy(page(row), start(row), page(kept), start(kept), stride);
                kept++;
            }
        }
        for (int row = kept; row < numbers.length; row++) {
            Arrays.fill(page(row), start(row), start(row) + stride, 0);
        }
    }

    private void forget(int row, int[] numbers) {
        int[] page = page(row);
        int start = start(row);
        int kept = 0;
        for (int place = 0; place < page[start]; place++) {
            int from = start + HEAD + place;
            if (numbers[page[from]] >= 0) {
                int to = start + HEAD + kept++;
                page[to] = numbers[page[from]];
                page[to + most] = page[from + most];
                page[to + 2 * most] = page[from + 2 * most];
            }
        }
        page[start] = kept;
    }

    private static double total(int[] page, int start) {
        return Double.longBitsToDouble(((long) page[start + TOTAL] << 32) | (page[start + TOTAL + 1] & 0xffffffffL));
    }

    private static void setTotal(int[] page, int start, double total) {
        long bits = Double.doubleToRawLongBits(total);
        page[start + TOTAL] = (int) (bits >>> 32);
        page[start + TOTAL + 1] = (int) bits;
    }

    private int[] page(int row) {
        return pages[row >>> SHIFT];
    }

    private int start(int row) {
        return (row & (ON_PAGE - 1)) * stride;
    }
}
