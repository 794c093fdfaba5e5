package io.communitykit.benchmarks.candidate;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.ItemId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Pairs of items in maps of maps: nothing fades, nothing is forgotten, a repeat counts. */
final class NaivePairs {

    private final int last;
    private final Duration window;
    private final Map<MemberId, Deque<Behaviour>> recent = new HashMap<>();
    private final Map<ItemId, Map<ItemId, Double>> pairs = new HashMap<>();

    NaivePairs(int last, Duration window) {
        this.last = last;
        this.window = window;
    }

    void tell(Behaviour fact) {
        Deque<Behaviour> before = recent.computeIfAbsent(fact.member(), key -> new ArrayDeque<>());
        for (Behaviour other : before) {
            boolean near = Duration.between(other.at(), fact.at()).compareTo(window) <= 0;
            if (near && !other.item().equals(fact.item())) {
                add(fact.item(), other.item());
                add(other.item(), fact.item());
            }
        }
        before.addLast(fact);
        if (before.size() > last) {
            before.removeFirst();
        }
    }

    private void add(ItemId item, ItemId other) {
        pairs.computeIfAbsent(item, key -> new HashMap<>()).merge(other, 1.0, Double::sum);
    }
}
