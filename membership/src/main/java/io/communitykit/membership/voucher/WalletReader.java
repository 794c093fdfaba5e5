package io.communitykit.membership.voucher;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one member's vouchers from the ledger, as of an instant. Used once. */
final class WalletReader {

    private static final int PAGE = 1_000;

    private final PointsStore store;
    private final VoucherProgram program;
    private final AccountId account;
    private final Instant now;

    WalletReader(PointsStore store, VoucherProgram program, MemberId member, Instant now) {
        this.store = store;
        this.program = program;
        this.account = new AccountId(program.program(), member);
        this.now = now;
    }

    Wallet wallet() {
        List<LotWant> lots = program.vouchers().stream()
                .<LotWant>map(voucher -> new LotWant.Open(voucher.id()))
                .toList();
        AccountState state =
                store.read(List.of(Want.due(account, now).with(lots))).get(0);
        boolean anyHeld = program.vouchers().stream()
                .anyMatch(voucher -> state.pot(voucher.id()).held() > 0);
        List<Hold> holds = anyHeld ? holds() : List.of();
        List<Wallet.Stock> stocks = program.vouchers().stream()
                .map(voucher -> stock(voucher, state, holds))
                .toList();
        return new Wallet(account.member(), now, stocks);
    }

    private Wallet.Stock stock(Voucher voucher, AccountState state, List<Hold> holds) {
        Optional<Instant> lapsesAt = state.pot(voucher.id()).lapsesAt();
        List<Wallet.Batch> available = new ArrayList<>();
        List<Wallet.Held> held = new ArrayList<>();
        long pending = 0;
        for (Lot lot : state.lots()) {
            if (lot.currency().equals(voucher.id()) && lot.points() > 0) {
                if (usable(lot.terms())) {
                    batch(lot.points(), lot.terms(), lapsesAt).ifPresent(available::add);
                } else {
                    pending += lot.points();
                }
            }
        }
        for (Hold hold : holds) {
            if (hold.currency().equals(voucher.id())) {
                if (over(hold)) {
                    for (LotShare share : hold.shares()) {
                        batch(share.points(), share.terms(), lapsesAt).ifPresent(available::add);
                    }
                } else {
                    held.add(new Wallet.Held(new OrderId(hold.key().id().value()), hold.points(), hold.releaseAt()));
                }
            }
        }
        return new Wallet.Stock(voucher, available, pending, held);
    }

    private boolean over(Hold hold) {
        return hold.releaseAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Active, or due to become so. */
    private boolean usable(LotTerms terms) {
        return terms.active()
                || (terms.state() instanceof LotState.Pending pending
                        && !pending.from().isAfter(now));
    }

    /** Empty if its time is over, though nobody has posted that yet. */
    private Optional<Wallet.Batch> batch(long points, LotTerms terms, Optional<Instant> lapsesAt) {
        Optional<Instant> end = terms.expiry() instanceof LotExpiry.Inactive
                ? lapsesAt
                : terms.expiry().instant();
        return end.filter(at -> !at.isAfter(now)).isPresent()
                ? Optional.empty()
                : Optional.of(new Wallet.Batch(points, terms.earnedAt(), end));
    }

    /** The store lists no open holds, so the postings are read: what was held and has not ended. */
    private List<Hold> holds() {
        Set<IdempotencyKey> open = new LinkedHashSet<>();
        Optional<PostingQuery> query = Optional.of(new PostingQuery(new PostingQuery.Whose.Member(account), 0, PAGE));
        while (query.isPresent()) {
            Page<Posting, PostingQuery> page = store.postings(query.get());
            page.items().forEach(posting -> follow(posting, open));
            query = page.next();
        }
        List<Want> wants = open.stream().map(this::want).toList();
        return store.read(wants).stream()
                .flatMap(state -> state.holds().stream()
                        .filter(hold -> state.want().hold().equals(Optional.of(hold.key()))))
                .toList();
    }

    private static void follow(Posting posting, Set<IdempotencyKey> open) {
        Optional<CurrencyId> kind = OrderReader.heldKind(posting);
        if (kind.isPresent()) {
            open.add(posting.key().key());
        } else if (posting.key().leg() == Leg.RESOLVED) {
            open.remove(posting.key().key());
        }
    }

    private Want want(IdempotencyKey hold) {
        return new Want(
                account, Optional.empty(), Set.of(), Optional.empty(), List.of(), Optional.of(hold), Optional.empty());
    }
}
