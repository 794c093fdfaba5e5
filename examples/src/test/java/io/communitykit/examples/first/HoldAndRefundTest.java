package io.communitykit.examples.first;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ledger's program")
class HoldAndRefundTest {

    private static final MemberId ALICE = new MemberId("alice");
    private static final CurrencyId POINTS = new CurrencyId("points");
    private static final Instant NOW = Instant.parse("2026-11-11T10:00:00Z");

    private static Money yuan(long cents) {
        return new Money(cents, Currency.getInstance("CNY"));
    }

    @Test
    @DisplayName("spends 200 of 300 points set aside, and gives a quarter of them back with a quarter of the money")
    void commits_a_part_and_refunds_a_part() {
        PointsProgram program = PointsProgram.builder(new ProgramId("shop"), new PolicyVersion("1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(POINTS, 0, 0, Optional.of(LotPolicy.DEFAULT)))
                .build();
        Points points = Points.builder(program, new InMemoryPointsStore(PseudonymKey.of(new byte[32])))
                .clock(() -> NOW)
                .build();
        IdempotencyKey gift = new IdempotencyKey(new EventSource("test"), new EventId("gift"));
        points.execute(new PointsCommand.Grant(gift, ALICE, POINTS, 1_000, new Reason("gift"), NOW));

        HoldAndRefund.run(points, ALICE, POINTS, yuan(4_000), yuan(1_000), NOW);

        Pot pot = points.pots(ALICE).getOrDefault(POINTS, Pot.EMPTY);
        assertThat(pot.held()).isZero();
        assertThat(pot.available()).isEqualTo(1_000 - 200 + 50);
        assertThat(points.statement(ALICE, 10).items())
                .extracting(Posting::kind)
                .containsExactly(PostingKind.GRANT, PostingKind.HOLD, PostingKind.COMMIT, PostingKind.REFUND);
    }

    @Test
    @DisplayName("is shown as it is compiled")
    void is_shown_as_it_is_compiled() throws IOException {
        Snippet snippet = new Snippet("LEDGER.md", HoldAndRefund.class);

        assertThat(snippet.shown()).isEqualTo(snippet.compiled());
    }
}
