package io.communitykit.testkit.lottery;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.lottery.Lotteries;
import io.communitykit.referral.lottery.LotteryPolicy;
import io.communitykit.referral.lottery.LotterySeed;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.RewardPayout;
import io.communitykit.testkit.killed.KilledShop;
import io.communitykit.testkit.killed.PaidTable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** A process to be killed: members draw, a rare prize sells out, and what is won is paid at once, but to some refused. */
final class LotteryProcess {

    static final int STOCK = 4;
    static final int BUDGET = 1_000;
    static final LotteryPolicy POLICY = LotteryPolicy.KIND.read("{\"kind\": \"lottery-policy\", \"version\": \"1\","
            + " \"program\": \"killed\", \"form\": \"lottery\", \"zone\": \"Asia/Shanghai\", \"currency\": \"CNY\","
            + " \"prizes\": [" + prize("大奖", 400_000, ", \"stock\": " + STOCK + ", \"onExhausted\": \"小奖\"", 100) + ", "
            + prize("小奖", 400_000, "", 7)
            + "], \"budgets\": [{\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"total\": " + BUDGET + "}]}");

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int MEMBERS = 7;
    private static final String REFUSED = "m3";

    private LotteryProcess() {}

    private static String prize(String id, int odds, String more, int worth) {
        return "{\"id\": \"" + id + "\", \"name\": \"" + id + "\", \"odds\": " + odds + more
                + ", \"reward\": {\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"amount\": " + worth + "}}";
    }

    /** Draws a ticket each step. The clock is each step's own, so that told again they are told at the same instants. */
    static final class Shop implements KilledShop.Told {
        private final Lotteries lotteries;
        private Instant now = START;

        Shop(BookStore store, PaidTable paid) {
            this.lotteries = Lotteries.builder(
                            POLICY, LotterySeed.of(new byte[LotterySeed.BYTES]), store, new Wallet(paid))
                    .clock(() -> now)
                    .build();
            lotteries.publish();
        }

        Lotteries lotteries() {
            return lotteries;
        }

        @Override
        public void step(int number) {
            now = START.plus(Duration.ofMinutes(number));
            lotteries.draw(
                    new MemberId("m" + number % MEMBERS),
                    new IdempotencyKey(new EventSource("killed"), new EventId("票" + number)));
        }

        @Override
        public void end(int steps) {
            now = START.plus(Duration.ofMinutes(steps + 10L));
            lotteries.runDue(now);
        }
    }

    private record Wallet(PaidTable paid) implements RewardPayout {

        @Override
        public Outcome pay(Order order) {
            if (order.beneficiary().value().equals(REFUSED)) {
                return new Outcome.Refused("account closed");
            }
            paid.pay(order.key().toString(), order.beneficiary().value(), order.amount());
            return new Outcome.Done(order.amount());
        }

        @Override
        public Outcome recover(Order order, Clawback policy) {
            throw new IllegalStateException("prizes are not taken back: " + order);
        }
    }

    public static void main(String[] args) throws SQLException {
        KilledShop.tell(args, Shop::new);
    }
}
