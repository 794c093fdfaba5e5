package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.json.Json;
import io.communitykit.referral.commission.statement.Balance;
import io.communitykit.referral.commission.statement.Statement;
import io.communitykit.referral.commission.statement.StatementStatus;
import io.communitykit.referral.commission.statement.Tax;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Withholding.IncomeKind;
import java.time.LocalDate;
import java.util.Currency;

/** A closed statement as it is stored. */
final class StatementForm {

    private StatementForm() {}

    static Json.Obj write(Statement statement) {
        return Fields.write()
                .text("status", statement.status())
                .text("currency", statement.currency())
                .json("opening", write(statement.opening()))
                .json("totals", AccountForm.write(statement.totals()))
                .list("taxes", statement.taxes(), StatementForm::write)
                .number("gross", statement.gross())
                .number("payable", statement.payable())
                .json("closing", write(statement.closing()))
                .instant("closedAt", statement.closedAt())
                .text("note", statement.note())
                .text("policy", statement.policy())
                .done();
    }

    static Statement read(LocalDate period, Json.Obj json) {
        Fields.Reader reader = Fields.read("statement", json);
        Statement statement = new Statement(
                period,
                reader.constant("status", StatementStatus.class),
                Currency.getInstance(reader.text("currency")),
                balance(reader.optionalObject("opening").orElseThrow()),
                AccountForm.totals(reader.optionalObject("totals").orElseThrow()),
                reader.list("taxes", StatementForm::tax),
                reader.number("gross"),
                reader.number("payable"),
                balance(reader.optionalObject("closing").orElseThrow()),
                reader.optionalInstant("closedAt"),
                reader.text("note"),
                new PolicyVersion(reader.text("policy")));
        reader.done();
        return statement;
    }

    private static Json.Obj write(Balance balance) {
        return Fields.write()
                .number("balance", balance.balance())
                .numberUnless0("debt", balance.debt())
                .done();
    }

    private static Balance balance(Json.Obj json) {
        Fields.Reader reader = Fields.read("balance", json);
        Balance balance = new Balance(reader.number("balance"), reader.numberOr0("debt"));
        reader.done();
        return balance;
    }

    private static Json.Obj write(Tax tax) {
        return Fields.write()
                .text("income", tax.income())
                .number("gross", tax.gross())
                .number("tax", tax.tax())
                .text("rule", tax.ruleId())
                .done();
    }

    private static Tax tax(Json.Obj json) {
        Fields.Reader reader = Fields.read("tax", json);
        Tax tax = new Tax(
                reader.constant("income", IncomeKind.class),
                reader.number("gross"),
                reader.number("tax"),
                reader.text("rule"));
        reader.done();
        return tax;
    }
}
