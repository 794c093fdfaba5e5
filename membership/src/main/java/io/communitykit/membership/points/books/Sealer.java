package io.communitykit.membership.points.books;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PointsRules;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.internal.reading.AccountPages;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.List;

/** Seals accounts one after the other. */
final class Sealer {

    private final PointsStore store;
    private final PointsProgram program;
    private final PseudonymKey key;
    private final Instant now;
    private SealSummary summary = new SealSummary(0, 0, 0);

    Sealer(PointsStore store, PointsProgram program, PseudonymKey key, Instant now) {
        this.store = store;
        this.program = program;
        this.key = key;
        this.now = now;
    }

    SealSummary summary() {
        return summary;
    }

    /** Reads outside any lock; the seal is made only if nothing was posted meanwhile. */
    void seal(AccountHead head) {
        if (head.member().isEmpty() || head.sealed() == head.sequence()) {
            return;
        }
        AccountId account = new AccountId(program.id(), head.member().get());
        if (head.nextDue().filter(due -> !due.isAfter(now)).isPresent()) {
            // What is due belongs before the seal, as it would if a command came now.
            List<List<Posting>> unused = store.update(List.of(new Unit<>(
                    List.of(Want.due(account, now)), states -> PointsRules.due(states.get(0), program, now))));
        }
        PostingQuery.Whose whose = new PostingQuery.Whose.Member(account);
        SealChain[] chain = {
            AccountPages.posting(store, whose, head.sealed())
                    .map(seal -> SealChain.after(key, seal))
                    .orElseGet(() -> new SealChain(key, program.id(), head.pseudonym()))
        };
        long[] last = {head.sealed()};
        AccountPages.forEach(store, whose, head.sealed(), posting -> {
            chain[0].add(posting);
            last[0] = posting.sequence();
        });
        Unit<List<Posting>> unit =
                new Unit<>(List.of(Want.balances(account)), states -> decide(states.get(0), last[0], chain[0].link()));
        boolean sealed = !store.update(List.of(unit)).get(0).isEmpty();
        summary = sealed ? summary.plus(1, last[0] - head.sealed(), 0) : summary.plus(0, 0, 1);
    }

    private Decision<List<Posting>> decide(AccountState state, long sequence, String link) {
        return state.sequence() == sequence
                ? PointsRules.seal(state, link, program, now)
                : new Decision.Keep<>(List.of());
    }
}
