package io.communitykit.referral.attribution;

import static io.communitykit.referral.attribution.Shop.member;
import static io.communitykit.referral.attribution.Shop.order;
import static io.communitykit.referral.attribution.Shop.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Trips to the store, counting each opening and the end:")
class AttributionTripsTest {

    private final Shop shop = new Shop();
    private final AtomicInteger trips = new AtomicInteger();
    private final List<BookChange> saved = new ArrayList<>();
    private final Attributions attributions = Attributions.builder(
                    Shop.policy(Model.LAST_TOUCH, Friends.NEW_CUSTOMERS), new Counting())
            .clock(() -> Shop.day(1_000))
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
                    saved.addAll(changes);
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
    @DisplayName(
            "a touch takes two, three where the promoter is named for the first time; its promoter's book is left alone afterwards")
    void touches() {
        assertThat(trips(() -> attributions.touch(touch("F", "P", 990)))).isEqualTo(3);
        assertThat(trips(() -> attributions.touch(touch("F", "P", 990)))).isEqualTo(2);
        saved.clear();
        assertThat(trips(() -> attributions.touch(touch("G", "P", 990)))).isEqualTo(2);
        assertThat(saved).extracting(it -> it.book().owner().orElseThrow()).containsExactly(member("G"));
    }

    @Test
    @DisplayName("an order takes three, two where nobody is credited or it is told again")
    void orders() {
        attributions.touch(touch("F", "P", 990));
        attributions.touch(touch("P", "Q", 990));
        assertThat(trips(() -> attributions.paid(order("F", "O", 991)))).isEqualTo(3);
        assertThat(trips(() -> attributions.paid(order("F", "O", 991)))).isEqualTo(2);
        assertThat(trips(() -> attributions.paid(order("H", "O", 991)))).isEqualTo(2);
    }

    @Test
    @DisplayName("the walk takes one a hop, and only for a friend who brought somebody")
    void walk() {
        for (int i = 0; i < 6; i++) {
            attributions.touch(touch("M" + i, "M" + (i + 1), 990));
        }
        attributions.touch(touch("child", "friend", 990));
        // The friend and the promoter, six hops from M1 to M6, and the end; M1 is marked already.
        assertThat(trips(() -> attributions.touch(touch("friend", "M1", 991)))).isEqualTo(8);
        assertThat(trips(() -> attributions.touch(touch("stranger", "M1", 991))))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("registering takes two, a question one")
    void others() {
        assertThat(trips(() -> attributions.registered(member("F"), Shop.day(1))))
                .isEqualTo(2);
        assertThat(trips(() -> attributions.bound(member("F"), Shop.day(1)))).isEqualTo(1);
        assertThat(trips(() -> attributions.why(member("F"), Shop.promoter("P"), Shop.day(1))))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("no header, text or body that is saved holds the id of a member")
    void bodies() {
        attributions.touch(new Touch(
                Shop.key("k1"),
                member("友-7f3a"),
                Shop.promoter("推-7f3a"),
                new ChannelId("x"),
                Strength.TYPED_CODE,
                Shop.day(990)));
        attributions.touch(new Touch(
                Shop.key("k2"),
                member("推-7f3a"),
                Shop.promoter("上-7f3a"),
                new ChannelId("x"),
                Strength.TYPED_CODE,
                Shop.day(990)));
        attributions.paid(order("友-7f3a", "O", 991));
        assertThat(saved)
                .hasSizeGreaterThan(4)
                .allSatisfy(change -> assertThat(change.header().toString()).doesNotContain("7f3a"))
                .flatExtracting(BookChange::entries)
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        entry -> assertThat(entry.body() + entry.key().text()).doesNotContain("7f3a"));
    }
}
