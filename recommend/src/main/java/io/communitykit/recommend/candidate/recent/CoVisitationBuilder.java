package io.communitykit.recommend.candidate.recent;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.internal.HalfLife;
import io.communitykit.recommend.internal.Checks;
import java.time.Duration;
import java.util.List;

/** How co-visitation counts. Not safe for many threads. */
public final class CoVisitationBuilder {

    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);
    private static final Duration LONGEST_AHEAD = Duration.ofDays(1);

    final List<BehaviourWeight> weights;
    int lastItems = 20;
    Duration window = Duration.ofDays(1);
    Duration halfLife = Duration.ofDays(30);
    int neighbours = 20;
    int items = 1_000_000;
    int members = 200_000;
    ActivityDiscount discount = ActivityDiscount.INVERSE_LOG;
    PairScore score = PairScore.COSINE;
    double shrink = 10;
    Duration ahead = Duration.ofMinutes(5);

    CoVisitationBuilder(List<BehaviourWeight> weights) {
        this.weights = List.copyOf(weights);
    }

    /**
     * With how many of the member's last other items an item is paired.
     *
     * @param count 1 to 100; 20 unless set
     * @return this builder
     */
    public CoVisitationBuilder lastItems(int count) {
        lastItems = Checks.within("last items of a member", count, 1, 100);
        return this;
    }

    /**
     * How far apart in time two items of a pair may be.
     *
     * @param longest 1 second to 366 days; 1 day unless set
     * @return this builder
     */
    public CoVisitationBuilder window(Duration longest) {
        if (longest.compareTo(SHORTEST_WINDOW) < 0 || longest.compareTo(LONGEST_WINDOW) > 0) {
            throw InvalidValueException.of("window of co-visitation", "1 second to 366 days", longest);
        }
        window = longest;
        return this;
    }

    /**
     * After how long half of a pair's weight is left.
     *
     * @param half 1 hour to 36,600 days; 30 days unless set
     * @return this builder
     */
    public CoVisitationBuilder halfLife(Duration half) {
        HalfLife.of("half-life of co-visitation", half);
        halfLife = half;
        return this;
    }

    /**
     * How many neighbours an item keeps: 12 bytes each.
     *
     * @param most 1 to 100; 20 unless set
     * @return this builder
     */
    public CoVisitationBuilder neighbours(int most) {
        neighbours = Checks.within("neighbours of an item", most, 1, 100);
        return this;
    }

    /**
     * For how many items there is room. Where one more comes, the quarter that was told of longest ago is forgotten.
     *
     * @param most 2 to 10,000,000; 1,000,000 unless set
     * @return this builder
     */
    public CoVisitationBuilder items(int most) {
        items = Checks.within("items of co-visitation", most, 2, 10_000_000);
        return this;
    }

    /**
     * For how many members there is room. Where one more comes, the last items of the one told of longest ago are forgotten; the pairs stay.
     *
     * @param most 1 to 10,000,000; 200,000 unless set
     * @return this builder
     */
    public CoVisitationBuilder members(int most) {
        members = Checks.within("members of co-visitation", most, 1, 10_000_000);
        return this;
    }

    /**
     * How much pairs of busy members count.
     *
     * @param rule {@link ActivityDiscount#INVERSE_LOG} unless set
     * @return this builder
     */
    public CoVisitationBuilder discount(ActivityDiscount rule) {
        discount = rule;
        return this;
    }

    /**
     * What ranks neighbours.
     *
     * @param rule {@link PairScore#COSINE} unless set
     * @return this builder
     */
    public CoVisitationBuilder score(PairScore rule) {
        score = rule;
        return this;
    }

    /**
     * How much evidence a pair needs to count fully with {@link PairScore#COSINE}.
     *
     * @param weight 0 to 1e12; 10 unless set
     * @return this builder
     */
    public CoVisitationBuilder shrink(double weight) {
        shrink = Checks.within("shrink of co-visitation", weight, 0, 1e12);
        return this;
    }

    /**
     * How far ahead of the clock a fact may be: a clock of another machine.
     *
     * @param longest 0 to 1 day; 5 minutes unless set
     * @return this builder
     */
    public CoVisitationBuilder ahead(Duration longest) {
        ahead = checkAhead(longest);
        return this;
    }

    static Duration checkAhead(Duration longest) {
        if (longest.isNegative() || longest.compareTo(LONGEST_AHEAD) > 0) {
            throw InvalidValueException.of("how far ahead a fact may be", "0 to 1 day", longest);
        }
        return longest;
    }

    /**
     * Starts without facts.
     *
     * @return empty
     */
    public CoVisitation build() {
        return new CoVisitation(this);
    }
}
