package io.communitykit.referral.lottery;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.Reason;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.RewardPayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A shop with one lottery, a till that pays each key once and remembers, and a clock that is set. Safe for many threads. */
final class Wheel {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final LotterySeed SEED = seed(0);

    final Till till = new Till();
    final BookStore store;
    final LotteryPolicy policy;
    final Lotteries lotteries;
    volatile Instant now = START;

    Wheel(LotteryPolicy policy) {
        this(policy, new InMemoryBookStore(PseudonymKey.of("a secret of 16 bytes".getBytes(StandardCharsets.UTF_8))));
    }

    Wheel(LotteryPolicy policy, BookStore store) {
        this.policy = policy;
        this.store = store;
        this.lotteries =
                Lotteries.builder(policy, SEED, store, till).clock(() -> now).build();
    }

    /** Of 32 bytes, each one more than the one before. */
    static LotterySeed seed(int first) {
        byte[] bytes = new byte[LotterySeed.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return LotterySeed.of(bytes);
    }

    /** A lottery of so many prizes, written as {@link #prize} does; {@code more} further fields. */
    static LotteryPolicy lottery(List<String> prizes, String... more) {
        return of("lottery", prizes, more);
    }

    static LotteryPolicy box(List<String> prizes, String... more) {
        return of("blind-box", prizes, more);
    }

    static LotteryPolicy of(String form, List<String> prizes, String... more) {
        return LotteryPolicy.KIND.read(
                "{\"kind\": \"lottery-policy\", \"version\": \"1\", \"program\": \"春节转盘\", \"form\": \"" + form
                        + "\", \"zone\": \"Asia/Shanghai\", \"currency\": \"CNY\", \"seedCommitment\": \""
                        + SEED.commitment() + "\", \"prizes\": ["
                        + String.join(", ", prizes) + "]" + (more.length == 0 ? "" : ", ") + String.join(", ", more)
                        + "}");
    }

    /** A prize of 100 coins; {@code more} further fields. */
    static String prize(String id, int odds, String... more) {
        return "{\"id\": \"" + id + "\", \"name\": \"奖品🎁" + id + "\", \"odds\": " + odds
                + ", \"reward\": {\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"amount\": 100}"
                + (more.length == 0 ? "" : ", ") + String.join(", ", more) + "}";
    }

    static IdempotencyKey ticket(String id) {
        return new IdempotencyKey(new EventSource("order"), new EventId(id));
    }

    DrawResult draws(String member, String ticket) {
        return lotteries.draw(new MemberId(member), ticket(ticket));
    }

    void passes(Duration time) {
        now = now.plus(time);
        lotteries.runDue(now);
    }

    List<LotteryDraw> all() {
        return lotteries.draws(Optional.empty(), 10_000);
    }

    LotteryAudit.Report audit() {
        return lotteries.audit(List.of(policy));
    }

    static Reason declined(DrawResult result) {
        return ((DrawResult.Declined) result).reason();
    }

    static LotteryDraw draw(DrawResult result) {
        return result.kept().orElseThrow();
    }

    static Optional<String> given(DrawResult result) {
        return draw(result).outcome().won().map(it -> it.prize().value());
    }

    /** Pays each key once and answers as it did; it can be told to put off or to refuse. */
    static final class Till implements RewardPayout {

        private final Map<String, Outcome> answers = new TreeMap<>();
        private final Map<String, Long> paid = new TreeMap<>();
        private volatile Outcome mode = new Outcome.Done(0);
        private volatile String broken = "";
        private volatile String silent = "";
        private volatile Runnable before = () -> {};

        void pays() {
            mode = new Outcome.Done(0);
        }

        void refuses() {
            mode = new Outcome.Refused("no");
        }

        /** Throws for one member, and for nobody else. */
        void breaks(String member) {
            broken = member;
        }

        /** Answers nothing for one member, as a till does that was not compiled with null checks. */
        void isSilentTo(String member) {
            silent = member;
        }

        /** Does something before each payment. */
        void before(Runnable what) {
            before = what;
        }

        void putsOff() {
            mode = new Outcome.Later("busy");
        }

        @Override
        @SuppressWarnings("NullAway") // See isSilentTo.
        public synchronized Outcome pay(Order order) {
            before.run();
            if (order.beneficiary().value().equals(silent)) {
                return null;
            }
            if (order.beneficiary().value().equals(broken)) {
                throw new IllegalStateException("the wallet is broken");
            }
            String key = order.key() + " " + order.beneficiary();
            Outcome known = answers.get(key);
            if (known != null) {
                return known;
            }
            if (!(mode instanceof Outcome.Later)) {
                answers.put(key, mode);
            }
            if (mode instanceof Outcome.Done) {
                paid.merge(order.beneficiary() + " " + order.unit(), order.amount(), Math::addExact);
            }
            return mode;
        }

        @Override
        public Outcome recover(Order order, Clawback policy) {
            throw new IllegalStateException("prizes are not taken back");
        }

        /** By beneficiary and unit. */
        synchronized Map<String, Long> paid() {
            return new TreeMap<>(paid);
        }
    }
}
