package io.communitykit.examples.first;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.TierStanding;
import io.communitykit.membership.tier.Tiers;
import io.communitykit.membership.tier.cut.CutResult;
import io.communitykit.membership.tier.cut.MemberCut;
import io.communitykit.membership.tier.cut.SpendFact;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The black card in the page on tiers")
class BlackCardTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant START = Instant.parse("2025-12-31T16:00:00Z");
    private static final Instant END = Instant.parse("2026-12-31T16:00:00Z");
    private static final Instant NEXT = Instant.parse("2027-12-31T16:00:00Z");

    @TempDir
    Path folder;

    private Instant now = END;
    private final Tiers tiers = Tiers.builder(
                    PointsProgram.builder(new ProgramId("shop"), new PolicyVersion("1"), ZoneId.of("Asia/Shanghai"))
                            .currency(new PointsCurrency(new CurrencyId("growth"), 0, 0))
                            .tiers(new TierProgram(
                                    new PolicyVersion("1"),
                                    List.of(new TierLadder(
                                            new LadderId("黑卡"),
                                            List.of(new Tier(new TierId("黑卡"), 0)),
                                            Optional.empty()))))
                            .build(),
                    new InMemoryPointsStore(PseudonymKey.of(new byte[16])))
            .clock(() -> now)
            .build();

    private MemberCut cut() {
        List<SpendFact> orders = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            orders.add(fact("会员" + i + "😀", i, SpendFact.Kind.PAID, i * 100_000L, "p"));
        }
        // The largest order comes back, so that the next one is the top tenth.
        orders.add(fact("会员20😀", 20, SpendFact.Kind.REFUNDED, 2_000_000, "r"));
        return BlackCard.give(tiers, orders, new TimeRange(START, END), NEXT, folder, CNY);
    }

    private static SpendFact fact(String member, int order, SpendFact.Kind kind, long minor, String id) {
        return new SpendFact(
                new IdempotencyKey(new EventSource("orders"), new EventId(id + order)),
                new MemberId(member),
                new OrderId("o" + order),
                kind,
                START.plusSeconds(order),
                new Money(minor, CNY));
    }

    @Test
    @DisplayName("goes to the top tenth of who spent, and ends with the next cut-off")
    void goes_to_the_top() {
        CutResult result = cut().result();

        assertThat(result).isInstanceOfSatisfying(CutResult.Made.class, made -> {
            assertThat(made.population()).isEqualTo(19);
            assertThat(made.admitted()).isEqualTo(1);
            assertThat(made.threshold()).isEqualTo(1_900_000);
        });
        assertThat(tierOf("会员19😀")).contains(new TierId("黑卡"));
        assertThat(tierOf("会员20😀")).isEmpty();
        assertThat(tierOf("会员18😀")).isEmpty();

        now = NEXT;
        assertThat(tierOf("会员19😀")).isEmpty();
    }

    @Test
    @DisplayName("may be given again from the start, and is given once")
    void told_again() {
        cut();
        cut();

        assertThat(tiers.history(new MemberId("会员19😀"))).hasSize(1);
    }

    private Optional<TierId> tierOf(String member) {
        TierStanding standing =
                tiers.standing(new MemberId(member), new LadderId("黑卡")).orElseThrow();
        return standing.tier().map(Tier::id);
    }

    @Test
    @DisplayName("is shown as it is compiled")
    void is_shown_as_it_is_compiled() throws IOException {
        Snippet snippet = new Snippet("TIERS.md", BlackCard.class);

        assertThat(snippet.shown()).isEqualTo(snippet.compiled());
    }
}
