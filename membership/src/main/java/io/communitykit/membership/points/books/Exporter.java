package io.communitykit.membership.points.books;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.internal.reading.AccountPages;
import io.communitykit.membership.points.internal.reading.Settled;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects all that is kept of one account. Where something is posted meanwhile, reads on until all is of one moment. Used once. */
final class Exporter {

    private final PointsStore store;
    private final PointsProgram program;
    private final AccountId account;
    private final Instant now;
    private final List<Posting> postings = new ArrayList<>();
    private final Set<CurrencyId> currencies = new TreeSet<>();
    private final Set<IdempotencyKey> holds = new LinkedHashSet<>();

    Exporter(PointsStore store, PointsProgram program, AccountId account, Instant now) {
        this.store = store;
        this.program = program;
        this.account = account;
        this.now = now;
    }

    /** Empty if the account is not open. */
    Optional<MemberExport> export() {
        while (true) {
            AccountPages.forEach(store, new PostingQuery.Whose.Member(account), postings.size(), this::add);
            List<AccountState> states = store.read(wants());
            if (states.get(0).status() != AccountState.Status.OPEN) {
                return Optional.empty();
            }
            Settled settled = Settled.of(store, program, states.get(0), now);
            boolean oneMoment = settled.sequence() == postings.size()
                    && states.stream().allMatch(state -> state.sequence() == postings.size());
            if (oneMoment) {
                return Optional.of(new MemberExport(
                        account,
                        now,
                        settled.pots(),
                        postings,
                        settled.due(),
                        lots(settled),
                        holds(settled, states),
                        settled.tiers()));
            }
            requireMore(states.get(0));
        }
    }

    private void add(Posting posting) {
        if (posting.sequence() != postings.size() + 1) {
            throw missing(postings.size() + 1L);
        }
        postings.add(posting);
        posting.entries().forEach(entry -> {
            currencies.add(entry.currency());
            if (entry.kind() == EntryKind.HOLD) {
                holds.add(posting.key().key());
            }
        });
        if (posting.key().leg() == Leg.RESOLVED) {
            holds.remove(posting.key().key());
        }
    }

    /** The account with its lots, and then with each of its holds. */
    private List<Want> wants() {
        List<Want> wants = new ArrayList<>();
        wants.add(Want.due(account, now)
                .with(currencies.stream().<LotWant>map(LotWant.Open::new).toList()));
        for (IdempotencyKey hold : holds) {
            wants.add(new Want(
                    account,
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(hold),
                    Optional.empty()));
        }
        return wants;
    }

    private static List<Lot> lots(Settled settled) {
        return settled.lots().stream().filter(lot -> lot.points() > 0).toList();
    }

    private List<Hold> holds(Settled settled, List<AccountState> states) {
        Map<IdempotencyKey, Hold> found = new LinkedHashMap<>();
        states.stream()
                .flatMap(state -> state.holds().stream())
                .filter(hold -> holds.contains(hold.key()))
                .forEach(hold -> found.put(hold.key(), hold));
        settled.due().stream()
                .filter(posting -> posting.key().leg() == Leg.RESOLVED)
                .forEach(posting -> found.remove(posting.key().key()));
        return holds.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** A state that is ahead of the postings is caught up with; one that is behind them, or that they never reach, is not. */
    private void requireMore(AccountState shown) {
        if (shown.sequence() < postings.size()) {
            throw missing(shown.sequence() + 1);
        }
        boolean reached = shown.sequence() == postings.size()
                || AccountPages.posting(store, new PostingQuery.Whose.Member(account), shown.sequence())
                        .isPresent();
        if (!reached && stillOpen()) {
            throw missing(postings.size() + 1L);
        }
    }

    private boolean stillOpen() {
        return store.read(List.of(Want.balances(account))).get(0).status() == AccountState.Status.OPEN;
    }

    private static StorageException missing(long sequence) {
        return StorageException.permanent(
                ErrorCode.STORAGE_UNREADABLE,
                "posting " + sequence
                        + " of an account that is exported must be there once. Maybe verifying tells more.",
                null);
    }
}
