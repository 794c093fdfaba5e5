package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.LotsTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.DueSummary;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is due")
class DueTest {

    private static final String MIDNIGHT = "2026-03-20T00:00:00Z";

    /** At one midnight a hold of 5 is released, 20 become active, 30 are cancelled and 10 expire. */
    private static Till oneMidnight() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("held", 5);
        till.holdUntil("h", 5, MIDNIGHT);
        till.edition(Till.program("1a", "UTC", Optional.of(after("P9D"))));
        till.give("expiring", 10);
        till.edition(Till.program(
                "2", "UTC", Optional.of(LotPolicy.DEFAULT.activation(new ActivationRule.After(Period.ofDays(10))))));
        till.give("pending", 20);
        till.edition(Till.program("3", "UTC", Optional.of(waiting("P9D", ExpiryRule.Never.INSTANCE))));
        till.paid("o1", 3_000);
        return till;
    }

    @Test
    @DisplayName("at one instant happens in one order: released, active, taken back, expired")
    void order() {
        Till till = oneMidnight();
        int before = till.history().size();

        till.at(MIDNIGHT).run();

        assertThat(till.history().subList(before, till.history().size()))
                .containsExactly("release 0", "activate 0", "cancel -30", "expire -10");
        assertThat(till.available()).isEqualTo(25);
    }

    @Test
    @DisplayName("of a hold that is released when its points' time is over is lost with its release")
    void released_to_expire() {
        Till till = Till.of(after("P9D"));
        till.give("expiring", 10);
        till.holdUntil("h", 5, MIDNIGHT);

        till.at(MIDNIGHT).run();

        assertThat(till.history()).containsExactly("grant 10", "hold 0", "release 0", "expire -10");
    }

    @Test
    @DisplayName("occurs at its own instant, however late it is posted")
    void own_instant() {
        Till till = oneMidnight();
        till.at("2026-09-09T09:09:09Z").run();

        assertThat(till.postings().stream().filter(posting -> posting.kind() == PostingKind.DUE))
                .isNotEmpty()
                .allSatisfy(posting -> assertThat(posting.occurredAt()).isEqualTo(Instant.parse(MIDNIGHT)));
    }

    @Test
    @DisplayName("pays debt as it becomes active, before anything expires at the same instant")
    void pays_before_expiry() {
        Till till = Till.of(after("P9D").clawback(Clawback.UNLIMITED_DEBT));
        till.paid("o1", 700);
        till.take("s", 7);
        till.edition(Till.program(
                "2",
                "UTC",
                Optional.of(LotPolicy.DEFAULT
                        .clawback(Clawback.UNLIMITED_DEBT)
                        .activation(new ActivationRule.After(Period.ofDays(10))))));
        till.give("pending", 20);
        till.refunded("r", "o1", 700);

        till.at(MIDNIGHT).run();

        assertThat(till.history()).endsWith("activate 0", "repay 0");
        assertThat(till.available()).isEqualTo(13);
        assertThat(till.pot().debt()).isZero();
    }

    @Test
    @DisplayName("leads to the same ledger to the byte, run every day or once after two months")
    void daily_or_once() {
        List<Posting> daily = months(Duration.ofDays(1));

        assertThat(months(Duration.ofDays(200))).isEqualTo(daily);
        assertThat(months(Duration.ofHours(5))).isEqualTo(daily);
        assertThat(daily).extracting(Posting::kind).contains(PostingKind.DUE, PostingKind.RELEASE);
    }

    /** Two months with lots of every kind, brought up to date so often. */
    private static List<Posting> months(Duration step) {
        Till till = oneMidnight();
        till.edition(Till.program(
                "4",
                "UTC",
                Optional.of(LotPolicy.DEFAULT.expiry(new ExpiryRule.Inactivity(Period.ofDays(20), Optional.empty())))));
        till.give("inactive", 8);
        till.holdUntil("i", 3, "2026-04-15T08:30:00Z");
        Instant end = Instant.parse("2026-05-10T12:00:00Z");
        for (Instant at = till.now(); at.isBefore(end); at = at.plus(step)) {
            till.at(at).run();
        }
        till.at(end).run();
        return till.postings();
    }

    @Test
    @DisplayName("is seen by balances and by spending though nobody ran it")
    void reads_see_it() {
        Till run = oneMidnight().at(MIDNIGHT).run();
        Till lazy = oneMidnight().at(MIDNIGHT);

        assertThat(lazy.pot()).isEqualTo(run.pot());
        lazy.take("s", 20);
        run.take("s", 20);
        assertThat(lazy.postings()).isEqualTo(run.postings());
    }

    @Test
    @DisplayName("is not posted by a read")
    void reads_write_nothing() {
        Till till = oneMidnight().at(MIDNIGHT);
        List<Posting> before = till.postings();

        till.pot();
        assertThat(till.postings()).isEqualTo(before);
    }

    @Test
    @DisplayName("is posted once: run again it does nothing")
    void once() {
        Till till = oneMidnight().at(MIDNIGHT);

        assertThat(till.points().runDue(till.now()).accounts()).isEqualTo(1);
        assertThat(till.points().runDue(till.now())).isEqualTo(new DueSummary(0, 0));
    }

    @Test
    @DisplayName("cannot be run ahead of the clock")
    void not_ahead() {
        Till till = oneMidnight();

        assertThatThrownBy(() -> till.points().runDue(till.now().plusSeconds(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("not after the clock");
    }

    @Test
    @DisplayName("on many accounts is run on all of them")
    void many() {
        Till till = Till.of(after("P1D"));
        for (int i = 0; i < 450; i++) {
            till.as(new MemberId("member " + i)).give("g", 1);
        }
        till.at("2026-04-01T00:00:00Z");

        assertThat(till.points().runDue(till.now())).isEqualTo(new DueSummary(450, 450));
    }
}
