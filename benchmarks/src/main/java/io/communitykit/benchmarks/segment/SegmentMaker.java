package io.communitykit.benchmarks.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws segments of 3 to 5 predicates, each its own clause or an alternative in the clause before. Operators reuse round numbers, so
 * predicates repeat between segments.
 */
final class SegmentMaker {

    private static final int PERCENT = 100;
    private static final int ALTERNATIVE = 25;
    private static final int[] LOGIN_DAYS = {1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60};
    private static final int[] PURCHASE_DAYS = {7, 14, 21, 30, 45, 60, 90, 120, 180};
    private static final int CITY_SETS = 60;

    private final SplittableRandom random;
    private final List<List<String>> regions = new ArrayList<>();

    SegmentMaker(SplittableRandom random) {
        this.random = random;
        for (int i = 0; i < CITY_SETS; i++) {
            int from = random.nextInt(SegmentWorld.CITIES.size() / 2);
            regions.add(SegmentWorld.CITIES.subList(from, from + 6 + random.nextInt(15)));
        }
    }

    WorldSegment segment(String name) {
        int atoms = 3 + random.nextInt(3);
        List<List<Atom>> clauses = new ArrayList<>();
        for (int i = 0; i < atoms; i++) {
            if (clauses.size() > 1 && random.nextInt(PERCENT) < ALTERNATIVE) {
                clauses.get(clauses.size() - 1).add(atom());
            } else {
                clauses.add(new ArrayList<>(List.of(atom())));
            }
        }
        return new WorldSegment(name, clauses.stream().map(List::copyOf).toList());
    }

    private Atom atom() {
        int percent = random.nextInt(PERCENT);
        if (percent < 20) {
            return new Atom.HasTag(tag(SegmentWorld.TAGS.size() * 3 / 4));
        } else if (percent < 32) {
            return new Atom.LacksTag(tag(SegmentWorld.TAGS.size()));
        } else if (percent < 42) {
            return new Atom.TierIn(
                    SegmentWorld.TIERS.subList(random.nextInt(3), SegmentWorld.TIERS.size() - random.nextInt(2)));
        } else if (percent < 50) {
            return new Atom.CityIn(regions.get(random.nextInt(regions.size())));
        }
        return amount(percent);
    }

    private Atom amount(int percent) {
        if (percent < 65) {
            return new Atom.SpendAtLeast(2_500L * (1 + random.nextInt(160)));
        } else if (percent < 75) {
            return new Atom.OrdersAtLeast(1 + random.nextInt(25));
        } else if (percent < 85) {
            return new Atom.PointsAtLeast(50L * (1 + random.nextInt(160)));
        } else if (percent < 93) {
            return new Atom.LoginWithin(LOGIN_DAYS[random.nextInt(LOGIN_DAYS.length)]);
        }
        return new Atom.PurchaseOlderThan(PURCHASE_DAYS[random.nextInt(PURCHASE_DAYS.length)]);
    }

    private String tag(int bound) {
        return SegmentWorld.TAGS.get(random.nextInt(bound));
    }
}
