package io.communitykit.testkit.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.lottery.DrawResult;
import io.communitykit.referral.lottery.Lotteries;
import io.communitykit.referral.lottery.LotteryDraw;
import io.communitykit.referral.lottery.LotteryPolicy;
import io.communitykit.referral.lottery.LotterySeed;
import io.communitykit.referral.lottery.LotteryState;
import io.communitykit.referral.lottery.PrizeId;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.spi.RewardPayout;
import io.communitykit.testkit.book.BookFault;
import io.communitykit.testkit.book.BookFaultScript;
import io.communitykit.testkit.book.FaultyBookStore;
import io.communitykit.testkit.internal.ManyThreads;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Lotteries and blind boxes on one kind of store, told by many threads at once and on a store that fails. Extend it in your own build and
 * supply your store.
 */
@DisplayName("Lotteries:")
public abstract class LotteryContract {

    private static final int THREADS = 16;
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final RewardUnit COINS = new RewardUnit(RewardUnit.Kind.POINTS, "coins");
    private static final String COIN_PRIZE =
            "\"reward\": {\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"amount\": ";

    private final String run = UUID.randomUUID().toString();
    private final LotterySeed seed = LotterySeed.of(secret(run));
    private final PrizeTill till = new PrizeTill();

    /** For subclasses. */
    protected LotteryContract() {}

    /**
     * Gives the store under test.
     *
     * @return a store; the same one each time does no harm, since every test has an activity and members of its own
     */
    protected abstract BookStore createStore();

    /** Another for each run, so that other draws are made. */
    private static byte[] secret(String run) {
        byte[] secret = new byte[LotterySeed.BYTES];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) run.charAt(i);
        }
        return secret;
    }

    /** An activity whose seed is published in its book; {@code more} further fields. */
    private LotteryPolicy policy(String program, String form, String prizes, String more) {
        return LotteryPolicy.KIND.read("{\"kind\": \"lottery-policy\", \"version\": \"1\", \"program\": \"" + program
                + "\", \"form\": \"" + form + "\", \"zone\": \"Asia/Shanghai\", \"currency\": \"CNY\", \"prizes\": ["
                + prizes + "]" + more + "}");
    }

    /** A prize of 100 coins; {@code more} further fields. */
    private static String prize(String id, int odds, String more) {
        return "{\"id\": \"" + id + "\", \"name\": \"奖品🎁\", \"odds\": " + odds + ", " + COIN_PRIZE + "100}" + more
                + "}";
    }

    private static Lotteries over(LotteryPolicy policy, LotterySeed seed, BookStore store, RewardPayout till) {
        return Lotteries.builder(policy, seed, store, till).clock(() -> NOW).build();
    }

    private Lotteries published(LotteryPolicy policy) {
        Lotteries lotteries = over(policy, seed, createStore(), till);
        assertThat(lotteries.publish()).isEqualTo(seed.commitment());
        return lotteries;
    }

    private MemberId member(int number) {
        return new MemberId("员" + number + "🐼" + run);
    }

    private static IdempotencyKey ticket(int number) {
        return new IdempotencyKey(new EventSource("order"), new EventId("票" + number));
    }

    private static boolean isDeclined(DrawResult result, Reason reason) {
        return result instanceof DrawResult.Declined declined && declined.reason() == reason;
    }

    private static List<LotteryDraw> rows(Lotteries lotteries) {
        return lotteries.draws(Optional.empty(), 10_000);
    }

    /** Numbers have no holes, the seed says what the rows say, and the till paid what the rows say is paid. */
    private List<LotteryDraw> agreed(Lotteries lotteries, LotteryPolicy policy) {
        List<LotteryDraw> rows = rows(lotteries);
        assertThat(rows.stream().map(LotteryDraw::number))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, rows.size()).boxed().toList());
        assertThat(lotteries.audit(List.of(policy)).findings()).isEmpty();
        assertThat(rows.stream()
                        .filter(it -> it.payment().status() == LotteryDraw.Status.PAID)
                        .mapToLong(it -> it.outcome().won().orElseThrow().gift().amount())
                        .sum())
                .isEqualTo(till.paid().stream()
                        .mapToLong(RewardPayout.Order::amount)
                        .sum());
        return rows;
    }

    @RepeatedTest(50)
    @DisplayName("three prizes are three for all who draw at once, and the others are told that nothing is left")
    void stock() throws InterruptedException, ExecutionException {
        LotteryPolicy policy = policy(run, "lottery", prize("a", 1_000_000, ", \"stock\": 3"), "");
        Lotteries lotteries = published(policy);
        List<DrawResult> results = ManyThreads.run(THREADS, thread -> lotteries.draw(member(thread), ticket(thread)));
        assertThat(results.stream().filter(DrawResult.Won.class::isInstance)).hasSize(3);
        assertThat(results.stream().filter(it -> isDeclined(it, Reason.SOLD_OUT)))
                .hasSize(THREADS - 3);
        assertThat(till.paid()).hasSize(3);
        assertThat(agreed(lotteries, policy)).hasSize(3);
        assertThat(lotteries.activity().taken(new PrizeId("a"))).isEqualTo(3);
    }

    @RepeatedTest(50)
    @DisplayName(
            "a budget is reserved by draws and committed by payments, exactly, and what it does not reach is another prize")
    void budget() throws InterruptedException, ExecutionException {
        LotteryPolicy policy = policy(
                run,
                "blind-box",
                prize("a", 1_000_000, ", \"onExhausted\": \"b\"")
                        + ", {\"id\": \"b\", \"name\": \"b\", \"odds\": 0, \"goods\": {\"id\": \"pen\", \"worth\": 0.50}}",
                ", \"budgets\": [{\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"total\": 399}]");
        Lotteries lotteries = published(policy);
        till.close();
        ManyThreads.run(THREADS, thread -> lotteries.draw(member(thread), ticket(thread)));
        assertThat(lotteries.activity().spent(COINS)).isEqualTo(new LotteryState.Spent(300, 0));
        assertThat(lotteries.activity().spent(new RewardUnit(RewardUnit.Kind.MONEY, "CNY")))
                .isEqualTo(new LotteryState.Spent(50 * (THREADS - 3), 0));
        assertThat(till.paid()).isEmpty();

        till.open();
        ManyThreads.run(4, thread -> lotteries.runDue(NOW));
        assertThat(lotteries.activity().spent(COINS)).isEqualTo(new LotteryState.Spent(0, 300));
        assertThat(till.paid()).hasSize(THREADS);
        assertThat(agreed(lotteries, policy)).hasSize(THREADS);
    }

    @RepeatedTest(50)
    @DisplayName("a ticket that many tell at once, and of two members, is one draw and one payment")
    void ticket() throws InterruptedException, ExecutionException {
        LotteryPolicy policy = policy(run, "lottery", prize("a", 1_000_000, ""), "");
        Lotteries lotteries = published(policy);
        List<DrawResult> results = ManyThreads.run(THREADS, thread -> lotteries.draw(member(thread % 2), ticket(1)));
        assertThat(results.stream().filter(DrawResult.Won.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(DrawResult.Conflict.class::isInstance))
                .hasSize(THREADS / 2);
        assertThat(till.paid()).hasSize(1);
        assertThat(agreed(lotteries, policy)).hasSize(1);
    }

    @RepeatedTest(50)
    @DisplayName(
            "who draws many tickets at once gets a prize of the class after so many without, no sooner by that rule")
    void pity() throws InterruptedException, ExecutionException {
        LotteryPolicy policy = policy(
                run,
                "blind-box",
                prize("ssr", 100_000, ", \"rarity\": \"ssr\"") + ", " + prize("n", 900_000, ""),
                ", \"pity\": {\"rarity\": \"ssr\", \"after\": 3}");
        Lotteries lotteries = published(policy);
        ManyThreads.run(THREADS, thread -> lotteries.draw(member(0), ticket(thread)));
        int missed = 0;
        for (LotteryDraw row : agreed(lotteries, policy)) {
            boolean rare = row.outcome().won().orElseThrow().prize().value().equals("ssr");
            assertThat(row.outcome().by()).isEqualTo(missed == 3 ? LotteryDraw.By.PITY : LotteryDraw.By.ODDS);
            missed = rare ? 0 : missed + 1;
            assertThat(missed).isLessThanOrEqualTo(3);
        }
        assertThat(till.paid()).hasSize(THREADS);
    }

    @Test
    @DisplayName(
            "nothing is drawn before the seed's commitment stands in the book; a ticket told again has its prize of then")
    void again() {
        LotteryPolicy policy = policy(run, "blind-box", prize("a", 400_000, "") + ", " + prize("b", 600_000, ""), "");
        Lotteries unpublished = over(policy, seed, createStore(), till);
        assertThat(isDeclined(unpublished.draw(member(0), ticket(0)), Reason.SEED_NOT_PUBLISHED))
                .isTrue();
        Lotteries lotteries = published(policy);
        for (int i = 0; i < 20; i++) {
            Optional<LotteryDraw> first =
                    lotteries.draw(member(i % 3), ticket(i)).kept();
            assertThat(first).isPresent();
            assertThat(lotteries.draw(member(i % 3), ticket(i))).isEqualTo(new DrawResult.Replayed(first.get()));
        }
        assertThat(agreed(lotteries, policy)).hasSize(20);
        assertThat(till.paid()).hasSize(20);
    }

    @Test
    @DisplayName(
            "whatever fails, and at whichever call: a ticket that is told until it is answered is one draw and one payment")
    void faults() {
        for (BookFault fault : BookFault.values()) {
            for (int call = 0; call < 6; call++) {
                fails(fault, call);
            }
        }
    }

    private void fails(BookFault fault, int before) {
        LotteryPolicy policy = policy(run + fault + before, "lottery", prize("a", 1_000_000, ", \"stock\": 1"), "");
        PrizeTill own = new PrizeTill();
        BookFault[] script = new BookFault[before + 2];
        Arrays.fill(script, BookFault.NONE);
        script[before] = fault;
        script[before + 1] = fault;
        Lotteries failing = over(policy, seed, new FaultyBookStore(createStore(), BookFaultScript.of(script)), own);
        String at = fault + " at call " + (before + 1);
        answered(failing::publish);
        DrawResult first = answered(() -> failing.draw(member(1), ticket(1)));
        answered(() -> failing.runDue(NOW));
        DrawResult again = answered(() -> failing.draw(member(1), ticket(1)));
        assertThat(first.kept()).as(at).isPresent();
        assertThat(again.kept().map(LotteryDraw::outcome))
                .as(at)
                .isEqualTo(first.kept().map(LotteryDraw::outcome));
        assertThat(isDeclined(answered(() -> failing.draw(member(2), ticket(2))), Reason.SOLD_OUT))
                .as(at)
                .isTrue();
        assertThat(own.paid()).as(at).hasSize(1);
        assertThat(failing.activity().spent(COINS)).as(at).isEqualTo(new LotteryState.Spent(0, 100));
        assertThat(failing.audit(List.of(policy)).findings()).as(at).isEmpty();
    }

    private static <T> T answered(Supplier<T> call) {
        for (int i = 0; i < 10; i++) {
            try {
                return call.get();
            } catch (StorageException e) {
                assertThat(e.retryable()).isTrue();
            }
        }
        throw new AssertionError("never answered");
    }

    @RepeatedTest(50)
    @DisplayName(
            "who is erased while prizes are paid is paid once and known by nobody; the rows still follow from the seed")
    void erased() throws InterruptedException, ExecutionException {
        LotteryPolicy policy = policy(run, "lottery", prize("a", 1_000_000, ""), "");
        Lotteries lotteries = published(policy);
        till.close();
        for (int i = 0; i < 4; i++) {
            lotteries.draw(member(i % 2), ticket(i));
        }
        till.open();
        ManyThreads.run(6, thread -> switch (thread % 3) {
            case 0 -> lotteries.erase(member(0));
            case 1 -> lotteries.runDue(NOW) > 0;
            default -> lotteries.draw(member(1), ticket(1)).kept().isPresent();
        });
        assertThat(till.paid()).hasSize(4);
        assertThat(lotteries.activity().spent(COINS)).isEqualTo(new LotteryState.Spent(0, 400));
        assertThat(agreed(lotteries, policy).stream().map(LotteryDraw::member).filter(Party.of(member(0))::equals))
                .isEmpty();
        assertThat(lotteries.draw(member(0), ticket(0))).isEqualTo(new DrawResult.Erased(member(0)));
        assertThat(lotteries.export(member(0))).isEmpty();
        assertThat(lotteries.export(member(1))).hasSize(2);
    }
}
