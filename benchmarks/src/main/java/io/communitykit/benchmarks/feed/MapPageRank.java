package io.communitykit.benchmarks.feed;

import io.communitykit.core.id.MemberId;
import java.util.HashMap;
import java.util.Map;

/** PageRank as one writes it first: a map of maps, gifts pushed along. */
final class MapPageRank {

    private final Map<MemberId, Map<MemberId, Double>> gifts = new HashMap<>();

    MapPageRank(SampleInteractions sample) {
        for (MemberId member : sample.members) {
            gifts.put(member, new HashMap<>());
        }
        for (int edge = 0; edge < sample.from.length; edge++) {
            if (sample.from[edge] != sample.to[edge]) {
                gifts.getOrDefault(sample.members[sample.from[edge]], new HashMap<>())
                        .merge(sample.members[sample.to[edge]], (double) sample.weight[edge], Double::sum);
            }
        }
    }

    Map<MemberId, Double> ranks(double damping, int rounds) {
        int count = gifts.size();
        Map<MemberId, Double> ranks = new HashMap<>();
        gifts.keySet().forEach(member -> ranks.put(member, 1.0 / count));
        for (int round = 0; round < rounds; round++) {
            Map<MemberId, Double> next = new HashMap<>();
            double leaked = 0;
            for (Map.Entry<MemberId, Map<MemberId, Double>> giver : gifts.entrySet()) {
                double rank = ranks.getOrDefault(giver.getKey(), 0.0);
                double given = giver.getValue().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                leaked += given > 0 ? 0 : rank;
                giver.getValue().forEach((to, weight) -> next.merge(to, rank * weight / given, Double::sum));
            }
            double everybody = (1 - damping + damping * leaked) / count;
            ranks.replaceAll((member, old) -> everybody + damping * next.getOrDefault(member, 0.0));
        }
        return ranks;
    }
}
