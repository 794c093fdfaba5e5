package io.communitykit.membership.tier.whatif;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Counts who goes from which tier of a ladder to which. */
final class LadderFlows {

    private static final Comparator<Moved> FURTHEST_FIRST = Comparator.comparingInt(
                    (Moved moved) -> -Math.abs(moved.steps()))
            .thenComparing(moved -> moved.example().member().value());

    private final LadderId id;
    private final Optional<TierLadder> before;
    private final Optional<TierLadder> after;
    private final int wanted;
    private final Map<Ranks, Long> flows = new TreeMap<>();
    private final PriorityQueue<Moved> moved;
    private long rise;
    private long fall;

    LadderFlows(LadderId id, Optional<TierLadder> before, Optional<TierLadder> after, int wanted) {
        this.id = id;
        this.before = before;
        this.after = after;
        this.wanted = wanted;
        this.moved = new PriorityQueue<>(Math.max(1, wanted), FURTHEST_FIRST.reversed());
    }

    /** A flow in the order of the tiers; -1 for none. */
    private record Ranks(int from, int to) implements Comparable<Ranks> {
        @Override
        public int compareTo(Ranks other) {
            return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
        }
    }

    private record Moved(int steps, WhatIfReport.Example example) {}

    void add(MemberId member, Optional<TierId> from, Optional<TierId> to) {
        flows.merge(new Ranks(rank(before, from), rank(after, to)), 1L, Long::sum);
        int steps = rankAfter(to) - rankAfter(from);
        rise += steps > 0 ? 1 : 0;
        fall += steps < 0 ? 1 : 0;
        if (!from.equals(to) && wanted > 0) {
            moved.add(new Moved(steps, new WhatIfReport.Example(member, from, to)));
            if (moved.size() > wanted) {
                moved.remove();
            }
        }
    }

    private static int rank(Optional<TierLadder> ladder, Optional<TierId> tier) {
        return ladder.isEmpty() || tier.isEmpty()
                ? -1
                : ladder.get().rank(tier.get()).orElse(-1);
    }

    /** Compared on the ladder after; a tier that only the ladder before has counts as high as it was there. */
    private int rankAfter(Optional<TierId> tier) {
        int rank = rank(after, tier);
        return rank >= 0 ? rank : rank(before, tier);
    }

    WhatIfReport.LadderChange change() {
        List<WhatIfReport.Flow> all = new ArrayList<>();
        flows.forEach((ranks, members) ->
                all.add(new WhatIfReport.Flow(tier(before, ranks.from()), tier(after, ranks.to()), members)));
        List<WhatIfReport.Example> examples =
                moved.stream().sorted(FURTHEST_FIRST).map(Moved::example).toList();
        return new WhatIfReport.LadderChange(id, all, rise, fall, examples);
    }

    private static Optional<TierId> tier(Optional<TierLadder> ladder, int rank) {
        return rank < 0
                ? Optional.empty()
                : Optional.of(ladder.orElseThrow().tiers().get(rank).id());
    }
}
