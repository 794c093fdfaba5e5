package io.communitykit.referral.reward.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import io.communitykit.core.json.JsonWriter;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.reward.Bond;
import io.communitykit.referral.reward.OrderFacts;
import io.communitykit.referral.reward.QualifyingOrder;
import io.communitykit.referral.reward.Referral;
import io.communitykit.referral.reward.ReviewStanding;
import io.communitykit.referral.reward.RowRef;
import io.communitykit.referral.reward.SideState;
import io.communitykit.referral.reward.SideStatus;
import io.communitykit.referral.reward.ledger.Transfer;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The stored forms of referrals")
class ReferralFormsPropertyTest {

    private static final Arbitrary<String> NAMES = Arbitraries.of("o1", "订单-一", "📦🧾", "𠮷", "O1", "o1 ", "\"\\");
    private static final Arbitrary<Long> AMOUNTS = Arbitraries.longs().between(0, Long.MAX_VALUE);
    private static final Arbitrary<Instant> INSTANTS = Arbitraries.longs()
            .between(0, 4_000_000_000_000_000L)
            .map(micros -> Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000));
    private static final Arbitrary<Optional<Instant>> MAYBE = INSTANTS.optional();

    private static Json.Obj stored(Json.Obj form) {
        return JsonReader.read(JsonWriter.compact(form), (pointer, expected, got) -> {
                    throw new AssertionError(pointer + ": " + expected + ", not " + got);
                })
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .orElseThrow();
    }

    private static Json.Obj with(Json.Obj form, String name) {
        Map<String, Json> fields = new LinkedHashMap<>(form.fields());
        fields.put(name, Json.of(1));
        return new Json.Obj(fields);
    }

    private static Arbitrary<Bond> anyBond() {
        return Combinators.combine(NAMES, Arbitraries.of(Strength.class), NAMES, INSTANTS)
                .as((referrer, strength, channel, at) ->
                        new Bond(Party.of(new MemberId(referrer)), strength, new ChannelId(channel), at));
    }

    @Provide
    Arbitrary<Bond> bonds() {
        return anyBond();
    }

    private static Arbitrary<SideState> sides() {
        return Combinators.combine(
                        Arbitraries.of(SideStatus.class),
                        Arbitraries.of(Reason.class).optional(),
                        INSTANTS,
                        Arbitraries.of(ReviewStanding.class),
                        MAYBE,
                        Arbitraries.of(Reason.class).optional(),
                        NAMES.map(RuleId::new).list().ofMaxSize(3),
                        NAMES.map(PolicyVersion::new).optional())
                .as((status, reason, since, review, by, what, counted, edition) ->
                        new SideState(status, reason, since, review, by, what, counted, edition));
    }

    private static Arbitrary<RowRef> rows() {
        return Combinators.combine(Arbitraries.of(Side.class), NAMES.map(RuleId::new), AMOUNTS)
                .as(RowRef::new);
    }

    private static Arbitrary<Transfer> transfers() {
        return Combinators.combine(
                        NAMES.map(RuleId::new),
                        Arbitraries.of(Side.class),
                        Arbitraries.of(Transfer.Direction.class),
                        AMOUNTS,
                        AMOUNTS,
                        LedgerFormsPropertyTest.terms())
                .as(Transfer::new);
    }

    private static Arbitrary<QualifyingOrder> orders() {
        return Combinators.combine(NAMES.map(OrderId::new), AMOUNTS, AMOUNTS, INSTANTS, MAYBE)
                .as(QualifyingOrder::new);
    }

    @Provide
    Arbitrary<Referral> referrals() {
        return Combinators.combine(
                        anyBond().optional(),
                        MAYBE.array(Optional[].class).ofSize(6),
                        orders().optional(),
                        Combinators.combine(sides(), sides())
                                .as((one, other) -> Map.of(Side.REFERRER, one, Side.FRIEND, other)),
                        rows().list().ofMaxSize(3),
                        transfers().list().ofMaxSize(3))
                .as(ReferralFormsPropertyTest::referral);
    }

    @SuppressWarnings("unchecked")
    private static Referral referral(
            Optional<Bond> bond,
            Optional<?>[] at,
            Optional<QualifyingOrder> order,
            Map<Side, SideState> sides,
            List<RowRef> rows,
            List<Transfer> outbox) {
        Optional<Instant>[] instants = (Optional<Instant>[]) at;
        return new Referral(
                bond,
                instants[0],
                instants[1],
                order,
                instants[2],
                instants[3],
                instants[4],
                bond.isPresent() ? sides : Map.of(),
                rows,
                outbox,
                instants[5]);
    }

    @Property
    @Label("read as the referral that was written, and refuse fields that nobody knows")
    void referrals(@ForAll("referrals") Referral referral) {
        Json.Obj form = stored(ReferralForms.write(referral));
        assertThat(ReferralForms.read(form, referral.bond())).isEqualTo(referral);
        assertThatThrownBy(() -> ReferralForms.read(with(form, "更多"), referral.bond()))
                .hasMessageContaining("更多");
    }

    @Property
    @Label("say nothing of who the referrer is, and read as the bond that was written")
    void bonds(@ForAll("bonds") Bond bond) {
        Json.Obj form = stored(ReferralForms.write(bond));
        assertThat(form.fields()).containsOnlyKeys("strength", "channel", "touchedAt");
        assertThat(ReferralForms.readBond(form, bond.referrer())).isEqualTo(bond);
        assertThatThrownBy(() -> ReferralForms.readBond(with(form, "more"), bond.referrer()))
                .hasMessageContaining("more");
    }

    @Provide
    Arbitrary<OrderFacts> facts() {
        return Combinators.combine(
                        MAYBE,
                        AMOUNTS,
                        Arbitraries.of("CNY", "JPY").map(Currency::getInstance).optional(),
                        AMOUNTS,
                        MAYBE)
                .as(OrderFacts::new);
    }

    @Property
    @Label("read as what was told of an order, and refuse fields that nobody knows")
    void facts(@ForAll("facts") OrderFacts facts) {
        Json.Obj form = stored(ReferralForms.write(facts));
        assertThat(ReferralForms.readOrderFacts(form)).isEqualTo(facts);
        assertThatThrownBy(() -> ReferralForms.readOrderFacts(with(form, "more")))
                .hasMessageContaining("more");
    }
}
