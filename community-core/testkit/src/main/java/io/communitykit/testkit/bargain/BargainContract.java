package io.communitykit.testkit.bargain;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.bargain.Bargain;
import io.communitykit.referral.bargain.BargainId;
import io.communitykit.referral.bargain.BargainPolicy;
import io.communitykit.referral.bargain.BargainResult;
import io.communitykit.referral.bargain.BargainRules;
import io.communitykit.referral.bargain.Bargains;
import io.communitykit.referral.bargain.Cut;
import io.communitykit.referral.bargain.CutPlan;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.Party;
import io.communitykit.testkit.book.BookFault;
import io.communitykit.testkit.book.BookFaultScript;
import io.communitykit.testkit.book.FaultyBookStore;
import io.communitykit.testkit.internal.ManyThreads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Bargains on one kind of store, helped by many threads at once and on a store that fails. Extend it in your own build and supply your
 * store.
 */
@DisplayName("Bargains:")
public abstract class BargainContract {

    private static final int THREADS = 16;
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final PseudonymKey SECRET = PseudonymKey.of(new byte[32]);
    private static final BargainId BARGAIN = new BargainId("砍🐼");
    private static final List<String> SPLITS = List.of(
            "\"split\": \"uniform-cuts\"",
            "\"split\": \"double-mean\"",
            "\"split\": \"decay\", \"decay\": 8000",
            "\"split\": \"weighted\", \"newcomerWeight\": 30000");

    private final String run = UUID.randomUUID().toString();

    /** For subclasses. */
    protected BargainContract() {}

    /**
     * Gives the store under test.
     *
     * @return a store; the same one each time does no harm, since every test has an activity and members of its own
     */
    protected abstract BookStore createStore();

    /** 3.00 yuan down to 2.00 by five friends, each at least 0.03; {@code more} further fields. */
    private Bargains bargains(String program, String more, BookStore store) {
        BargainPolicy policy =
                BargainPolicy.KIND.read("{\"kind\": \"bargain-policy\", \"version\": \"1\", \"program\": \""
                        + program
                        + "\", \"currency\": \"CNY\", \"zone\": \"Asia/Shanghai\", \"price\": 3.00, \"floor\": 2.00,"
                        + " \"helpers\": 5, \"minimum\": 0.03, \"lasts\": \"PT24H\", " + more + "}");
        return Bargains.builder(policy, store, SECRET).clock(() -> NOW).build();
    }

    private Bargains bargains(String more) {
        return bargains(run, more, createStore());
    }

    private MemberId member(String name) {
        return new MemberId(name + "友" + run);
    }

    private static boolean isDeclined(BargainResult result, Reason reason) {
        return result instanceof BargainResult.Declined declined && declined.reason() == reason;
    }

    private static long applied(List<BargainResult> results) {
        return results.stream().filter(BargainResult.Applied.class::isInstance).count();
    }

    /** Cuts are numbered without holes, each is the least or more, one a friend, and follow from the plan; gives what they sum up to. */
    private static long agreed(Bargains bargains, BargainId id) {
        Bargain bargain = bargains.bargain(id).orElseThrow();
        List<Cut> cuts = new ArrayList<>();
        Set<Party> friends = new HashSet<>();
        bargains.each(id, (friend, cut) -> {
            cuts.add(cut);
            assertThat(friends.add(friend)).isTrue();
        });
        cuts.sort((one, other) -> Integer.compare(one.number(), other.number()));
        long sum = 0;
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = cuts.get(i);
            assertThat(cut.number()).isEqualTo(i + 1);
            assertThat(cut.amount()).isGreaterThanOrEqualTo(3);
            assertThat(cut.amount()).isEqualTo(bargain.plan().next(i, sum, cut.weight()));
            sum += cut.amount();
        }
        assertThat(bargain.helped()).isEqualTo(cuts.size());
        assertThat(bargain.cut()).isEqualTo(sum).isLessThanOrEqualTo(100);
        assertThat(bargain.price()).isEqualTo(new Money(300 - sum, Currency.getInstance("CNY")));
        return sum;
    }

    @RepeatedTest(50)
    @DisplayName(
            "a price is cut by so many friends as it takes, to the fen, and by none twice, however it is shared out")
    void cuts(RepetitionInfo repetition) throws InterruptedException, ExecutionException {
        Bargains bargains = bargains(SPLITS.get(repetition.getCurrentRepetition() % SPLITS.size()));
        bargains.start(BARGAIN, member("owner"));
        List<BargainResult> results = ManyThreads.run(
                THREADS,
                thread -> bargains.help(
                        BARGAIN,
                        member("f" + thread / 2),
                        thread % 4 < 2 ? CutPlan.Weight.PLAIN : CutPlan.Weight.NEWCOMER));
        assertThat(applied(results)).isEqualTo(5);
        assertThat(results.stream().filter(it -> isDeclined(it, Reason.FLOOR_REACHED)))
                .hasSize(6);
        assertThat(agreed(bargains, BARGAIN)).isEqualTo(100);
    }

    @RepeatedTest(50)
    @DisplayName("who helps everywhere at once helps as often as the day, or the activity, allows")
    void quotas(RepetitionInfo repetition) throws InterruptedException, ExecutionException {
        boolean day = repetition.getCurrentRepetition() % 2 == 0;
        Bargains bargains = bargains(SPLITS.get(0) + ", \"limits\": {\"" + (day ? "helpsPerDay" : "helps") + "\": 3}");
        for (int i = 0; i < THREADS / 2; i++) {
            bargains.start(new BargainId("b" + i), member("owner" + i));
        }
        List<BargainResult> results = ManyThreads.run(
                THREADS, thread -> bargains.help(new BargainId("b" + thread / 2), member("f"), CutPlan.Weight.PLAIN));
        assertThat(applied(results)).isEqualTo(3);
        assertThat(results.stream().filter(BargainResult.Replayed.class::isInstance))
                .hasSize(3);
        assertThat(results.stream()
                        .filter(it -> isDeclined(it, day ? Reason.DAY_LIMIT_REACHED : Reason.MEMBER_LIMIT_REACHED)))
                .hasSize(THREADS - 6);
        long sum = 0;
        for (int i = 0; i < THREADS / 2; i++) {
            sum += agreed(bargains, new BargainId("b" + i)) > 0 ? 1 : 0;
        }
        assertThat(sum).isEqualTo(3);
    }

    @RepeatedTest(50)
    @DisplayName("a member who starts many at once starts as many as the limit says; an id that many want is one's")
    void starts() throws InterruptedException, ExecutionException {
        Bargains bargains = bargains(SPLITS.get(1) + ", \"limits\": {\"bargains\": 2}");
        List<BargainResult> results =
                ManyThreads.run(THREADS / 2, thread -> bargains.start(new BargainId("own" + thread), member("m")));
        assertThat(applied(results)).isEqualTo(2);
        assertThat(results.stream().filter(it -> isDeclined(it, Reason.MEMBER_LIMIT_REACHED)))
                .hasSize(THREADS / 2 - 2);
        List<BargainResult> wanted =
                ManyThreads.run(THREADS / 2, thread -> bargains.start(BARGAIN, member("n" + thread)));
        assertThat(applied(wanted)).isEqualTo(1);
        assertThat(wanted.stream().filter(it -> isDeclined(it, Reason.ALREADY_TOLD)))
                .hasSize(THREADS / 2 - 1);
    }

    @RepeatedTest(50)
    @DisplayName("a price that is ordered while friends help stays what it was when it was ordered, and by one order")
    void orders() throws InterruptedException, ExecutionException {
        Bargains bargains = bargains(SPLITS.get(3) + ", \"buyAt\": \"any-price\"");
        bargains.start(BARGAIN, member("owner"));
        List<BargainResult> results = ManyThreads.run(
                8,
                thread -> thread < 2
                        ? bargains.ordered(BARGAIN, new OrderId("o" + thread))
                        : bargains.help(BARGAIN, member("f" + thread), CutPlan.Weight.PLAIN));
        List<Bargain> ordered = results.subList(0, 2).stream()
                .filter(BargainResult.Applied.class::isInstance)
                .map(it -> ((BargainResult.Applied) it).bargain())
                .toList();
        assertThat(ordered).hasSize(1);
        assertThat(bargains.bargain(BARGAIN)).contains(ordered.get(0));
        assertThat(agreed(bargains, BARGAIN)).isEqualTo(ordered.get(0).cut());
    }

    @Test
    @DisplayName("whatever fails, and at whichever call: told until it is answered, each friend cuts once, to the fen")
    void faults() {
        for (BookFault fault : BookFault.values()) {
            for (int call = 0; call < 8; call++) {
                fails(fault, call);
            }
        }
    }

    private void fails(BookFault fault, int before) {
        BookFault[] script = new BookFault[before + 2];
        Arrays.fill(script, BookFault.NONE);
        script[before] = fault;
        script[before + 1] = fault;
        BookStore failing = new FaultyBookStore(createStore(), BookFaultScript.of(script));
        Bargains bargains = bargains(
                run + fault + before, SPLITS.get(0) + ", \"limits\": {\"bargains\": 1, \"helps\": 1}", failing);
        String at = fault + " at call " + (before + 1);
        answered(() -> bargains.start(BARGAIN, member("owner")));
        for (int i = 0; i < 5; i++) {
            MemberId friend = member("f" + i);
            answered(() -> bargains.help(BARGAIN, friend, CutPlan.Weight.PLAIN));
        }
        OrderId first = new OrderId("一");
        OrderId second = new OrderId("二");
        answered(() -> bargains.ordered(BARGAIN, first));
        answered(() -> bargains.settled(BARGAIN, first, BargainRules.Outcome.GIVEN_UP));
        answered(() -> bargains.ordered(BARGAIN, second));
        answered(() -> bargains.settled(BARGAIN, second, BargainRules.Outcome.PAID));
        assertThat(agreed(bargains, BARGAIN)).as(at).isEqualTo(100);
        Bargain bought = bargains.bargain(BARGAIN).orElseThrow();
        assertThat(bought.order()).as(at).contains(second);
        assertThat(bought.boughtAt()).as(at).contains(NOW);
        assertThat(isDeclined(bargains.start(new BargainId("other"), member("owner")), Reason.MEMBER_LIMIT_REACHED))
                .as(at)
                .isTrue();
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

    @Test
    @DisplayName("what an erased friend cut stays cut, by nobody; the friend and the owner are known no longer")
    void erased() {
        Bargains bargains = bargains(SPLITS.get(2));
        bargains.start(BARGAIN, member("owner"));
        bargains.help(BARGAIN, member("f0"), CutPlan.Weight.PLAIN);
        bargains.help(BARGAIN, member("f1"), CutPlan.Weight.PLAIN);
        long before = agreed(bargains, BARGAIN);
        assertThat(bargains.erase(member("f0"))).isTrue();
        assertThat(bargains.erase(member("f0"))).isFalse();
        assertThat(bargains.erase(member("owner"))).isTrue();
        assertThat(agreed(bargains, BARGAIN)).isEqualTo(before);
        List<Party> friends = new ArrayList<>();
        bargains.each(BARGAIN, (friend, cut) -> friends.add(friend));
        assertThat(friends).hasSize(2).contains(Party.of(member("f1"))).doesNotContain(Party.of(member("f0")));
        assertThat(bargains.help(BARGAIN, member("f0"), CutPlan.Weight.PLAIN))
                .isEqualTo(new BargainResult.Erased(member("f0")));
        assertThat(bargains.start(BARGAIN, member("owner"))).isEqualTo(new BargainResult.Erased(member("owner")));
        assertThat(bargains.bargainsOf(member("f0"))).isEmpty();
        assertThat(isDeclined(bargains.start(BARGAIN, member("other")), Reason.ALREADY_TOLD))
                .isTrue();
        for (int i = 2; i < 5; i++) {
            bargains.help(BARGAIN, member("f" + i), CutPlan.Weight.PLAIN);
        }
        assertThat(agreed(bargains, BARGAIN)).isEqualTo(100);
    }
}
