package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.Till.key;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static io.communitykit.membership.points.ledger.Till.replayed;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.LotPolicy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Undoing a posting")
class UndoTest {

    private static PostingKey main(String id) {
        IdempotencyKey key = key(id);
        return new PostingKey(key, Leg.MAIN);
    }

    @Test
    @DisplayName("takes back what a grant gave, from its own lot")
    void grant() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 10);
        till.give("b", 20);

        assertThat(posting(till.undo("a")).kind()).isEqualTo(PostingKind.UNDO);
        assertThat(till.shelf()).containsExactly("20");
    }

    @Test
    @DisplayName("gives back what a spending took, to its own lots")
    void spending() {
        Till till = Till.of(after("P10D"));
        till.give("a", 10);
        till.at("2026-03-12T12:00:00Z").give("b", 20);
        List<String> before = till.shelf();
        till.take("s", 15);

        posting(till.undo("s"));
        assertThat(till.shelf()).isEqualTo(before);
    }

    @Test
    @DisplayName("takes back what a fact earned, in every currency, and none of the same order's other postings")
    void fact() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("bonus", 7, "o1");
        till.paid("o1", 10_000);

        posting(till.undo("paid o1"));
        assertThat(till.available()).isEqualTo(7);
        assertThat(till.pot(Till.GROWTH).balance()).isZero();
    }

    @Test
    @DisplayName("gives back what a correction took and takes back what it gave")
    void adjustments() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.adjust("up", 30);
        till.adjust("down", -10);

        till.undo("down");
        assertThat(till.available()).isEqualTo(30);
        till.undo("up");
        assertThat(till.available()).isZero();
    }

    @Test
    @DisplayName("leaves debt where the points are gone and the policy says so")
    void debt() {
        Till till = Till.of(LotPolicy.DEFAULT.clawback(Clawback.UNLIMITED_DEBT));
        till.give("a", 10);
        till.take("s", 8);

        till.undo("a");
        assertThat(till.pot().debt()).isEqualTo(8);
    }

    @Test
    @DisplayName("happens once: told again it is a repeat")
    void once() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 10);
        till.give("b", 10);
        till.undo("a");

        replayed(till.undo("a"));
        assertThat(till.available()).isEqualTo(10);
    }

    @Test
    @DisplayName("is refused after a refund of the same posting, which would be undone twice")
    void after_refund() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("other", 100);
        till.give("a", 10, "o1");
        till.refund("r", "o1");

        assertThat(rejection(till.undo("a"))).isEqualTo(new Rejection.NotUndoable(main("a"), PostingKind.GRANT));
        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("leaves nothing for a refund of the order to take back again")
    void before_refund() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("other", 100);
        till.give("a", 10, "o1");
        till.undo("a");
        till.refund("r", "o1");

        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("is refused for holds, and for what is not on the account")
    void refused() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 10);
        till.hold("h", 5);

        assertThat(rejection(till.undo("h"))).isEqualTo(new Rejection.NotUndoable(main("h"), PostingKind.HOLD));
        assertThat(rejection(till.undo("x"))).isEqualTo(new Rejection.UnknownPosting(main("x")));
        assertThat(rejection(till.as(Till.BOB).undo("a"))).isEqualTo(new Rejection.UnknownPosting(main("a")));
    }
}
