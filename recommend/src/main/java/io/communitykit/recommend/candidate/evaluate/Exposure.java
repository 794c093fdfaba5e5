package io.communitykit.recommend.candidate.evaluate;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;

/** How often each item of a catalogue was shown. Immutable and safe for many threads. */
public final class Exposure {

    private final int[] rising;

    private Exposure(int[] rising) {
        this.rising = rising;
    }

    /**
     * Takes the counts.
     *
     * @param shown how often each item was shown, 0 where never; at least one item; copied
     * @return the exposure
     * @throws InvalidValueException if there is no item or a count is below 0
     */
    public static Exposure of(int[] shown) {
        int[] rising = shown.clone();
        Arrays.sort(rising);
        if (rising.length == 0) {
            throw InvalidValueException.of("items of a catalogue", "at least one", "none");
        }
        if (rising[0] < 0) {
            throw InvalidValueException.of("how often an item was shown", "0 or more", rising[0]);
        }
        return new Exposure(rising);
    }

    /**
     * Catalogue coverage: the share of items that were shown at all (Herlocker and others, ACM TOIS 22(1), 2004).
     *
     * @return 0 to 1
     */
    public double coverage() {
        int never = 0;
        while (never < rising.length && rising[never] == 0) {
            never++;
        }
        return (rising.length - never) / (double) rising.length;
    }

    /**
     * Gini's index, {@code sum((2i - n - 1) x_i) / (n sum(x_i))} over the counts {@code x_1 <= ... <= x_n} of all items, those that were never shown
     * included (Fleder and Hosanagar 2009). 0 where all were shown as often, {@code (n - 1) / n} where one took all.
     *
     * @return 0 to below 1; 0 where nothing was shown
     */
    public double gini() {
        double weighted = 0;
        long sum = 0;
        for (int i = 0; i < rising.length; i++) {
            weighted += (2.0 * (i + 1) - rising.length - 1) * rising[i];
            sum += rising[i];
        }
        return sum == 0 ? 0 : weighted / ((double) rising.length * sum);
    }
}
