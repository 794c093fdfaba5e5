package io.communitykit.referral.contest;

import static io.communitykit.referral.contest.Tournament.DAY;
import static io.communitykit.referral.contest.Tournament.PK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.contest.spi.PrizePayout;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The prizes of a contest")
class PrizeGivingTest {

    /** Red: a 20, b 40; blue: c 20. 100.00 and 50.00 are won. */
    private static Tournament played(String... more) {
        Tournament shop = new Tournament(Tournament.policy(more));
        shop.contests.open(PK);
        shop.joins("a", "red");
        shop.joins("b", "red");
        shop.joins("c", "blue");
        shop.orders("a", "1");
        shop.orders("b", "2");
        shop.orders("b", "3");
        shop.orders("c", "4");
        return shop;
    }

    @Test
    @DisplayName("are paid when the ranks stand and not before, by score to the fen, once")
    void paid() {
        Tournament shop = played();
        shop.passes(DAY.multipliedBy(3).minusNanos(1_000));
        assertThat(shop.wallet.asked()).isEmpty();
        shop.passes(Duration.ofNanos(1_000));
        assertThat(shop.wallet.paid()).isEqualTo(Map.of("a", 3_333L, "b", 6_667L, "c", 5_000L));
        assertThat(shop.shares()).isEqualTo(Map.of("a", "3333 PAID", "b", "6667 PAID", "c", "5000 PAID"));
        assertThat(shop.contest().status()).isEqualTo(Contest.Status.FINAL);
        assertThat(shop.contest().sharedAt()).contains(shop.now);
        assertThat(shop.contest().owed()).isZero();
        assertThat(shop.board().rows()).extracting(it -> it.team().shared()).containsExactly(10_000L, 5_000L);
        assertThat(shop.contests.runDue(shop.now.plus(DAY))).isZero();
        assertThat(shop.wallet.asked()).hasSize(3);
    }

    @Test
    @DisplayName("are shared alike among those who scored enough, where the terms say so")
    void alike() {
        Tournament shop = played("\"share\": \"equal\"", "\"leastScore\": 20", "\"prizes\": [100.01]");
        shop.joins("idle", "red");
        shop.passes(DAY.multipliedBy(3));
        assertThat(shop.wallet.paid()).isEqualTo(Map.of("a", 5_001L, "b", 5_000L));
    }

    @Test
    @DisplayName("go to the next team where one is too small to win, or nobody in it scored enough")
    void next() {
        Tournament small = played("\"minMembers\": 2");
        small.orders("c", "5");
        small.orders("c", "6");
        small.orders("c", "7");
        assertThat(small.rows()).containsExactly("blue 1 80 0", "red 2 60 10000");
        small.passes(DAY.multipliedBy(3));
        assertThat(small.wallet.paid()).containsOnlyKeys("a", "b");
        Tournament idle = played("\"leastScore\": 41");
        idle.passes(DAY.multipliedBy(3));
        assertThat(idle.wallet.paid()).isEmpty();
        assertThat(idle.contest().sharedAt()).isPresent();
    }

    @Test
    @DisplayName("that a wallet puts off are asked for again with the same key, and those that it refused are not")
    void later() {
        Tournament shop = played();
        shop.wallet.mode(PrizePayout.Outcome.LATER);
        shop.passes(DAY.multipliedBy(3));
        assertThat(shop.shares().values()).allMatch(it -> it.endsWith("DUE"));
        assertThat(shop.contest().owed()).isEqualTo(3);
        assertThat(shop.contests.runDue(shop.now.plus(DAY)))
                .as("what is due tomorrow")
                .isZero();
        shop.passes(PrizeGiving.RETRY.minusNanos(1_000));
        assertThat(shop.wallet.asked()).hasSize(3);
        shop.wallet.mode(PrizePayout.Outcome.REFUSED);
        shop.passes(Duration.ofNanos(1_000));
        assertThat(shop.shares().values()).allMatch(it -> it.endsWith("REFUSED"));
        assertThat(shop.contest().refused()).isEqualTo(3);
        assertThat(shop.contest().owed()).isZero();
        shop.passes(DAY);
        assertThat(shop.wallet.asked()).hasSize(6);
        assertThat(shop.wallet.paid()).isEmpty();
    }

    @Test
    @DisplayName("are asked for again where the wallet throws, and the others do not wait")
    void thrown() {
        Map<String, Long> all = Map.of("a", 3_333L, "b", 6_667L, "c", 5_000L);
        for (String failing : List.of("a", "b", "c")) {
            Tournament shop = played();
            Tournament.Wallet wallet = shop.wallet;
            Contests contests = Contests.builder(Tournament.policy(), shop.store, prize -> {
                        if (prize.member().value().equals(failing)) {
                            throw new IllegalStateException("no wallet");
                        }
                        return wallet.pay(prize);
                    })
                    .clock(() -> shop.now)
                    .build();
            shop.now = shop.now.plus(DAY.multipliedBy(3));
            contests.runDue(shop.now);
            assertThat(wallet.paid()).hasSize(2).doesNotContainKey(failing);
            assertThat(shop.contests.runDue(shop.now)).as("put off for a while").isZero();
            shop.passes(PrizeGiving.RETRY);
            assertThat(wallet.paid()).isEqualTo(all);
        }
    }

    @Test
    @DisplayName("are asked for again where the wallet answers nothing at all, and the others do not wait")
    @SuppressWarnings("NullAway") // What a wallet that was not compiled with null checks does.
    void answerless() {
        for (String failing : List.of("a", "b", "c")) {
            Tournament shop = played();
            Tournament.Wallet wallet = shop.wallet;
            Contests contests = Contests.builder(
                            Tournament.policy(),
                            shop.store,
                            prize -> prize.member().value().equals(failing) ? null : wallet.pay(prize))
                    .clock(() -> shop.now)
                    .build();
            shop.now = shop.now.plus(DAY.multipliedBy(3));
            assertThat(contests.runDue(shop.now)).isEqualTo(1);
            assertThat(wallet.paid()).hasSize(2).doesNotContainKey(failing);
            assertThat(shop.contest().owed()).isEqualTo(1);
            assertThat(shop.contest().retryAt()).contains(shop.now.plus(PrizeGiving.RETRY));
            shop.passes(PrizeGiving.RETRY);
            assertThat(wallet.paid()).isEqualTo(Map.of("a", 3_333L, "b", 6_667L, "c", 5_000L));
        }
    }

    @Test
    @DisplayName("of a member who was erased stay with the shop, and the others' are as they would have been")
    void forfeited() {
        Tournament shop = played();
        shop.contests.erase(new MemberId("b"));
        shop.passes(DAY.multipliedBy(3));
        assertThat(shop.wallet.paid()).isEqualTo(Map.of("a", 3_333L, "c", 5_000L));
        assertThat(shop.shares()).isEqualTo(Map.of("a", "3333 PAID", "c", "5000 PAID", "erased", "6667 FORFEITED"));
        assertThat(shop.contest().owed()).isZero();
    }

    @Test
    @DisplayName("that were paid to one who was erased meanwhile are known as paid")
    void erasedMeanwhile() {
        Tournament shop = played();
        Contests contests = Contests.builder(Tournament.policy(), shop.store, prize -> {
                    if (prize.member().value().equals("b")) {
                        shop.store.erase(prize.member());
                        // Another machine comes between and finds nobody to pay.
                        shop.contests.runDue(shop.now);
                    }
                    return shop.wallet.pay(prize);
                })
                .clock(() -> shop.now)
                .build();
        shop.now = shop.now.plus(DAY.multipliedBy(3));
        contests.runDue(shop.now);
        assertThat(shop.shares()).isEqualTo(Map.of("a", "3333 PAID", "c", "5000 PAID", "erased", "6667 PAID"));
        assertThat(shop.wallet.paid()).containsEntry("b", 6_667L);
        assertThat(shop.contest().owed()).isZero();
        assertThat(shop.contest().refused()).isZero();
    }

    @Test
    @DisplayName("of one who was erased while the wallet refused them are forfeited, and refused to nobody")
    void refusedMeanwhile() {
        Tournament shop = played();
        Contests contests = Contests.builder(Tournament.policy(), shop.store, prize -> {
                    if (prize.member().value().equals("b")) {
                        shop.store.erase(prize.member());
                        shop.contests.runDue(shop.now);
                        return PrizePayout.Outcome.REFUSED;
                    }
                    return shop.wallet.pay(prize);
                })
                .clock(() -> shop.now)
                .build();
        shop.now = shop.now.plus(DAY.multipliedBy(3));
        contests.runDue(shop.now);
        assertThat(shop.shares()).isEqualTo(Map.of("a", "3333 PAID", "c", "5000 PAID", "erased", "6667 FORFEITED"));
        assertThat(shop.contest().owed()).isZero();
        assertThat(shop.contest().refused()).isZero();
    }

    @Test
    @DisplayName(
            "of each contest are paid, whatever others in the same activity or another have paid to the same numbers")
    void contests() {
        Tournament shop = played();
        ContestId next = new ContestId("双十二");
        ContestPolicy policy = Tournament.policy();
        Contests elsewhere = shop.under(new ContestPolicy(new ProgramId("另一场"), policy.period(), policy.terms()));
        for (Contests each : List.of(shop.contests, elsewhere)) {
            for (ContestId contest : List.of(PK, next)) {
                each.open(contest);
                MemberId only = new MemberId("only");
                each.join(contest, new TeamId("green"), only);
                each.scored(contest, only, Tournament.ORDER, Tournament.key("of all"), shop.now);
            }
        }
        shop.passes(DAY.multipliedBy(3));
        elsewhere.runDue(shop.now);
        // In the first it is fourth by number and shares the second place.
        assertThat(shop.wallet.paid()).isEqualTo(Map.of("a", 3_333L, "b", 6_667L, "c", 2_500L, "only", 32_500L));
    }

    @Test
    @DisplayName(
            "are of the ranks that stand in the store, and not of those that a clock which stepped back and on takes for final")
    void unsteadyClock() {
        Tournament shop = played();
        Instant last = shop.now.plus(DAY.multipliedBy(3));
        Instant told = shop.now;
        shop.now = last.minusSeconds(1);
        int[] asked = {0};
        Contests unsteady = Contests.builder(Tournament.policy(), shop.store, shop.wallet)
                .clock(() -> {
                    if (++asked[0] == 4) {
                        // Another machine, on whose clock the time for it is not over.
                        for (int i = 0; i < 3; i++) {
                            shop.tells("c", Tournament.ORDER, "late " + i, told);
                        }
                    }
                    return asked[0] == 2 ? last.minusSeconds(1) : last;
                })
                .build();
        unsteady.runDue(last);
        for (int i = 0; i < 3; i++) {
            shop.tells("c", Tournament.ORDER, "late " + i, told);
        }
        shop.now = last;
        shop.contests.runDue(last);
        assertThat(shop.rows()).containsExactly("blue 1 80 10000", "red 2 60 5000");
        assertThat(shop.wallet.paid()).isEqualTo(Map.of("a", 1_667L, "b", 3_333L, "c", 10_000L));
    }

    @Test
    @DisplayName("are shared out once, also where the store fails after any step of it")
    void crashes() {
        for (int step = 0; step < 12; step++) {
            Tournament shop = played();
            Contests failing = Contests.builder(Tournament.policy(), new Failing(shop.store, step), shop.wallet)
                    .clock(() -> shop.now)
                    .build();
            shop.now = shop.now.plus(DAY.multipliedBy(3));
            try {
                failing.runDue(shop.now);
            } catch (StorageException e) {
                assertThat(e.retryable()).isTrue();
            }
            shop.contests.runDue(shop.now);
            assertThat(shop.wallet.paid())
                    .as("failed after step %d", step)
                    .isEqualTo(Map.of("a", 3_333L, "b", 6_667L, "c", 5_000L));
            assertThat(shop.contest().owed()).isZero();
            assertThat(shop.shares().values()).allMatch(it -> it.endsWith("PAID"));
        }
        Tournament shop = played();
        shop.now = shop.now.plus(DAY.multipliedBy(3));
        Contests failing = Contests.builder(Tournament.policy(), new Failing(shop.store, 0), shop.wallet)
                .clock(() -> shop.now)
                .build();
        assertThatThrownBy(() -> failing.runDue(shop.now)).isInstanceOf(StorageException.class);
    }

    /** Commits one update and then says that it failed. */
    private static final class Failing implements BookStore {

        private final BookStore store;
        private int left;

        private Failing(BookStore store, int step) {
            this.store = store;
            this.left = step;
        }

        @Override
        public <R> R update(Function<Books, R> work) {
            R result = store.update(work);
            if (left-- == 0) {
                throw StorageException.retryable("the reply to a commit was lost", new IllegalStateException());
            }
            return result;
        }

        @Override
        public List<Book> read(List<BookWant> wants) {
            return store.read(wants);
        }

        @Override
        public List<Entry> entries(EntryQuery query) {
            return store.entries(query);
        }

        @Override
        public List<DueBook> due(DueQuery query) {
            return store.due(query);
        }

        @Override
        public boolean erase(MemberId member) {
            return store.erase(member);
        }
    }
}
