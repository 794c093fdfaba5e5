package io.communitykit.membership.tier.whatif;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.internal.reading.AccountPages;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.TierState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks the accounts of one side and looks each up on the other, a page at a time. Used once. */
final class Comparison {

    private final Side before;
    private final Side after;
    private final Map<LadderId, LadderFlows> ladders = new LinkedHashMap<>();
    private final Map<CurrencyId, CurrencyFlow> currencies = new TreeMap<>();
    private final BenefitCost costBefore;
    private final BenefitCost costAfter;
    private long members;

    Comparison(Side before, Side after, int examples) {
        this.before = before;
        this.after = after;
        this.costBefore = new BenefitCost(before.benefits());
        this.costAfter = new BenefitCost(after.benefits());
        for (LadderId id : ladderIds()) {
            ladders.put(id, new LadderFlows(id, ladder(before, id), ladder(after, id), examples));
        }
    }

    private List<LadderId> ladderIds() {
        List<LadderId> ids = new ArrayList<>();
        for (Side side : List.of(before, after)) {
            for (TierLadder ladder :
                    side.program().tiers().map(TierProgram::ladders).orElse(List.of())) {
                if (!ids.contains(ladder.id())) {
                    ids.add(ladder.id());
                }
            }
        }
        return ids;
    }

    private static Optional<TierLadder> ladder(Side side, LadderId id) {
        return side.program().tiers().flatMap(tiers -> tiers.ladder(id));
    }

    WhatIfReport report(Instant until, long events) {
        forEachPage(before, page -> {
            List<AccountState> others = others(after.store(), page);
            for (int i = 0; i < page.size(); i++) {
                AccountHead head = page.get(i);
                AccountState other = others.get(i);
                compare(member(head), head.pots(), head.tiers(), other.pots(), other.tiers());
            }
        });
        forEachPage(after, page -> {
            List<AccountState> others = others(before.store(), page);
            for (int i = 0; i < page.size(); i++) {
                AccountHead head = page.get(i);
                if (others.get(i).status() == AccountState.Status.NEW) {
                    compare(member(head), Map.of(), Map.of(), head.pots(), head.tiers());
                }
            }
        });
        return new WhatIfReport(
                until,
                before.program().version(),
                after.program().version(),
                events,
                members,
                ladders.values().stream().map(LadderFlows::change).toList(),
                currencies.values().stream()
                        .map(flow -> flow.change(before, after))
                        .toList(),
                benefits());
    }

    private static void forEachPage(Side side, Consumer<List<AccountHead>> action) {
        AccountPages.forEachPage(side.store(), side.program().id(), page -> {
            List<AccountHead> known =
                    page.stream().filter(head -> head.member().isPresent()).toList();
            if (!known.isEmpty()) {
                action.accept(known);
            }
        });
    }

    private static MemberId member(AccountHead head) {
        return head.member().orElseThrow();
    }

    private List<AccountState> others(PointsStore store, List<AccountHead> page) {
        return store.read(page.stream()
                .map(head -> Want.balances(new AccountId(before.program().id(), member(head))))
                .toList());
    }

    private void compare(
            MemberId member,
            Map<CurrencyId, Pot> potsBefore,
            Map<LadderId, TierState> tiersBefore,
            Map<CurrencyId, Pot> potsAfter,
            Map<LadderId, TierState> tiersAfter) {
        members++;
        ladders.forEach((id, flows) -> flows.add(member, tier(tiersBefore.get(id)), tier(tiersAfter.get(id))));
        Set<CurrencyId> all = new TreeSet<>(potsBefore.keySet());
        all.addAll(potsAfter.keySet());
        for (CurrencyId currency : all) {
            currencies
                    .computeIfAbsent(currency, CurrencyFlow::new)
                    .add(
                            potsBefore.getOrDefault(currency, Pot.EMPTY).balance(),
                            potsAfter.getOrDefault(currency, Pot.EMPTY).balance());
        }
        costBefore.add(tiersBefore);
        costAfter.add(tiersAfter);
    }

    private static Optional<TierId> tier(@Nullable TierState place) {
        return place == null ? Optional.empty() : place.tier();
    }

    private List<WhatIfReport.BenefitChange> benefits() {
        Set<CurrencyId> ids = new TreeSet<>(costBefore.costs().keySet());
        ids.addAll(costAfter.costs().keySet());
        return ids.stream()
                .map(id -> new WhatIfReport.BenefitChange(
                        id,
                        Optional.ofNullable(costBefore.costs().get(id)),
                        Optional.ofNullable(costAfter.costs().get(id))))
                .toList();
    }
}
