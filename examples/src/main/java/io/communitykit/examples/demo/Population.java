package io.communitykit.examples.demo;

import io.communitykit.core.id.MemberId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * All members in the order in which they register, and a draw among those who have: by activity, which follows Zipf's law
 * with Mandelbrot's shift, so that a few members do much and most do little. A draw costs one binary search.
 */
final class Population {

    private static final double SHIFT = 5;
    private static final double SPAMMERS = 0.01;
    /** Above 1: more join early than late. */
    private static final double EARLY = 1.35;

    private final SimulationSettings settings;
    private final Chance chance;
    private final List<Shopper> all = new ArrayList<>();
    private final double[] cumulated;
    private int registered;

    Population(SimulationSettings settings, Chance chance) {
        this.settings = settings;
        this.chance = chance;
        this.cumulated = new double[settings.members()];
        Rhythm rhythm = new Rhythm(chance.fork("registrations"), settings.zone());
        List<Integer> ranks = shuffledRanks();
        for (int rank : ranks) {
            int day = (int) (settings.days() * StrictMath.pow(chance.unit(), EARLY));
            LocalDate date = settings.start().plusDays(day);
            String id = String.format(Locale.ROOT, "m%06d", all.size() + 1);
            all.add(new Shopper(new MemberId(id), rhythm.moment(date), 1 / (rank + SHIFT), habits()));
        }
        all.sort(Comparator.comparing(Shopper::registered).thenComparing(Shopper::id));
    }

    /** The members who register before the end of a day and have not been asked for yet; they take part from then on. */
    List<Shopper> registeringBy(LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(settings.zone()).toInstant();
        int from = registered;
        while (registered < all.size() && all.get(registered).registered().isBefore(end)) {
            double before = registered == 0 ? 0 : cumulated[registered - 1];
            cumulated[registered] = before + all.get(registered).weight();
            registered++;
        }
        return all.subList(from, registered);
    }

    int registered() {
        return registered;
    }

    /** One of the registered members, the active ones more often. */
    Shopper draw(Chance by) {
        double point = by.unit() * cumulated[registered - 1];
        int low = 0;
        int high = registered - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulated[middle] <= point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return all.get(low);
    }

    private List<Integer> shuffledRanks() {
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 1; rank <= settings.members(); rank++) {
            ranks.add(rank);
        }
        for (int i = ranks.size() - 1; i > 0; i--) {
            int other = chance.below(i + 1);
            Integer swapped = ranks.get(i);
            ranks.set(i, ranks.get(other));
            ranks.set(other, swapped);
        }
        return ranks;
    }

    private Shopper.Habits habits() {
        return new Shopper.Habits(
                chance.pick(ShopWords.CITIES),
                chance.pick(ShopWords.DEVICES),
                chance.pick(ShopWords.CHANNELS),
                chance.pick(ShopWords.CATEGORIES),
                chance.with(SPAMMERS));
    }
}
