package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.Till.entry;
import static io.communitykit.membership.points.ledger.Till.key;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static io.communitykit.membership.points.ledger.Till.replayed;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.ContentField;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hold")
class HoldsTest {

    private static Till hundred(LotPolicy policy) {
        Till till = Till.of(policy);
        till.give("a", 100);
        return till;
    }

    private static void assertPot(Till till, long available, long held) {
        assertThat(till.pot().available()).as("available").isEqualTo(available);
        assertThat(till.pot().held()).as("held").isEqualTo(held);
    }

    @Test
    @DisplayName("sets points aside that nothing else can spend, and the balance stays")
    void sets_aside() {
        Till till = hundred(LotPolicy.DEFAULT);

        Entry entry = entry(till.hold("h", 60), EntryKind.HOLD);

        assertThat(entry.shift()).isEqualTo(new Shift(-60, 0, 60, 0));
        assertThat(entry.applied()).isZero();
        assertPot(till, 40, 60);
        assertThat(till.pot().balance()).isEqualTo(100);
        assertThat(rejection(till.take("s", 41))).isEqualTo(new Rejection.Insufficient(Till.POINTS, 40, 1));
    }

    @Test
    @DisplayName("is refused at once where the points do not suffice, so that its commit never can be")
    void insufficient() {
        Till till = hundred(LotPolicy.DEFAULT);
        till.hold("h", 60);

        assertThat(rejection(till.hold("i", 50))).isEqualTo(new Rejection.Insufficient(Till.POINTS, 40, 10));
        assertPot(till, 40, 60);
    }

    @Test
    @DisplayName("committed whole spends its points")
    void commit_whole() {
        Till till = hundred(LotPolicy.DEFAULT);
        till.hold("h", 60);

        AccountResult result = till.commit("h");

        assertThat(entry(result, EntryKind.COMMIT).applied()).isEqualTo(-60);
        assertThat(posting(result).kind()).isEqualTo(PostingKind.COMMIT);
        assertPot(till, 40, 0);
        assertThat(till.pot().spent()).isEqualTo(60);
    }

    @Test
    @DisplayName("committed in part gives the rest back to its lots")
    void commit_part() {
        Till till = Till.of(after("P10D"));
        till.give("a", 50);
        till.at("2026-03-12T12:00:00Z").give("b", 50);
        till.hold("h", 80);

        AccountResult result = till.commit("h", 55);

        assertThat(entry(result, EntryKind.COMMIT).applied()).isEqualTo(-55);
        assertThat(entry(result, EntryKind.VOID).shift()).isEqualTo(new Shift(25, 0, -25, 0));
        assertPot(till, 45, 0);
        assertThat(till.shelf()).containsExactly("45 until 2026-03-23T00:00:00Z");
    }

    @Test
    @DisplayName("voided gives back every point to the lot it came from")
    void voided() {
        Till till = Till.of(after("P10D"));
        till.give("a", 50);
        till.at("2026-03-12T12:00:00Z").give("b", 50);
        List<String> before = till.shelf();
        till.hold("h", 80);

        posting(till.voidHold("h"));

        assertThat(till.shelf()).isEqualTo(before);
        assertPot(till, 100, 0);
    }

    @Test
    @DisplayName("is released by itself at its own time")
    void own_time() {
        Till till = hundred(LotPolicy.DEFAULT.holdFor(Duration.ofDays(9)));
        till.holdUntil("h", 60, "2026-03-10T13:00:00Z");

        till.at("2026-03-10T12:59:59.999999Z");
        assertPot(till, 40, 60);
        till.at("2026-03-10T13:00:00Z");
        assertPot(till, 100, 0);
        assertThat(till.run().history()).containsExactly("grant 100", "hold 0", "release 0");
    }

    @Test
    @DisplayName("that names no time is released after the program's")
    void program_time() {
        Till till = hundred(LotPolicy.DEFAULT.holdFor(Duration.ofMinutes(15)));
        till.hold("h", 60);

        till.at("2026-03-10T12:14:59Z");
        assertPot(till, 40, 60);
        till.at("2026-03-10T12:15:00Z");
        assertPot(till, 100, 0);
    }

    @Test
    @DisplayName("made twice under one key is a repeat")
    void repeated() {
        Till till = hundred(LotPolicy.DEFAULT);
        till.hold("h", 60);

        replayed(till.hold("h", 60));
        assertThat(rejection(till.hold("h", 61)))
                .isEqualTo(new Rejection.Conflicting(key("h"), List.of(ContentField.AMOUNT)));
        assertPot(till, 40, 60);
    }

    @Test
    @DisplayName("ended twice the same way is a repeat, whenever it is told")
    void ended_again() {
        Till till = hundred(LotPolicy.DEFAULT);
        till.hold("h", 60);
        till.hold("i", 10);
        till.commit("h", 20);
        till.voidHold("i");
        till.at("2026-03-11T12:00:00Z");

        assertThat(replayed(till.commit("h", 20)).kind()).isEqualTo(PostingKind.COMMIT);
        assertThat(replayed(till.voidHold("i")).kind()).isEqualTo(PostingKind.VOID);
        assertPot(till, 80, 0);
    }

    @Test
    @DisplayName("ended another way than before says how it ended and how much was spent")
    void ended_otherwise() {
        Till till = hundred(LotPolicy.DEFAULT);
        till.hold("h", 60);
        till.hold("i", 10);
        till.commit("h", 20);
        till.voidHold("i");

        assertThat(rejection(till.voidHold("h"))).isEqualTo(ended("h", PostingKind.COMMIT, 20));
        assertThat(rejection(till.commit("h", 21))).isEqualTo(ended("h", PostingKind.COMMIT, 20));
        assertThat(rejection(till.commit("i"))).isEqualTo(ended("i", PostingKind.VOID, 0));
        assertPot(till, 80, 0);
    }

    @Test
    @DisplayName("committed or voided after its release says that it was released")
    void ended_by_time() {
        Till till = hundred(LotPolicy.DEFAULT);
        till.holdUntil("h", 60, "2026-03-10T13:00:00Z");
        till.at("2026-03-10T13:00:00Z");

        assertThat(rejection(till.commit("h"))).isEqualTo(ended("h", PostingKind.RELEASE, 0));
        assertThat(rejection(till.voidHold("h"))).isEqualTo(ended("h", PostingKind.RELEASE, 0));
        assertPot(till, 100, 0);
    }

    private static Rejection ended(String hold, PostingKind how, long committed) {
        return new Rejection.HoldEnded(key(hold), how, committed);
    }

    @Test
    @DisplayName("is not committed above what it set aside")
    void above() {
        Till till = hundred(LotPolicy.DEFAULT);
        till.hold("h", 60);

        assertThat(rejection(till.commit("h", 61))).isEqualTo(new Rejection.AboveHold(key("h"), 60, 61));
        assertPot(till, 40, 60);
        posting(till.commit("h", 60));
    }

    @Test
    @DisplayName("that was never made cannot be ended")
    void unknown() {
        Till till = hundred(LotPolicy.DEFAULT);

        assertThat(rejection(till.commit("a"))).isEqualTo(new Rejection.UnknownHold(key("a")));
        assertThat(rejection(till.voidHold("x"))).isEqualTo(new Rejection.UnknownHold(key("x")));
        assertThat(rejection(till.as(Till.BOB).voidHold("x"))).isEqualTo(new Rejection.UnknownHold(key("x")));
    }

    @Test
    @DisplayName("freezes the expiry of its points until it ends")
    void frozen() {
        Till till = Till.of(after("P10D"));
        till.give("a", 100);
        till.hold("h", 60);

        till.at("2026-05-01T00:00:00Z");
        assertPot(till, 0, 60);
        assertThat(entry(till.commit("h", 60), EntryKind.COMMIT).applied()).isEqualTo(-60);
        assertThat(till.history()).containsExactly("grant 100", "hold 0", "expire -40", "commit -60");
    }

    @Test
    @DisplayName("voided after its points' time loses them at once, and the history says so")
    void overdue_on_void() {
        Till till = Till.of(after("P10D"));
        till.give("a", 100);
        till.hold("h", 60);

        till.at("2026-05-01T00:00:00Z").voidHold("h");

        assertPot(till, 0, 0);
        assertThat(till.history()).containsExactly("grant 100", "hold 0", "expire -40", "void 0", "expire -60");
    }

    @Test
    @DisplayName("committed in part after its points' time loses the rest at once")
    void overdue_on_commit() {
        Till till = Till.of(after("P10D"));
        till.give("a", 100);
        till.hold("h", 60);

        till.at("2026-05-01T00:00:00Z").commit("h", 10);

        assertPot(till, 0, 0);
        assertThat(till.pot().spent()).isEqualTo(100);
        assertThat(till.history()).endsWith("commit -10", "void 0", "expire -50");
    }

    @Test
    @DisplayName("keeps its time when a later edition has another")
    void edition_time() {
        Till till = hundred(LotPolicy.DEFAULT.holdFor(Duration.ofHours(1)));
        till.hold("h", 60);
        till.edition(Till.program("2", "UTC", Optional.of(LotPolicy.DEFAULT.holdFor(Duration.ofDays(9)))));

        till.at("2026-03-10T13:00:00Z");
        assertPot(till, 100, 0);
    }

    @Test
    @DisplayName("is ended under a later edition as under its own, though that expires or keeps no lots")
    void edition_policy() {
        Till till = hundred(LotPolicy.DEFAULT);
        till.hold("h", 60);
        till.hold("i", 10);
        till.edition(Till.program("2", "UTC", Optional.of(after("P1D")))).at("2026-04-10T12:00:00Z");
        posting(till.commit("h", 50));
        assertPot(till, 40, 10);

        till.edition(Till.program("3", "UTC", Optional.empty()));
        posting(till.voidHold("i"));
        assertPot(till, 50, 0);
    }

    @Test
    @DisplayName("is refused in a currency that keeps no lots")
    void not_in_lots() {
        Till till = hundred(LotPolicy.DEFAULT);
        PointsCommand hold = new PointsCommand.Hold(
                key("h"), Till.ANN, Till.GROWTH, 1, Optional.empty(), Optional.empty(), till.now());

        assertThat(rejection(till.execute(hold))).isEqualTo(new Rejection.NotInLots(Till.GROWTH));
    }

    @Test
    @DisplayName("is found by a refund of its order once it is committed")
    void refunded() {
        Till till = hundred(LotPolicy.DEFAULT);
        till.hold("h", 60, "o1");
        till.commit("h", 50);

        AccountResult result = till.refund("r", "o1");

        assertThat(entry(result, EntryKind.RETURN).applied()).isEqualTo(50);
        assertPot(till, 100, 0);
        assertThat(till.shelf()).containsExactly("100");
    }
}
