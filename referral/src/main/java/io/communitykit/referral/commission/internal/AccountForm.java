package io.communitykit.referral.commission.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.commission.statement.StatementSums;
import io.communitykit.referral.commission.statement.StatementTotals;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Withholding.Beneficiary;
import io.communitykit.referral.spi.Withholding.IncomeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The header of a promoter's book as it is stored. */
final class AccountForm {

    private AccountForm() {}

    static Json.Obj write(Account account) {
        return Fields.write()
                .instant("now", account.now)
                .text("zone", account.calendar.zone())
                .text("every", account.calendar.period())
                .text("currency", account.program.currency().getCurrencyCode())
                .text("plan", account.plan)
                .instant("planSince", account.planSince)
                .text("beneficiary", account.beneficiary)
                .numberUnless0("awaiting", account.awaiting)
                .map("holds", account.holds, sums -> write(sums.totals()))
                .map("running", account.running, sums -> write(sums.totals()))
                .text("closedThrough", account.closedThrough)
                .numberUnless0("carry", account.carry)
                .map("unpaid", account.unpaid, AccountForm::write)
                .numberUnless0("year", account.year)
                .map("toDate", account.toDate, Json::of)
                .numberUnless0("lines", account.lines)
                .done();
    }

    /** Reads a header, as of an instant or of the last decision, whichever is later. */
    static Account read(CommissionProgram program, Json.Obj json, Instant at) {
        Fields.Reader reader = Fields.read("header of commission", json);
        Instant last = reader.instant("now");
        Account account = new Account(program, last.isAfter(at) ? last : at);
        String zone = reader.text("zone");
        String every = reader.text("every");
        if (!zone.equals(account.calendar.zone().toString())
                || !every.equals(account.calendar.period().name())) {
            throw InvalidValueException.of(
                    "calendar of program " + program.id(),
                    "the one its books began with, " + every + " in " + zone,
                    account.calendar);
        }
        String currency = reader.text("currency");
        if (!currency.equals(program.currency().getCurrencyCode())) {
            throw InvalidValueException.of(
                    "currency of program " + program.id(),
                    "the one its books began with, " + currency,
                    program.currency());
        }
        account.plan = reader.optionalText("plan").map(PlanId::new);
        account.planSince = reader.optionalInstant("planSince");
        account.beneficiary = reader.constant("beneficiary", Beneficiary.class);
        account.awaiting = reader.numberOr0("awaiting");
        account.holds.putAll(reader.map("holds", LocalDate::parse, AccountForm::sums));
        account.running.putAll(reader.map("running", LocalDate::parse, AccountForm::sums));
        account.closedThrough = reader.optionalText("closedThrough").map(LocalDate::parse);
        account.carry = reader.numberOr0("carry");
        account.unpaid.putAll(reader.map("unpaid", LocalDate::parse, AccountForm::unpaid));
        account.year = Math.toIntExact(reader.numberOr0("year"));
        account.toDate.putAll(reader.map("toDate", IncomeKind::valueOf, RateForm::whole));
        account.lines = reader.numberOr0("lines");
        reader.done();
        return account;
    }

    static Json.Obj write(StatementTotals totals) {
        return Fields.write()
                .number("lines", totals.lines())
                .map("sums", totals.sums(), Json::of)
                .done();
    }

    static StatementTotals totals(Json.Obj json) {
        Fields.Reader reader = Fields.read("totals", json);
        long lines = reader.number("lines");
        Map<LineKind, Long> sums = reader.map("sums", LineKind::valueOf, RateForm::whole);
        reader.done();
        return new StatementTotals(sums, lines);
    }

    private static StatementSums sums(Json json) {
        return new StatementSums(totals((Json.Obj) json));
    }

    private static Json.Obj write(Unpaid unpaid) {
        return Fields.write()
                .number("payable", unpaid.payable())
                .instant("tryAt", unpaid.tryAt())
                .text("payer", Optional.of(unpaid.payer()).filter(it -> it != Payer.PORT))
                .done();
    }

    private static Unpaid unpaid(Json json) {
        Fields.Reader reader = Fields.read("unpaid statement", (Json.Obj) json);
        long payable = reader.number("payable");
        Optional<Instant> tryAt = reader.optionalInstant("tryAt");
        Payer payer = reader.optionalConstant("payer", Payer.class).orElse(Payer.PORT);
        reader.done();
        return new Unpaid(payable, tryAt, payer);
    }
}
