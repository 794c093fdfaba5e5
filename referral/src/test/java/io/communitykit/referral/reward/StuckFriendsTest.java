package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.Ladder;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.spi.RewardPayout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Friends whose books fail")
class StuckFriendsTest {

    private static final String STUCK = "stuck ";

    /** Fails where a book of those who are stuck is opened. */
    private record FailingForSome(BookStore store) implements BookStore {

        @Override
        public <R> R update(Function<Books, R> work) {
            return store.update(books -> work.apply(new Books() {
                @Override
                public List<Book> open(List<BookWant> wants) {
                    if (wants.stream().anyMatch(want -> isStuck(want.book()))) {
                        throw StorageException.retryable("a row is broken", null);
                    }
                    return books.open(wants);
                }

                @Override
                public void save(List<BookChange> changes) {
                    books.save(changes);
                }
            }));
        }

        private static boolean isStuck(BookId book) {
            return book.owner().filter(it -> it.value().startsWith(STUCK)).isPresent();
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

    @Test
    @DisplayName("keep nobody behind them from what is due, be they more than any page can hold")
    void many() {
        ReferralProgram program = Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NEGATIVE_BALANCE));
        Shop shop = new Shop(program);
        int stuck = 10_000;
        for (int from = 0; from < stuck; from += 100) {
            fail(shop, program, from, from + 100);
        }
        shop.brings("alice", "bob");
        Referrals referrals = Referrals.builder(program, new FailingForSome(shop.store), shop.wallet)
                .clock(() -> shop.now)
                .build();
        shop.now = shop.now.plus(Duration.ofDays(7));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> referrals.runDue(shop.now))
                .withMessageContaining("but for " + stuck + " members")
                .matches(StorageException::retryable);

        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }

    @Test
    @DisplayName("and of whom nothing can be decided keep nobody behind them from what is due either")
    void undecidable() {
        ReferralProgram program = Shop.cooling(
                Shop.program(new RewardRule(
                        Shop.CASH,
                        new RewardRule.Counts.Referrals(Side.REFERRER),
                        RewardUnit.money(Shop.CNY),
                        ladder(LadderMode.CUMULATIVE_TARGET, 1, 500),
                        CountScope.LIFETIME,
                        List.of(),
                        Clawback.NEGATIVE_BALANCE)),
                Duration.ofDays(1));
        Shop shop = new Shop(program);
        shop.brings("zoe", "f1", "f2");
        shop.referrals.broughtBefore(new MemberId("zoe"), Ladder.MAX_FRIENDS - 1, Shop.key("before"));
        shop.now = shop.now.plus(Duration.ofDays(1));
        shop.brings("alice", "bob");
        shop.now = shop.now.plus(Duration.ofDays(7));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> shop.referrals.runDue(shop.now))
                .withMessageContaining("but for 1 members")
                .withCauseInstanceOf(InvalidValueException.class)
                .matches(failure -> !failure.retryable());

        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }

    @Test
    @DisplayName(
            "and whose payments throw or have no answer keep nobody from theirs, and are paid once whoever pays is well again")
    void throwing() {
        ReferralProgram program = Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NEGATIVE_BALANCE),
                cash(Side.FRIEND, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 300), Clawback.NEGATIVE_BALANCE));
        Shop shop = new Shop(program);
        Throwing port = new Throwing(shop.wallet);
        shop.referrals = Referrals.builder(program, shop.store, port)
                .clock(() -> shop.now)
                .build();
        shop.brings("zoe", "f1");
        shop.brings("zoe", "f2");
        shop.now = shop.now.plus(Duration.ofHours(1));
        shop.brings("alice", "bob");

        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.wallet.of("f1")).isEqualTo(300);
        assertThat(shop.wallet.of("f2")).as("no answer").isZero();
        assertThat(shop.cashTally().reserved()).isEqualTo(1_300);

        port.isWell = true;
        shop.passes(Duration.ofMinutes(1));
        assertThat(shop.wallet.of("zoe")).isEqualTo(1_000);
        assertThat(shop.wallet.of("f2")).isEqualTo(300);
        assertThat(shop.cashTally().reserved()).isZero();
    }

    /** Throws where one member is to be paid, and answers nothing where another is. */
    private static final class Throwing implements RewardPayout {

        private final RewardPayout port;
        private boolean isWell;

        Throwing(RewardPayout port) {
            this.port = port;
        }

        @Override
        @SuppressWarnings("NullAway") // Hosts need not use it.
        public Outcome pay(Order order) {
            if (!isWell && order.beneficiary().value().equals("f2")) {
                return null;
            }
            if (!isWell && order.beneficiary().value().equals("zoe")) {
                throw new IllegalStateException("no such wallet");
            }
            return port.pay(order);
        }

        @Override
        public Outcome recover(Order order, Clawback policy) {
            return port.recover(order, policy);
        }
    }

    private static void fail(Shop shop, ReferralProgram program, int from, int to) {
        int saved = shop.store.update(books -> {
            int count = 0;
            for (int i = from; i < to; i++) {
                BookId book = BookId.of(ReferralBooks.REFERRAL, program.program(), new MemberId(STUCK + i));
                count += books.open(List.of(BookWant.change(book))).size();
                books.save(List.of(
                        new BookChange(book, Json.object("n", Json.of(1)), Optional.of(Shop.START), List.of())));
            }
            return count;
        });
        assertThat(saved).isEqualTo(to - from);
    }
}
