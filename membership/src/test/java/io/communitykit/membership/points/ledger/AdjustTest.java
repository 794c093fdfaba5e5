package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.Till.entry;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.LotPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A correction by hand")
class AdjustTest {

    @Test
    @DisplayName("up gives points that live as granted ones do, and keeps its reason")
    void up() {
        Till till = Till.of(after("P10D"));

        AccountResult result = till.adjust("up", 30);

        assertThat(posting(result).kind()).isEqualTo(PostingKind.ADJUST);
        assertThat(posting(result).reason()).contains(Till.reason());
        assertThat(entry(result, EntryKind.ADJUST).applied()).isEqualTo(30);
        assertThat(till.shelf()).containsExactly("30 until 2026-03-21T00:00:00Z");
    }

    @Test
    @DisplayName("down takes points in the order of consumption")
    void down() {
        Till till = Till.of(after("P10D"));
        till.give("a", 10);
        till.at("2026-03-12T12:00:00Z").give("b", 10);

        assertThat(entry(till.adjust("down", -12), EntryKind.ADJUST).applied()).isEqualTo(-12);
        assertThat(till.shelf()).containsExactly("8 until 2026-03-23T00:00:00Z");
    }

    @Test
    @DisplayName("down below what can be spent is refused whole, with the numbers")
    void below() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 10);
        till.hold("h", 4);

        assertThat(rejection(till.adjust("down", -7))).isEqualTo(new Rejection.Insufficient(Till.POINTS, 6, 1));
        assertThat(till.available()).isEqualTo(6);
    }
}
