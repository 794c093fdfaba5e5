package io.communitykit.referral.reward.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import io.communitykit.core.json.JsonWriter;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.ledger.BudgetTally;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.reward.ledger.LadderUse;
import io.communitykit.referral.reward.ledger.ProgramTally;
import io.communitykit.referral.reward.ledger.RewardAccount;
import io.communitykit.referral.reward.ledger.RuleAccount;
import io.communitykit.referral.reward.ledger.RuleTerms;
import io.communitykit.referral.reward.ledger.Transfer;
import io.communitykit.referral.reward.ledger.Used;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The stored forms of ledgers")
class LedgerFormsPropertyTest {

    private static final Arbitrary<String> NAMES =
            Arbitraries.of("cash", "邀请奖励", "🎁👨‍👩‍👧", "a:b", "𠮷", "Cash", "cash ", "\"\\/");
    private static final Arbitrary<Long> AMOUNTS =
            Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(0, 1_000_000_000_000_000_000L));
    private static final Arbitrary<LocalDate> DAYS =
            Arbitraries.longs().between(0, 40_000).map(LocalDate::ofEpochDay);
    private static final Arbitrary<Instant> INSTANTS = Arbitraries.longs()
            .between(0, 4_000_000_000_000_000L)
            .map(micros -> Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000));

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

    @Provide
    Arbitrary<Grant> grants() {
        Arbitrary<long[]> numbers = AMOUNTS.array(long[].class).ofSize(8);
        return Combinators.combine(
                        NAMES,
                        numbers,
                        Arbitraries.of(GrantStatus.class),
                        DAYS,
                        INSTANTS,
                        Arbitraries.of(Reason.class).list().ofMaxSize(3),
                        NAMES)
                .as((rule, n, status, day, at, limits, edition) -> new Grant(
                        new RuleId(rule),
                        n[0],
                        n[1],
                        n[2],
                        n[3],
                        n[4],
                        n[5],
                        n[6],
                        n[7],
                        status,
                        day,
                        at,
                        limits,
                        new PolicyVersion(edition)));
    }

    @Property
    @Label("read as the row that was written, and refuse fields that nobody knows")
    void rows(@ForAll("grants") Grant row) {
        Json.Obj form = stored(LedgerForms.write(row));
        assertThat(LedgerForms.readGrant(form, row.recordedAt())).isEqualTo(row);
        assertThatThrownBy(() -> LedgerForms.readGrant(with(form, "more"), row.recordedAt()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("more");
    }

    private static Arbitrary<RewardUnit> units() {
        return Arbitraries.oneOf(
                Arbitraries.of("CNY", "JPY", "EUR").map(it -> new RewardUnit(RewardUnit.Kind.MONEY, it)),
                NAMES.map(it -> new RewardUnit(RewardUnit.Kind.POINTS, it)),
                NAMES.map(it -> new RewardUnit(RewardUnit.Kind.BENEFIT, it)));
    }

    static Arbitrary<RuleTerms> terms() {
        return Combinators.combine(units(), Arbitraries.of(Clawback.class)).as(RuleTerms::new);
    }

    private static Arbitrary<Transfer> transfers() {
        return Combinators.combine(
                        NAMES,
                        Arbitraries.of(Side.class),
                        Arbitraries.of(Transfer.Direction.class),
                        AMOUNTS,
                        AMOUNTS,
                        terms())
                .as((rule, side, direction, number, amount, terms) ->
                        new Transfer(new RuleId(rule), side, direction, number, amount, terms));
    }

    private static Arbitrary<Used> used() {
        return Combinators.combine(AMOUNTS, AMOUNTS).as(Used::new);
    }

    private static Arbitrary<RuleAccount> rules() {
        return Combinators.combine(
                        AMOUNTS.array(long[].class).ofSize(13),
                        Arbitraries.longs(),
                        NAMES,
                        Arbitraries.maps(DAYS, used()).ofMaxSize(4),
                        used(),
                        terms().optional())
                .as((n, offset, edition, days, all, terms) -> new RuleAccount(
                        terms,
                        n[0],
                        n[12],
                        offset,
                        new LadderUse(edition, List.of(new PolicyVersion(edition), new PolicyVersion("2"))),
                        n[1],
                        n[2],
                        n[3],
                        n[4],
                        n[5],
                        n[6],
                        n[7],
                        n[8],
                        n[9],
                        n[10],
                        n[11],
                        new TreeMap<>(days),
                        all));
    }

    @Provide
    Arbitrary<RewardAccount> accounts() {
        return Combinators.combine(
                        Arbitraries.maps(NAMES.map(RuleId::new), rules()).ofMaxSize(3),
                        INSTANTS.optional(),
                        transfers().list().ofMaxSize(3))
                .as(RewardAccount::new);
    }

    @Property
    @Label("read as the account that was written, and refuse fields that nobody knows, at any depth")
    void accounts(@ForAll("accounts") RewardAccount account) {
        Json.Obj form = stored(LedgerForms.write(account));
        assertThat(LedgerForms.readAccount(form)).isEqualTo(account);
        assertThatThrownBy(() -> LedgerForms.readAccount(with(form, "more"))).hasMessageContaining("more");
        account.outbox().forEach(it -> {
            Json.Obj transfer = stored(LedgerForms.write(it));
            assertThat(LedgerForms.readTransfer(transfer)).isEqualTo(it);
            assertThatThrownBy(() -> LedgerForms.readTransfer(with(transfer, "更多")))
                    .hasMessageContaining("更多");
        });
    }

    @Provide
    Arbitrary<ProgramTally> tallies() {
        Arbitrary<BudgetTally> budgets = Combinators.combine(AMOUNTS, AMOUNTS).as(BudgetTally::new);
        return Combinators.combine(
                        Arbitraries.maps(units(), budgets).ofMaxSize(4),
                        AMOUNTS.array(long[].class).ofSize(5))
                .as((all, n) -> new ProgramTally(all, n[0], n[1], n[2], n[3], n[4]));
    }

    @Property
    @Label("read as the tally that was written, also of units with colons and emoji, and refuse unknown fields")
    void tallies(@ForAll("tallies") ProgramTally tally) {
        Json.Obj form = stored(LedgerForms.write(tally));
        assertThat(LedgerForms.readTally(form)).isEqualTo(tally);
        assertThatThrownBy(() -> LedgerForms.readTally(with(form, "more"))).hasMessageContaining("more");
    }
}
