package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Erasing")
class ErasureTest {

    private static final MemberId ALICE = new MemberId("alice");
    private static final MemberId BOB = new MemberId("bob");

    private static Shop shop(LadderMode mode, long at, long amount, RewardCap... caps) {
        return new Shop(Shop.program(
                cash(Side.REFERRER, ladder(mode, at, amount), Clawback.NEGATIVE_BALANCE, caps),
                cash(Side.FRIEND, ladder(LadderMode.CUMULATIVE_TARGET, 1, 300), Clawback.NEGATIVE_BALANCE)));
    }

    @Test
    @DisplayName("a referrer gives the budget back, and leaves friends with their own rewards and timers")
    void referrer() {
        Shop shop = shop(LadderMode.PER_REFERRAL_MARGINAL, 1, 500);
        shop.brings("alice", "bob", "carol");
        assertThat(shop.referrals.erase(ALICE)).isTrue();
        assertThat(shop.cashTally().reserved()).isEqualTo(600);
        assertThat(shop.referrals.export(ALICE)).isEmpty();
        assertThat(shop.referrals.export(BOB))
                .hasValueSatisfying(it -> assertThat(it).doesNotContain("alice"));
        shop.refunds("carol", 3_900, "r1");
        shop.passes(Duration.ofDays(40));
        assertThat(shop.side("bob", Side.REFERRER).status()).isEqualTo(SideStatus.REJECTED);
        assertThat(shop.side("bob", Side.REFERRER).reason()).contains(Reason.ERASED);
        assertThat(shop.status("bob", Side.FRIEND)).isEqualTo(SideStatus.SETTLED);
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.wallet.of("bob")).isEqualTo(300);
        assertThat(shop.cashTally().reserved()).isZero();
        assertThat(shop.cashTally().committed()).isEqualTo(300);
        assertThat(shop.referrals.runDue(shop.now)).isZero();
        assertThat(shop.referrals.erase(ALICE)).isFalse();
    }

    @Test
    @DisplayName("a referrer pays first what is decided, and waits for a wallet that puts it off")
    void paysFirst() {
        Shop shop = shop(LadderMode.PER_REFERRAL_MARGINAL, 1, 500);
        shop.brings("alice", "bob");
        shop.wallet.close("alice");
        shop.passes(Duration.ofDays(7));
        assertThatThrownBy(() -> shop.referrals.erase(ALICE))
                .isInstanceOfSatisfying(
                        StorageException.class, it -> assertThat(it.retryable()).isTrue());
        shop.wallet.open("alice");
        shop.now = shop.now.plus(Duration.ofMinutes(1));
        assertThat(shop.referrals.erase(ALICE)).isTrue();
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.cashTally().reserved()).isZero();
        assertThat(shop.cashTally().committed()).isEqualTo(800);
    }

    @Test
    @DisplayName(
            "a referrer takes back first what turned out void, be it of another friend's row, and waits for a wallet")
    void takesBackFirst() {
        Shop shop = shop(LadderMode.EVERY_N, 2, 500);
        shop.brings("alice", "bob", "carol");
        shop.passes(Duration.ofDays(7));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        shop.wallet.close("alice");
        shop.refunds("bob", 3_900, "r1");
        assertThatThrownBy(() -> shop.referrals.erase(ALICE))
                .isInstanceOfSatisfying(
                        StorageException.class, it -> assertThat(it.retryable()).isTrue());
        assertThat(shop.account("alice", Shop.CASH).recovering()).isEqualTo(500);
        shop.now = shop.now.minus(Duration.ofMinutes(50));
        assertThatThrownBy(() -> shop.referrals.erase(ALICE)).isInstanceOf(StorageException.class);
        shop.now = shop.now.plus(Duration.ofMinutes(50));
        shop.wallet.open("alice");
        shop.now = shop.now.plus(Duration.ofMinutes(1));
        assertThat(shop.referrals.erase(ALICE)).isTrue();
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.cashTally().committed()).isEqualTo(300);
        assertThat(shop.referrals.runDue(shop.now)).isZero();
    }

    @Test
    @DisplayName("looks for what is to come back in many books at once, however many are due")
    void looksAtOnce() {
        Shop shop = new Shop(Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NEGATIVE_BALANCE)));
        shop.brings("alice", "f1");
        shop.passes(Duration.ofDays(8));
        for (int i = 0; i < 300; i++) {
            shop.brings("bob", "b" + i);
        }
        shop.now = shop.now.plus(Duration.ofDays(8));
        shop.wallet.mode(Wallet.Mode.PUTS_OFF);
        shop.refunds("f1", 3_900, "r1");
        AtomicInteger reads = new AtomicInteger();
        Referrals counted = Referrals.builder(Shop.program(), new CountingReads(shop.store, reads), shop.wallet)
                .clock(() -> shop.now)
                .build();
        assertThatThrownBy(() -> counted.erase(ALICE)).isInstanceOf(StorageException.class);
        assertThat(reads.get()).isLessThan(20);
        shop.wallet.mode(Wallet.Mode.DOES);
        shop.now = shop.now.plus(Duration.ofMinutes(1));
        assertThat(counted.erase(ALICE)).isTrue();
        assertThat(shop.wallet.of("alice")).isZero();
    }

    /** Counts how often books are read. */
    private record CountingReads(BookStore store, AtomicInteger reads) implements BookStore {

        @Override
        public <R> R update(Function<Books, R> work) {
            return store.update(work);
        }

        @Override
        public List<Book> read(List<BookWant> wants) {
            reads.incrementAndGet();
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

    @Test
    @DisplayName("a friend in the hold ends both sides and gives the budget back")
    void friend() {
        Shop shop = shop(LadderMode.PER_REFERRAL_MARGINAL, 1, 500);
        shop.brings("alice", "bob", "carol");
        assertThat(shop.referrals.erase(BOB)).isTrue();
        assertThat(shop.account("alice", Shop.CASH).counted()).isEqualTo(1);
        assertThat(shop.cashTally().reserved()).isEqualTo(800);
        assertThat(shop.referrals.export(ALICE))
                .hasValueSatisfying(it -> assertThat(it).doesNotContain("bob").contains("carol"));
        shop.passes(Duration.ofDays(40));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.cashTally().reserved()).isZero();
        assertThat(shop.refunds("bob", 3_900, "r1")).isInstanceOf(ReferralResult.Erased.class);
        assertThat(shop.referrals.referral(BOB)).isEmpty();
    }

    @Test
    @DisplayName("a friend on whose row others have a claim pays it at once, since nobody would later")
    void claimOfOthers() {
        Shop shop = shop(LadderMode.EVERY_N, 2, 1_000);
        shop.brings("alice", "carol", "bob", "dan");
        shop.referrals.erase(BOB);
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
        assertThat(shop.account("alice", Shop.CASH).held()).isZero();
        shop.refunds("dan", 3_900, "r1");
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.cashTally().committed()).isZero();
    }

    @Test
    @DisplayName("a friend gives up what waits in a queue, with the reason on the row")
    void queue() {
        Shop shop = shop(
                LadderMode.PER_REFERRAL_MARGINAL,
                1,
                500,
                new RewardCap(RewardCap.Measure.COUNT, 1, Optional.of(CalendarWindow.Period.MONTH), OnLimit.QUEUE));
        shop.brings("alice", "carol", "bob");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.account("alice", Shop.CASH).queued()).isEqualTo(500);
        shop.referrals.erase(BOB);
        assertThat(shop.account("alice", Shop.CASH).queued()).isZero();
        assertThat(shop.account("alice", Shop.CASH).forfeited()).isEqualTo(500);
        assertThat(shop.rows("alice").get(1).limits()).containsExactly(Reason.REFERRER_LIMIT_REACHED, Reason.ERASED);
    }

    @Test
    @DisplayName("a member of whom nothing is known keeps facts about the member out")
    void unknown() {
        Shop shop = shop(LadderMode.PER_REFERRAL_MARGINAL, 1, 500);
        assertThat(shop.referrals.erase(ALICE)).isTrue();
        assertThat(shop.pays("bob", "o1", 3_900, "alice"))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.ERASED));
        assertThat(shop.cashTally().reserved()).isZero();
    }
}
