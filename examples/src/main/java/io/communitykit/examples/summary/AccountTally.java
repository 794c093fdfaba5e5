package io.communitykit.examples.summary;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.TierState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up accounts by currency and tier. Memory does not grow with accounts. Not safe for many threads. */
public final class AccountTally {

    /** Stands for the tier of a member below the first one. */
    public static final String NO_TIER = "(none)";

    private static final int LEADERS = 10;

    private final TierProgram tiers;
    private final Map<CurrencyId, Pot> pots = new LinkedHashMap<>();
    private final Map<CurrencyId, Leaderboard> boards = new LinkedHashMap<>();
    private final Map<List<String>, TierCount> tierCounts = new LinkedHashMap<>();
    private long members;

    /**
     * Starts with nothing.
     *
     * @param program its currencies are added up
     * @param tiers its ladders are counted
     */
    public AccountTally(PointsProgram program, TierProgram tiers) {
        this.tiers = tiers;
        program.currencies().forEach(currency -> {
            pots.put(currency.id(), Pot.EMPTY);
            boards.put(currency.id(), new Leaderboard(LEADERS));
        });
        tiers.ladders().forEach(this::prepare);
    }

    /** How a tier is called where it is shown; {@link #NO_TIER} for none. */
    public static String name(Optional<TierId> tier) {
        return tier.map(TierId::value).orElse(NO_TIER);
    }

    private void prepare(TierLadder ladder) {
        tierCounts.put(
                List.of(ladder.id().value(), NO_TIER), new TierCount(ladder.id().value(), NO_TIER, 0, 0));
        for (Tier tier : ladder.tiers()) {
            tierCounts.put(
                    List.of(ladder.id().value(), tier.id().value()),
                    new TierCount(ladder.id().value(), tier.id().value(), tier.enter(), 0));
        }
    }

    /**
     * Adds one account; an erased one counts in the sums, but neither as a member nor among the leaders.
     *
     * @param head an account that was not added before
     */
    public void add(AccountHead head) {
        boards.forEach((currency, board) -> {
            Pot pot = head.pot(currency);
            pots.merge(currency, pot, AccountTally::sum);
            head.member().ifPresent(member -> board.add(member.value(), pot.balance()));
        });
        if (head.member().isPresent()) {
            members++;
            tiers.ladders().forEach(ladder -> count(ladder, head));
        }
    }

    private void count(TierLadder ladder, AccountHead head) {
        Optional<TierState> place = Optional.ofNullable(head.tiers().get(ladder.id()));
        String tier = name(place.flatMap(TierState::tier));
        tierCounts.computeIfPresent(List.of(ladder.id().value(), tier), (key, count) -> count.oneMore());
    }

    private static Pot sum(Pot one, Pot other) {
        return new Pot(
                Math.addExact(one.balance(), other.balance()),
                Math.addExact(one.earned(), other.earned()),
                Math.addExact(one.spent(), other.spent()));
    }

    /** How many members have an account. */
    public long members() {
        return members;
    }

    /** Every currency of the program, in its order. */
    public List<CurrencyTotal> currencies() {
        List<CurrencyTotal> totals = new ArrayList<>();
        boards.forEach((currency, board) -> {
            Pot pot = pots.getOrDefault(currency, Pot.EMPTY);
            totals.add(new CurrencyTotal(currency.value(), pot.balance(), pot.earned(), pot.spent(), board.leaders()));
        });
        return totals;
    }

    /** Every tier, ladder by ladder from below; members below the first tier only where there are any. */
    public List<TierCount> tiers() {
        return tierCounts.values().stream()
                .filter(count -> !count.tier().equals(NO_TIER) || count.members() > 0)
                .toList();
    }
}
