package io.communitykit.testkit.points.simulation;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets each decision be made on what it asked for, and again on all there is. Remembers all there is by itself. */
final class TwiceDecidingStore extends ForwardingStore {

    private final Map<AccountId, Everything> known = new HashMap<>();

    TwiceDecidingStore(PointsStore store) {
        super(store);
    }

    private static final class Everything {
        private final Map<LotId, Lot> lots = new TreeMap<>();
        private final Map<IdempotencyKey, Hold> holds = new HashMap<>();
        private final Map<CapWindow, Long> used = new HashMap<>();

        void apply(Changes changes) {
            changes.lots().forEach(lot -> {
                if (lot.closed()) {
                    lots.remove(lot.id());
                } else {
                    lots.put(lot.id(), lot);
                }
            });
            changes.holds().forEach(hold -> holds.put(hold.key(), hold));
            changes.ended().forEach(holds::remove);
            used.putAll(changes.used());
        }
    }

    @Override
    public <R> List<R> update(List<Unit<R>> units) {
        return super.update(units.stream()
                .map(unit -> new Unit<>(unit.wants(), states -> twice(unit, states)))
                .toList());
    }

    private <R> Decision<R> twice(Unit<R> unit, List<AccountState> states) {
        Decision<R> onPart = unit.decider().decide(states);
        if (onPart instanceof Decision.More<R>) {
            return onPart;
        }
        Decision<R> onAll = unit.decider().decide(states.stream().map(this::all).toList());
        Broken.unlessSame(plain(onPart), plain(onAll), "part of the state decides as all of it", "decision");
        if (onPart instanceof Decision.Commit<R> commit) {
            commit.changes()
                    .forEach(changes -> known.computeIfAbsent(changes.account(), any -> new Everything())
                            .apply(changes));
        }
        return onPart;
    }

    /** Lots change in no order that matters. */
    private static <R> List<Object> plain(Decision<R> decision) {
        List<Object> parts = new ArrayList<>();
        if (decision instanceof Decision.Commit<R> commit) {
            for (Changes changes : commit.changes()) {
                Map<LotId, Lot> lots = new TreeMap<>();
                changes.lots().forEach(lot -> lots.put(lot.id(), lot));
                List<List<?>> entries = changes.postings().stream()
                        .map(Posting::entries)
                        .<List<?>>map(each -> each)
                        .toList();
                parts.add(List.of(
                        changes.postings(),
                        entries,
                        changes.pots(),
                        changes.used(),
                        lots,
                        changes.holds(),
                        changes.ended(),
                        changes.tiers()));
            }
        }
        parts.add(decision);
        return decision instanceof Decision.Commit<R> ? parts.subList(0, parts.size() - 1) : parts;
    }

    private AccountState all(AccountState state) {
        Everything everything = known.get(state.account());
        if (everything == null || state.status() != AccountState.Status.OPEN) {
            return state;
        }
        return new AccountState(
                state.want(),
                state.status(),
                state.sequence(),
                state.lastRecorded(),
                state.pots(),
                state.told(),
                everything.used,
                state.nextDue(),
                List.copyOf(everything.lots.values()),
                List.copyOf(everything.holds.values()),
                state.origin(),
                state.tiers());
    }

    @Override
    public io.communitykit.membership.points.spi.Erased erase(MemberId member) {
        known.keySet().removeIf(account -> account.member().equals(member));
        return super.erase(member);
    }
}
