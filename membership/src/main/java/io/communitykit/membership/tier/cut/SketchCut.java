package io.communitykit.membership.tier.cut;

/** The cut of a summary: finds the bucket of the last place, and says what can be said of the threshold. */
final class SketchCut {

    private final SpendSketch sketch;
    private final CutRule rule;
    private final int least;
    private final long population;
    private final long places;

    SketchCut(SpendSketch sketch, CutRule rule) {
        this.sketch = sketch;
        this.rule = rule;
        // No bucket holds sums on both sides of this bound: near 0 a bucket is one sum.
        this.least = SpendSketch.bucket(rule.population().least());
        long members = 0;
        for (int i = least; i < sketch.buckets(); i++) {
            members += sketch.count(i);
        }
        this.population = members;
        this.places = rule.places(members);
    }

    CutEstimate estimate() {
        if (rule.share() == 0) {
            return none(NoCut.NO_SHARE);
        } else if (population == 0) {
            return none(NoCut.NO_POPULATION);
        } else if (population < rule.smallest()) {
            return none(NoCut.SMALL_POPULATION);
        } else if (places == 0) {
            return none(NoCut.NO_PLACE);
        } else if (sketch.largest() < rule.minimum().minor()) {
            return none(NoCut.BELOW_MINIMUM);
        }
        return between();
    }

    private CutEstimate.None none(NoCut reason) {
        return new CutEstimate.None(reason, population, places);
    }

    private CutEstimate between() {
        int last = sketch.buckets() - 1;
        long above = 0;
        while (above + sketch.count(last) < places) {
            above += sketch.count(last);
            last--;
        }
        boolean mayBeTied = rule.ties() == Ties.EXCLUDE_ALL && above + sketch.count(last) > places;
        long minimum = rule.minimum().minor();
        if (sketch.high(last) < minimum) {
            last = filledFrom(SpendSketch.bucket(minimum));
            last = sketch.high(last) < minimum ? filledFrom(last + 1) : last;
            mayBeTied = false;
        }
        boolean mayBeAbove = mayBeTied || sketch.low(last) < minimum;
        int next = mayBeAbove ? filledFrom(last + 1) : last;
        long high = sketch.high(next < sketch.buckets() ? next : last);
        return new CutEstimate.Between(population, places, Math.max(minimum, sketch.low(last)), high);
    }

    /** The first bucket from an index on that is not empty. */
    private int filledFrom(int from) {
        int at = from;
        while (at < sketch.buckets() && sketch.count(at) == 0) {
            at++;
        }
        return at;
    }
}
