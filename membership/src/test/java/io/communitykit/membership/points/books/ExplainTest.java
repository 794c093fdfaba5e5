package io.communitykit.membership.points.books;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An explanation")
class ExplainTest {

    private static final LotPolicy TEN_DAYS =
            LotPolicy.DEFAULT.expiry(new ExpiryRule.After(Period.ofDays(10), Optional.empty()));

    private static PointsBooks books(Till till) {
        return PointsBooks.builder(till.program(), till.store())
                .clock(till::now)
                .build();
    }

    @Test
    @DisplayName("of a balance shows its lots in the order in which they are spent, each with the entry that opened it")
    void lots() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("for ever", 10);
        till.edition(Till.program("2", "UTC", Optional.of(TEN_DAYS)));
        till.paid("o1", 2_000);
        till.take("s", 5);

        Explanation.OfBalance balance = books(till).explain(ANN, POINTS);

        assertThat(balance.pot()).isEqualTo(till.pot());
        assertThat(balance.lots()).extracting(open -> open.lot().points()).containsExactly(15L, 10L);
        assertThat(balance.lots())
                .extracting(open -> open.source().posting().key().key())
                .containsExactly(Till.key("paid o1"), Till.key("for ever"));
        assertThat(balance.lots().get(0).source().entry().rule()).contains(new RuleId("earn"));
        assertThat(balance.lots().get(1).source().posting().policy().value()).isEqualTo("1");
    }

    @Test
    @DisplayName("of a balance sums what each kind and rule moved, which together is the balance")
    void totals() {
        Till till = Till.of(LotPolicy.DEFAULT.clawback(Clawback.UNLIMITED_DEBT));
        till.paid("o1", 2_000);
        till.paid("o2", 3_000);
        till.hold("h", 10);
        till.take("s", 40);
        till.refunded("r", "o1", 2_000);

        Explanation.OfBalance balance = books(till).explain(ANN, POINTS);

        assertThat(balance.totals().stream()
                        .mapToLong(total -> total.moved().total())
                        .sum())
                .isEqualTo(till.pot().balance());
        assertThat(balance.totals())
                .filteredOn(total -> total.kind() == EntryKind.EARN)
                .containsExactly(new Explanation.Total(
                        EntryKind.EARN, Optional.of(new RuleId("earn")), 2, new Balance(50, 0, 0, 0)));
        assertThat(balance.holds())
                .extracting(hold -> hold.posting().key().key())
                .containsExactly(Till.key("h"));
        assertThat(balance.debts()).extracting(debt -> debt.entry().kind()).containsExactly(EntryKind.CLAWBACK);
        assertThat(balance.debts().get(0).entry().shift().debt())
                .isEqualTo(till.pot().debt());
    }

    @Test
    @DisplayName("of a balance shows no hold that has ended")
    void ended_holds() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 10);
        till.hold("h", 5);
        till.commit("h");

        assertThat(books(till).explain(ANN, POINTS).holds()).isEmpty();
    }

    @Test
    @DisplayName("of a spending shows which earlier postings its points came from")
    void spending() {
        Till till = Till.of(TEN_DAYS);
        till.give("a", 10);
        till.give("b", 10);
        long sequence = Till.posting(till.take("s", 15)).sequence();

        Explanation.OfEntry entry = books(till).explain(ANN, sequence).get(0);

        assertThat(entry.source().entry().kind()).isEqualTo(EntryKind.SPEND);
        assertThat(entry.lots())
                .extracting(moved -> moved.source().posting().key().key() + " "
                        + moved.share().points())
                .containsExactlyInAnyOrder(Till.key("a") + " -10", Till.key("b") + " -5");
    }

    @Test
    @DisplayName("of an earning shows the rule, its rounding, the edition and the cap window that counted it")
    void earning() {
        CapId daily = new CapId("daily");
        EarningRule plain = Till.perYuan("bonus", Till.COINS);
        EarningRule capped = new EarningRule(
                plain.id(),
                plain.when(),
                plain.condition(),
                plain.to(),
                plain.currency(),
                plain.effect(),
                plain.quantity(),
                List.of(daily));
        Till till = Till.of(Till.program("UTC", LotPolicy.DEFAULT)
                .cap(new Cap(daily, Till.COINS, CapPeriod.DAY, 10, Cap.Deductions.KEEP_ROOM))
                .rule(capped));
        long sequence = Till.posting(till.paid("o1", 2_099)).sequence();

        Explanation.OfEntry entry = books(till).explain(ANN, sequence).stream()
                .filter(each -> each.source().entry().currency().equals(Till.COINS))
                .findFirst()
                .orElseThrow();

        assertThat(entry.source().entry().asked()).isEqualTo(20);
        assertThat(entry.source().entry().applied()).isEqualTo(10);
        assertThat(entry.source().windows())
                .containsExactly(new CapWindow(daily, CapPeriod.DAY, LocalDate.of(2026, 3, 10)));
        assertThat(entry.source().quantity()).contains(capped.quantity());
        assertThat(entry.source().posting().policy().value()).isEqualTo("1");
    }

    @Test
    @DisplayName("under another edition names the edition that decided, and not its own rule for it")
    void other_edition() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 2_000);
        till.edition(Till.program("2", "UTC", Optional.of(LotPolicy.DEFAULT)));

        assertThat(books(till).explain(ANN, 1)).allSatisfy(entry -> {
            assertThat(entry.source().quantity()).isEmpty();
            assertThat(entry.source().posting().policy().value()).isEqualTo("1");
        });
    }

    @Test
    @DisplayName("of a posting that is not there is empty")
    void nothing() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 10);

        assertThat(books(till).explain(ANN, 2)).isEmpty();
    }
}
