package io.communitykit.membership.tier;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Want;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which tier a member has and how far the next one is. The way in to this package. Tiers follow the balances in the
 * points store at the moment of asking; nothing of its own is stored. Immutable; safe for many threads, as its store is.
 */
public final class Tiers {

    private final TierProgram tiers;
    private final ProgramId program;
    private final PointsStore store;

    private Tiers(Builder builder) {
        this.tiers = builder.tiers;
        this.program = builder.program;
        this.store = builder.store;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param tiers the ladders
     * @param program the points program whose accounts count
     * @param store where its accounts are kept
     * @return a builder; not safe for many threads
     */
    public static Builder builder(TierProgram tiers, ProgramId program, PointsStore store) {
        return new Builder(tiers, program, store);
    }

    /**
     * Where a member stands on every ladder.
     *
     * @param member the member; one never seen stands at 0, since starting balances are posted when the account opens
     * @return one standing a ladder, in the program's order
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<TierStanding> standings(MemberId member) {
        AccountId account = new AccountId(program, member);
        return standings(store.read(List.of(Want.balances(account))).get(0).pots());
    }

    /**
     * Where a member stands on one ladder.
     *
     * @param member the member; one never seen stands at 0, since starting balances are posted when the account opens
     * @param ladder the ladder
     * @return the standing, or empty if there is no such ladder
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<TierStanding> standing(MemberId member, LadderId ladder) {
        return standings(member).stream()
                .filter(standing -> standing.ladder().equals(ladder))
                .findFirst();
    }

    /**
     * Where an account of a listing stands on every ladder. Does not ask the store.
     *
     * @param head the account
     * @return one standing a ladder, in the program's order
     */
    public List<TierStanding> standings(AccountHead head) {
        return standings(head.pots());
    }

    private List<TierStanding> standings(Map<CurrencyId, Pot> pots) {
        return tiers.ladders().stream()
                .map(ladder -> ladder.standing(
                        pots.getOrDefault(ladder.currency(), Pot.EMPTY).balance()))
                .toList();
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final TierProgram tiers;
        private final ProgramId program;
        private final PointsStore store;

        private Builder(TierProgram tiers, ProgramId program, PointsStore store) {
            this.tiers = tiers;
            this.program = program;
            this.store = store;
        }

        /**
         * Makes the facade.
         *
         * @return the facade
         */
        public Tiers build() {
            return new Tiers(this);
        }
    }
}
