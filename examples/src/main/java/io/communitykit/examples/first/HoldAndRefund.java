package io.communitykit.examples.first;

import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The program in the ledger's page, so that it is compiled and run. */
final class HoldAndRefund {

    private HoldAndRefund() {}

    static void run(Points points, MemberId alice, CurrencyId currency, Money paid, Money refunded, Instant now) {
        // begin
        IdempotencyKey key = new IdempotencyKey(new EventSource("orders"), new EventId("2026-18"));
        IdempotencyKey refundKey = new IdempotencyKey(new EventSource("refunds"), new EventId("2026-4"));
        Optional<Subject> order = Optional.of(new Subject("order 2026-18"));
        PointsCommand.Refund.Part part = new PointsCommand.Refund.Part(refunded, paid);
        Reason reason = new Reason("one of four items came back");

        points.execute(new PointsCommand.Hold(key, alice, currency, 300, order, Optional.empty(), now));
        points.execute(new PointsCommand.Commit(key, alice, OptionalLong.of(200), now)); // spends 200, gives 100 back
        points.execute(new PointsCommand.Refund(refundKey, alice, order.get(), Optional.of(part), reason, now));
        // end
    }
}
