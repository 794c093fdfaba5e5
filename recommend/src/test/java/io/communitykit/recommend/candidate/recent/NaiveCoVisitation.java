package io.communitykit.recommend.candidate.recent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Co-visitation on maps that bounds nothing but a member's last items, with weights as of 1970 in doubles: {@code 2^(t / halfLife)}. */
final class NaiveCoVisitation {

    /** An item of a member: the first and the newest visit of its period. */
    record Kept(int item, long since, long at, double weight) {
        boolean near(Kept other, long window) {
            return Math.abs(since - other.since) <= window
                    || Math.abs(since - other.at) <= window
                    || Math.abs(at - other.since) <= window
                    || Math.abs(at - other.at) <= window;
        }
    }

    private final int last;
    private final long window;
    private final double halfLife;
    private final boolean discounted;
    private final List<Integer> told = new ArrayList<>();
    private final Map<Integer, List<Kept>> byMember = new HashMap<>();
    /** By the two items: what the pair weighs, in half-lives from time 0. */
    final Map<Integer, Map<Integer, Double>> pairs = new HashMap<>();

    NaiveCoVisitation(int last, long window, double halfLife, boolean discounted) {
        this.last = last;
        this.window = window;
        this.halfLife = halfLife;
        this.discounted = discounted;
    }

    void tell(int member, int item, double weight, long at) {
        if (!told.contains(item)) {
            told.add(item);
        }
        List<Kept> list = byMember.computeIfAbsent(member, key -> new ArrayList<>());
        Kept own = list.stream().filter(kept -> kept.item == item).findFirst().orElse(null);
        List<Kept> near = list.stream()
                .filter(kept -> kept.item != item && Math.abs(kept.at - at) <= window)
                .toList();
        double factor = discounted && near.size() > 1 ? Math.log(2) / Math.log(near.size() + 1) : 1;
        for (Kept other : near) {
            boolean again = own != null && at > own.since + window && told.indexOf(item) < told.indexOf(other.item);
            boolean late = own != null && (own.since - at > window || (!own.near(other, window) && at < own.since));
            double before = own != null && !again && own.near(other, window) ? Math.sqrt(own.weight) : 0;
            double gain = (late ? 0 : Math.max(0, Math.sqrt(weight) - before)) * Math.sqrt(other.weight) * factor;
            double weighed = gain * Math.pow(2, Math.max(at, other.at) / halfLife);
            pairs.computeIfAbsent(item, key -> new HashMap<>()).merge(other.item, weighed, Double::sum);
            pairs.computeIfAbsent(other.item, key -> new HashMap<>()).merge(item, weighed, Double::sum);
        }
        if (own == null) {
            list.add(new Kept(item, at, at, weight));
        } else if (at > own.since + window) {
            list.set(list.indexOf(own), new Kept(item, at, at, weight));
        } else if (at >= own.since - window) {
            list.set(list.indexOf(own), new Kept(item, own.since, Math.max(at, own.at), Math.max(weight, own.weight)));
        }
        if (list.size() > last) {
            Kept added = list.get(list.size() - 1);
            Kept oldest = list.subList(0, last).stream()
                    .min(Comparator.comparingLong(Kept::at))
                    .orElseThrow();
            list.remove(list.size() - 1);
            if (added.at >= oldest.at) {
                list.set(list.indexOf(oldest), added);
            }
        }
    }

    double weight(int item, int other, long at) {
        return pairs.getOrDefault(item, Map.of()).getOrDefault(other, 0.0) * Math.pow(2, -at / halfLife);
    }

    double total(int item, long at) {
        double sum = 0;
        for (int other : pairs.getOrDefault(item, Map.of()).keySet()) {
            sum += weight(item, other, at);
        }
        return sum;
    }
}
