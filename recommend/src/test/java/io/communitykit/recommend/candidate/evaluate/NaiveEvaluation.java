package io.communitykit.recommend.candidate.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the kit should find, by sets of names. */
final class NaiveEvaluation {

    final SortedMap<String, List<String>> lists = new TreeMap<>();
    final SortedMap<String, Set<String>> relevant = new TreeMap<>();
    private final int k;

    /** Pairs are written {@code member item}; without negatives all are ranked. */
    NaiveEvaluation(
            SortedSet<String> train,
            SortedSet<String> test,
            SortedSet<String> negatives,
            Map<String, Double> scores,
            boolean leftOut,
            int k) {
        this.k = k;
        SortedMap<String, SortedSet<String>> has = byMember(train);
        Set<String> known = new TreeSet<>();
        has.values().forEach(known::addAll);
        SortedMap<String, SortedSet<String>> others = byMember(negatives);
        others.values().forEach(items -> items.retainAll(scores.keySet()));
        others.values().removeIf(Set::isEmpty);
        byMember(test).forEach((member, items) -> {
            Set<String> own = has.getOrDefault(member, new TreeSet<>());
            Set<String> wanted = new TreeSet<>(items);
            if (leftOut) {
                wanted.removeIf(item -> own.contains(item) || !known.contains(item));
            }
            boolean asked = !wanted.isEmpty() && !(leftOut && own.isEmpty());
            if (asked && (negatives.isEmpty() || others.containsKey(member))) {
                List<String> ranked = new ArrayList<>(scores.keySet());
                ranked.removeIf(item -> scores.getOrDefault(item, 0.0) <= 0 || own.contains(item));
                if (!negatives.isEmpty()) {
                    ranked.removeIf(item -> !wanted.contains(item)
                            && !others.getOrDefault(member, new TreeSet<>()).contains(item));
                }
                Collections.sort(ranked);
                ranked.sort(Comparator.comparingDouble(item -> -scores.getOrDefault(item, 0.0)));
                lists.put(member, ranked.subList(0, Math.min(k, ranked.size())));
                relevant.put(member, wanted);
            }
        });
    }

    private static SortedMap<String, SortedSet<String>> byMember(SortedSet<String> pairs) {
        SortedMap<String, SortedSet<String>> byMember = new TreeMap<>();
        for (String pair : pairs) {
            int space = pair.indexOf(' ');
            byMember.computeIfAbsent(pair.substring(0, space), member -> new TreeSet<>())
                    .add(pair.substring(space + 1));
        }
        return byMember;
    }

    double mean(Metric metric, Ideal ideal) {
        double sum = 0;
        for (String member : lists.keySet()) {
            sum += value(metric, ideal, lists.getOrDefault(member, List.of()), relevant.getOrDefault(member, Set.of()));
        }
        return sum / lists.size();
    }

    private double value(Metric metric, Ideal ideal, List<String> list, Set<String> wanted) {
        int hits = 0;
        double first = 0;
        double precisions = 0;
        double gain = 0;
        for (int place = 1; place <= list.size(); place++) {
            if (wanted.contains(list.get(place - 1))) {
                hits++;
                first = first == 0 ? 1.0 / place : first;
                precisions += (double) hits / place;
                gain += Math.log(2) / Math.log(place + 1);
            }
        }
        int best = ideal == Ideal.FULL ? wanted.size() : Math.min(k, wanted.size());
        double most = 0;
        for (int place = 1; place <= best; place++) {
            most += Math.log(2) / Math.log(place + 1);
        }
        return switch (metric) {
            case RECALL -> (double) hits / wanted.size();
            case PRECISION -> (double) hits / k;
            case HIT_RATE -> hits > 0 ? 1 : 0;
            case NDCG -> gain / most;
            case MAP -> precisions / best;
            case MRR -> first;
        };
    }

    double coverage(int catalogue) {
        Set<String> shown = new TreeSet<>();
        lists.values().forEach(shown::addAll);
        return (double) shown.size() / catalogue;
    }

    /** By the mean difference of all pairs, which is another formula for the same. */
    double gini(List<String> catalogue) {
        int[] shown = new int[catalogue.size()];
        for (int i = 0; i < shown.length; i++) {
            for (List<String> list : lists.values()) {
                shown[i] += list.contains(catalogue.get(i)) ? 1 : 0;
            }
        }
        double sum = 0;
        double differences = 0;
        for (int a : shown) {
            sum += a;
            for (int b : shown) {
                differences += Math.abs(a - b);
            }
        }
        return sum == 0 ? 0 : differences / (2 * shown.length * sum);
    }
}
