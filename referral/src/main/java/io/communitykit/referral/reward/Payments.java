package io.communitykit.referral.reward;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.reward.ledger.Transfer;
import io.communitykit.referral.spi.RewardPayout;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the port for payments and recoveries, by keys that are the same however often it is asked, and by the terms under which they were
 * decided. Safe for many threads.
 */
final class Payments {

    /** What a port puts off is tried again after this time. */
    static final Duration RETRY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);

    private final ProgramId program;
    private final RewardPayout payout;

    Payments(ProgramId program, RewardPayout payout) {
        this.program = program;
        this.payout = payout;
    }

    RewardPayout.Outcome ask(Transfer transfer, MemberId beneficiary) {
        RewardPayout.Order order = new RewardPayout.Order(
                key(transfer), beneficiary, transfer.terms().unit(), transfer.amount());
        try {
            RewardPayout.Outcome outcome = Objects.requireNonNull(
                    transfer.direction() == Transfer.Direction.PAY
                            ? payout.pay(order)
                            : payout.recover(order, transfer.terms().clawback()),
                    "answer of whoever pays");
            if (!(outcome instanceof RewardPayout.Outcome.Done)) {
                LOG.warn("{} to {} is not done: {}", order.key(), beneficiary, outcome);
            }
            return outcome;
        } catch (RuntimeException e) {
            // Whatever one payment does to whoever pays, the others are not to wait for it.
            LOG.warn("{} to {} is not done", order.key(), beneficiary, e);
            return new RewardPayout.Outcome.Later("whoever pays failed");
        }
    }

    private IdempotencyKey key(Transfer transfer) {
        String kind = transfer.direction() == Transfer.Direction.PAY ? "pay" : "recover";
        return new IdempotencyKey(
                new EventSource("referral"),
                new EventId(FactKeys.digest(program, kind, transfer.rule(), transfer.sequence(), transfer.side())));
    }

    /** How much was done: all or nothing of a payment, also where a port that is asked again says that it did nothing now. */
    static long done(Transfer transfer, RewardPayout.Outcome outcome) {
        if (!(outcome instanceof RewardPayout.Outcome.Done done)) {
            return 0;
        }
        return transfer.direction() == Transfer.Direction.PAY
                ? transfer.amount()
                : Math.min(done.amount(), transfer.amount());
    }
}
