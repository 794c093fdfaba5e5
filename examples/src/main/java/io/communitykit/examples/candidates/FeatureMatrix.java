package io.communitykit.examples.candidates;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.signal.SignalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A matrix that models can be fitted on whose rows are what items can have in common, each as if it were a member who did something with every item that
 * has it: so two items that nobody was at both have a way to each other too.
 *
 * <p>What more than {@value #MOST} items have is left out: it says little of two of them, and costs the square of their number.
 */
final class FeatureMatrix {

    /** What more items have tells none from another. */
    static final int MOST = 1_000;

    /** Numbers of one width are in order as text too. */
    private static final int FIRST = 1_000_000_000;

    /** By how much the weight of what many items have is damped where the most telling are sought. */
    private static final double DAMPING = 0.7;

    private final List<Feature> features;
    private final Interactions interactions;

    private FeatureMatrix(List<Feature> features, Interactions interactions) {
        this.features = features;
        this.interactions = interactions;
    }

    /** Collects what items have. Not safe for many threads. */
    static final class Builder {

        private final Map<Feature, List<Had>> rows = new TreeMap<>();
        private final Set<SignalId> known;
        private final List<BehaviourWeight> weights;

        /** That an item has a feature. */
        private record Had(String item, SignalId kind, Instant at) {}

        Builder(List<BehaviourWeight> weights) {
            this.weights = weights;
            this.known = weights.stream().map(BehaviourWeight::kind).collect(Collectors.toSet());
        }

        /** Adds that an item has a feature by something that was done; nothing where that has no weight. */
        Builder add(Feature feature, String item, SignalId kind, Instant at) {
            if (known.contains(kind)) {
                rows.computeIfAbsent(feature, absent -> new ArrayList<>()).add(new Had(item, kind, at));
            }
            return this;
        }

        /**
         * Makes the matrix.
         *
         * @param at as of when
         * @return nothing where no item has anything
         */
        Optional<FeatureMatrix> build(Instant at) {
            List<Feature> features = new ArrayList<>();
            InteractionsBuilder builder = Interactions.builder(weights, at);
            rows.forEach((feature, row) -> {
                if (!isTooCommon(row)) {
                    MemberId member = new MemberId(Integer.toString(FIRST + features.size()));
                    features.add(feature);
                    row.forEach(it -> builder.add(new Behaviour(member, new ItemId(it.item()), it.kind(), it.at())));
                }
            });
            return features.isEmpty() ? Optional.empty() : Optional.of(new FeatureMatrix(features, builder.build()));
        }

        private static boolean isTooCommon(List<Had> row) {
            Set<String> items = new HashSet<>();
            return row.stream().anyMatch(it -> items.add(it.item()) && items.size() > MOST);
        }
    }

    /** What models are fitted on. */
    Interactions interactions() {
        return interactions;
    }

    /**
     * What two items have in common.
     *
     * @return the most telling first: by the product of the weights, damped where many items have it
     */
    List<Feature> common(String one, String other) {
        OptionalInt a = interactions.items().number(new ItemId(one));
        OptionalInt b = interactions.items().number(new ItemId(other));
        if (a.isEmpty() || b.isEmpty()) {
            return List.of();
        }
        Map<Feature, Double> shares = new LinkedHashMap<>();
        SparseRows rows = interactions.byItem();
        int i = rows.start(a.getAsInt());
        int j = rows.start(b.getAsInt());
        while (i < rows.end(a.getAsInt()) && j < rows.end(b.getAsInt())) {
            int order = Integer.compare(rows.column(i), rows.column(j));
            if (order == 0) {
                int row = rows.column(i);
                double damped = StrictMath.pow(interactions.byMember().sum(row), -DAMPING);
                shares.put(features.get(row), rows.value(i) * rows.value(j) * damped);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        // Stable: equal shares stay in the order of features.
        return shares.entrySet().stream()
                .sorted(Map.Entry.<Feature, Double>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
