package io.communitykit.membership.voucher;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up the postings of all accounts, a page at a time. Used once. */
final class FiguresReader {

    private static final int PAGE = 1_000;

    private final PointsStore store;
    private final VoucherProgram program;
    private final Map<CurrencyId, Sum> sums = new LinkedHashMap<>();

    FiguresReader(PointsStore store, VoucherProgram program) {
        this.store = store;
        this.program = program;
        program.vouchers().forEach(voucher -> sums.put(voucher.id(), new Sum()));
    }

    private static final class Sum {
        private long issued;
        private long withdrawn;
        private long redeemed;
        private long returned;
        private long expired;

        /** What moves between members is neither issued nor withdrawn; what is set aside moves nothing. */
        void add(Entry entry) {
            long points = entry.applied();
            switch (entry.kind()) {
                case START, EARN, GRANT, ADJUST, CONVERT_TO, CONVERT_FROM, CLAWBACK -> {
                    issued = Math.addExact(issued, Math.max(points, 0));
                    withdrawn = Math.subtractExact(withdrawn, Math.min(points, 0));
                }
                case SPEND, CHARGE, COMMIT -> redeemed = Math.subtractExact(redeemed, points);
                case RETURN -> returned = Math.addExact(returned, points);
                case EXPIRE, CANCEL, REINSTATE -> expired = Math.subtractExact(expired, points);
                case HOLD, VOID, RELEASE, ACTIVATE, REPAY, SEND, RECEIVE, CARRY_OVER -> {}
            }
        }
    }

    List<VoucherFigures> figures() {
        Optional<AccountQuery> query = Optional.of(new AccountQuery(program.program(), Optional.empty(), PAGE));
        while (query.isPresent()) {
            Page<AccountHead, AccountQuery> page = store.accounts(query.get());
            page.items().stream()
                    .filter(head -> sums.keySet().stream().anyMatch(head.pots()::containsKey))
                    .forEach(this::account);
            query = page.next();
        }
        List<VoucherFigures> figures = new ArrayList<>();
        sums.forEach((voucher, sum) -> figures.add(
                new VoucherFigures(voucher, sum.issued, sum.withdrawn, sum.redeemed, sum.returned, sum.expired)));
        return figures;
    }

    private void account(AccountHead head) {
        PostingQuery.Whose whose = new PostingQuery.Whose.Nobody(head.pseudonym());
        Optional<PostingQuery> query = Optional.of(new PostingQuery(whose, 0, PAGE));
        while (query.isPresent()) {
            Page<Posting, PostingQuery> page = store.postings(query.get());
            page.items().forEach(this::posting);
            query = page.next();
        }
    }

    private void posting(Posting posting) {
        for (Entry entry : posting.entries()) {
            Sum sum = sums.get(entry.currency());
            if (sum != null) {
                sum.add(entry);
            }
        }
    }
}
