package io.communitykit.recommend.candidate.evaluate;

import io.communitykit.core.id.MemberId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How good a model's lists were. Depends on the model and the parts only, to the byte. Immutable and safe for many threads.
 */
public final class EvaluationResult {

    private final int places;
    private final Ideal ideal;
    private final List<MemberId> members;
    private final Map<Metric, double[]> values;
    private final Map<ListMetric, Double> lists;
    private final Counts counts;

    EvaluationResult(
            Evaluation by,
            List<MemberId> members,
            Map<Metric, double[]> values,
            Map<ListMetric, Double> lists,
            Counts counts) {
        this.places = by.places();
        this.ideal = by.ideal();
        this.members = members;
        this.values = values;
        this.lists = lists;
        this.counts = counts;
    }

    /**
     * How many places of each list counted: {@code k}.
     *
     * @return 1 or more
     */
    public int places() {
        return places;
    }

    /**
     * What the best list was taken to be.
     *
     * @return the ideal
     */
    public Ideal ideal() {
        return ideal;
    }

    /**
     * The mean over the members that were evaluated, summed in their order.
     *
     * @param metric of what
     * @return 0 to 1
     */
    public double mean(Metric metric) {
        double sum = 0;
        for (double value : of(metric)) {
            sum += value;
        }
        return sum / members.size();
    }

    /**
     * The value of each member.
     *
     * @param metric of what
     * @return a copy, in the order of {@link #members}
     */
    public double[] values(Metric metric) {
        return of(metric).clone();
    }

    private double[] of(Metric metric) {
        return Objects.requireNonNull(values.get(metric));
    }

    /**
     * What the lists of all members are like.
     *
     * @param metric of what
     * @return the value; empty where no list is long enough for it, and diversity where no distance was given
     */
    public OptionalDouble value(ListMetric metric) {
        Double value = lists.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * Who was evaluated.
     *
     * @return at least one, by rising id
     */
    public List<MemberId> members() {
        return members;
    }

    /**
     * Who and what was left out, or could not be found.
     *
     * @return the counts
     */
    public Counts counts() {
        return counts;
    }

    /**
     * Who and what was evaluated, left out, or could not be found.
     *
     * @param evaluated members that were
     * @param withoutTest members of the train part that have no test item: not evaluated
     * @param leftOut members with test items that were not evaluated, since they or all their items are {@link Unreachable}
     * @param withoutNegatives members with test items that were not evaluated, since negatives were given but none for them
     *     that the train part knows
     * @param unknownMembers members with test items and nothing in the train part, evaluated or left out
     * @param unknownItems items of the test part with nothing in the train part
     * @param pairs pairs of the test part
     * @param unreachablePairs those of an item that the train part does not know, or that the member has there already
     */
    public record Counts(
            int evaluated,
            int withoutTest,
            int leftOut,
            int withoutNegatives,
            int unknownMembers,
            int unknownItems,
            long pairs,
            long unreachablePairs) {}
}
