package io.communitykit.referral.commission;

import static io.communitykit.referral.commission.Shop.JANUARY;
import static io.communitykit.referral.commission.Shop.KOL;
import static io.communitykit.referral.commission.Shop.day;
import static io.communitykit.referral.commission.Shop.key;
import static io.communitykit.referral.commission.Shop.order;
import static io.communitykit.referral.commission.Shop.receipt;
import static io.communitykit.referral.commission.Shop.refund;
import static io.communitykit.referral.commission.Shop.tiered;
import static io.communitykit.referral.commission.Shop.withUpline;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.commission.plan.TaskDone;
import io.communitykit.referral.commission.plan.TaskId;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.CommissionPayout.Outcome;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Trips to the store, counting each opening and the end:")
class CommissionTripsTest {

    private final Shop shop = new Shop();
    private final AtomicInteger trips = new AtomicInteger();
    private final Commissions commissions = Commissions.builder(
                    tiered(
                            "retroactive",
                            "\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}], \"cap\": 1000",
                            "\"buyers\": {\"orders\": 9}"),
                    new Counting())
            .clock(() -> shop.now)
            .payout(payment -> new Outcome.Paid(""))
            .build();

    private final class Counting implements BookStore {

        @Override
        public <R> R update(Function<Books, R> work) {
            trips.incrementAndGet();
            return shop.store.update(books -> work.apply(new Books() {
                @Override
                public List<Book> open(List<BookWant> wants) {
                    trips.incrementAndGet();
                    return books.open(wants);
                }

                @Override
                public void save(List<BookChange> changes) {
                    books.save(changes);
                }
            }));
        }

        @Override
        public List<Book> read(List<BookWant> wants) {
            trips.incrementAndGet();
            return shop.store.read(wants);
        }

        @Override
        public List<Entry> entries(EntryQuery query) {
            trips.incrementAndGet();
            return shop.store.entries(query);
        }

        @Override
        public List<DueBook> due(DueQuery query) {
            trips.incrementAndGet();
            return shop.store.due(query);
        }

        @Override
        public boolean erase(MemberId member) {
            return shop.store.erase(member);
        }
    }

    private int trips(Runnable work) {
        trips.set(0);
        work.run();
        return trips.get();
    }

    @Test
    @DisplayName("two for a fact on two levels, one to look, three to pay")
    void each() {
        assertThat(trips(() -> commissions.paid(order("A", 1, 120_000), withUpline("A", 1))))
                .isEqualTo(2);
        assertThat(trips(() -> commissions.received(receipt("A", 1), withUpline("A", 1))))
                .isEqualTo(2);
        shop.now = day(45);
        assertThat(trips(() -> commissions.refunded(refund("r", "A", 45, 50_000), withUpline("A", 1))))
                .isEqualTo(2);
        assertThat(trips(() -> commissions.task(new TaskDone(key("t"), KOL, new TaskId("x"), day(45)))))
                .isEqualTo(2);
        assertThat(trips(() -> commissions.close(KOL, JANUARY))).isEqualTo(2);
        assertThat(trips(() -> commissions.pay(KOL, JANUARY))).isEqualTo(3);
        assertThat(trips(() -> commissions.statement(KOL, JANUARY))).isEqualTo(1);
        assertThat(trips(() -> commissions.why(KOL, new OrderId("A")))).isEqualTo(1);
        assertThat(trips(() -> commissions.liability(List.of(KOL, Shop.UPLINE))))
                .isEqualTo(1);
    }
}
