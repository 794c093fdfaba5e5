package io.communitykit.examples.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Economics;
import io.communitykit.membership.points.FactResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierCommand;
import io.communitykit.membership.tier.TierEvent;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.TierStanding;
import io.communitykit.membership.tier.Tiers;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The policies of the growth club")
class GrowthClubTest {

    private static final LadderId LEVEL = new LadderId("会员等级");
    private static final LadderId BY_SPEND = new LadderId("万元黑卡");
    private static final LadderId BY_SHARE = new LadderId("前百分之十黑卡");
    private static final TierId BLACK = new TierId("黑卡");
    private static final MemberId LI = new MemberId("李雷");

    private final TierProgram ladders = PolicyFiles.builtIn(TierProgram.KIND, "growth-club-tiers.json");
    private final PointsProgram program =
            PolicyFiles.builtIn(PointsProgram.KIND, "growth-club.json").with(ladders);
    private final InMemoryPointsStore store = new InMemoryPointsStore(PseudonymKey.of(new byte[32]));
    private Instant now = Instant.EPOCH;
    private final Points points =
            Points.builder(program, store).clock(() -> now).build();
    private final Tiers tiers = Tiers.builder(program, store).clock(() -> now).build();
    private int told;

    @Test
    @DisplayName("fit together, and give back less than a margin of 2 per cent")
    void fit_together() {
        assertThat(ladders.lint(program)).isEmpty();
        assertThat(new Economics(200).lint(program)).isEmpty();
    }

    @Test
    @DisplayName("give growth for what members do, and the silver card for 500")
    void reach_silver() {
        tell("2026-01-05", EventType.MEMBER_REGISTERED);
        assertThat(growth()).isEqualTo(10);
        order("2026-01-06", "o1", 20_000, true);
        assertThat(growth()).isEqualTo(60);
        tell("2026-01-07", EventType.CONTENT_SHARED);
        order("2026-01-08", "o2", 20_000, false);
        assertThat(growth()).isEqualTo(190);
        note("2026-01-09");
        assertThat(standing(LEVEL).tier().orElseThrow().id()).isEqualTo(new TierId("普通"));
        assertThat(standing(LEVEL).toNext()).isEqualTo(OptionalLong.of(110));
        order("2026-01-10", "o3", 20_000, false);
        tell("2026-01-11", EventType.CONTENT_SHARED);
        assertThat(standing(LEVEL).tier()).contains(new Tier(new TierId("银卡"), 500, 400));
        assertThat(growth()).isEqualTo(520);
    }

    @Test
    @DisplayName("give points for a check-in, a message and a share")
    void points() {
        tell("2026-01-05", EventType.MEMBER_CHECKED_IN);
        tell("2026-01-05", EventType.CONTENT_COMMENTED);
        tell("2026-01-05", EventType.CONTENT_SHARED);

        assertThat(points.balance(LI, new CurrencyId("points"))).isEqualTo(1 + 2 + 5);
    }

    @Test
    @DisplayName("keep a card to the end of next year, warn a month ahead, and leave a month's grace to make up for it")
    void years() {
        silver();
        assertThat(standing(LEVEL).reviewAt()).contains(midnight("2028-01-01"));

        now = midnight("2027-12-02");
        points.runDue(now);
        assertThat(last()).satisfies(change -> {
            assertThat(change.kind()).isEqualTo(TierChange.Kind.WARNED);
            assertThat(change.threshold()).isEqualTo(OptionalLong.of(400));
        });

        now = midnight("2028-01-01");
        points.runDue(now);
        assertThat(last().kind()).isEqualTo(TierChange.Kind.GRACE);
        assertThat(last().until()).contains(midnight("2028-01-31"));

        note("2028-01-02");
        note("2028-01-09");
        assertThat(last().kind()).isEqualTo(TierChange.Kind.KEPT);
        assertThat(standing(LEVEL).tier().orElseThrow().id()).isEqualTo(new TierId("银卡"));
    }

    @Test
    @DisplayName("take the card from who does nothing for two years")
    void falls() {
        silver();
        now = midnight("2028-03-01");
        points.runDue(now);

        assertThat(last().kind()).isEqualTo(TierChange.Kind.LOWERED);
        assertThat(standing(LEVEL).tier().orElseThrow().id()).isEqualTo(new TierId("普通"));
    }

    @Test
    @DisplayName("give the black card for 10,000 yuan within a year, and a refund takes it back")
    void black_card_by_spend() {
        order("2026-01-06", "o1", 999_999, true);
        assertThat(standing(BY_SPEND).tier()).isEmpty();
        assertThat(standing(BY_SPEND).asMoney(standing(BY_SPEND).toNext())).contains(yuan(1));
        order("2026-06-06", "o2", 1, false);
        assertThat(standing(BY_SPEND).tier().orElseThrow().id()).isEqualTo(BLACK);

        refund("2026-06-07", "o2", 1);
        assertThat(standing(BY_SPEND).tier()).isEmpty();

        order("2026-06-08", "o3", 1, false);
        assertThat(standing(BY_SPEND).tier()).isPresent();
        now = midnight("2027-01-06");
        points.runDue(now);
        assertThat(standing(BY_SPEND).tier()).isEmpty();
    }

    @Test
    @DisplayName("let the black card of the top tenth be given until the next cut-off")
    void black_card_by_share() {
        silver();
        assertThat(standing(BY_SHARE).tier()).isEmpty();

        tiers.execute(new TierCommand.Lock(
                key(),
                LI,
                BY_SHARE,
                BLACK,
                TierLock.Hold.EXACTLY,
                new Reason("top 10 per cent of 2026"),
                Optional.of(midnight("2028-01-01")),
                now));
        assertThat(standing(BY_SHARE).tier().orElseThrow().id()).isEqualTo(BLACK);

        now = midnight("2028-01-01");
        assertThat(standing(BY_SHARE).tier()).isEmpty();
    }

    // ---- telling

    private void silver() {
        note("2026-02-01");
        note("2026-02-02");
        order("2026-02-03", "o1", 100, true);
        order("2026-02-04", "o2", 100, false);
        assertThat(standing(LEVEL).tier().orElseThrow().id()).isEqualTo(new TierId("银卡"));
    }

    private void note(String day) {
        tell(event(day, EventType.CONTENT_PUBLISHED).with("postKind", AttributeValue.of("note")));
    }

    private void order(String day, String id, long fen, boolean first) {
        tell(event(day, EventType.ORDER_PAID)
                .subject(new Subject("order:" + id))
                .with("amount", AttributeValue.of(yuan(fen)))
                .with("firstOrder", AttributeValue.of(first)));
    }

    private void refund(String day, String id, long fen) {
        tell(event(day, EventType.ORDER_REFUNDED)
                .subject(new Subject("order:" + id))
                .with("amount", AttributeValue.of(yuan(fen))));
    }

    private void tell(String day, EventType type) {
        tell(event(day, type));
    }

    private void tell(CommunityEvent.Builder event) {
        FactResult result = points.apply(event.build());
        assertThat(result.accounts()).hasOnlyElementsOfType(AccountResult.Applied.class);
    }

    private CommunityEvent.Builder event(String day, EventType type) {
        now = midnight(day).plusSeconds(36_000);
        return CommunityEvent.builder(key(), type, now).actor(LI);
    }

    private IdempotencyKey key() {
        return new IdempotencyKey(new EventSource("test"), new EventId(String.valueOf(++told)));
    }

    private static Instant midnight(String day) {
        return Instant.parse(day + "T00:00:00Z").minusSeconds(8 * 3_600);
    }

    private static Money yuan(long fen) {
        return new Money(fen, Currency.getInstance("CNY"));
    }

    // ---- looking

    private long growth() {
        return points.balance(LI, new CurrencyId("growth"));
    }

    private TierStanding standing(LadderId ladder) {
        return tiers.standing(LI, ladder).orElseThrow();
    }

    /** What happened last on the ladder of levels. */
    private TierChange last() {
        return tiers.history(LI).stream()
                .map(TierEvent::change)
                .filter(change -> change.ladder().equals(LEVEL))
                .reduce((before, change) -> change)
                .orElseThrow();
    }
}
