package io.communitykit.referral.reward.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.internal.Fields;
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
import java.util.Map;
import java.util.TreeMap;

/** The forms in which ledgers, budgets and transfers are stored. None holds a member's id. Pure and safe for many threads. */
public final class LedgerForms {

    private LedgerForms() {}

    /**
     * Writes what a member has.
     *
     * @param account the account
     * @return its form
     */
    public static Json.Obj write(RewardAccount account) {
        return Fields.write()
                .map("rules", account.rules(), LedgerForms::write)
                .instant("nextSlot", account.nextSlot())
                .list("outbox", account.outbox(), LedgerForms::write)
                .done();
    }

    /**
     * Reads what a member has.
     *
     * @param form the form
     * @return the account
     */
    public static RewardAccount readAccount(Json.Obj form) {
        Fields.Reader in = Fields.read("rewards of a member", form);
        RewardAccount account = new RewardAccount(
                in.map("rules", RuleId::new, LedgerForms::readRule),
                in.optionalInstant("nextSlot"),
                in.list("outbox", LedgerForms::readTransfer));
        in.done();
        return account;
    }

    private static Json.Obj write(RuleAccount account) {
        return Fields.write()
                .text("unit", account.terms().map(RuleTerms::unit))
                .text("clawback", account.terms().map(RuleTerms::clawback))
                .numberUnless0("counted", account.counted())
                .numberUnless0("before", account.before())
                .numberUnless0("offset", account.offset())
                .text("ladder", account.ladder().digest())
                .list(
                        "editions",
                        account.ladder().editions(),
                        it -> Fields.write().text("edition", it).done())
                .numberUnless0("held", account.held())
                .numberUnless0("approved", account.approved())
                .numberUnless0("paid", account.paid())
                .numberUnless0("queued", account.queued())
                .numberUnless0("forfeited", account.forfeited())
                .numberUnless0("forgiven", account.forgiven())
                .numberUnless0("owed", account.owed())
                .numberUnless0("paidOut", account.paidOut())
                .numberUnless0("recovering", account.recovering())
                .numberUnless0("recovered", account.recovered())
                .numberUnless0("numbers", account.numbers())
                .map("used", account.used(), LedgerForms::write)
                .json("usedInAll", write(account.usedInAll()))
                .done();
    }

    private static RuleAccount readRule(Json form) {
        Fields.Reader in = Fields.read("rewards by a rule", object(form));
        RuleAccount account = new RuleAccount(
                in.optionalText("unit").map(unit -> readTerms(unit, in)),
                in.numberOr0("counted"),
                in.numberOr0("before"),
                in.numberOr0("offset"),
                new LadderUse(in.text("ladder"), in.list("editions", LedgerForms::readEdition)),
                in.numberOr0("held"),
                in.numberOr0("approved"),
                in.numberOr0("paid"),
                in.numberOr0("queued"),
                in.numberOr0("forfeited"),
                in.numberOr0("forgiven"),
                in.numberOr0("owed"),
                in.numberOr0("paidOut"),
                in.numberOr0("recovering"),
                in.numberOr0("recovered"),
                in.numberOr0("numbers"),
                new TreeMap<>(in.map("used", LocalDate::parse, LedgerForms::readUsed)),
                in.optionalObject("usedInAll").map(LedgerForms::readUsed).orElse(Used.NOTHING));
        in.done();
        return account;
    }

    private static RuleTerms readTerms(String unit, Fields.Reader in) {
        return new RuleTerms(unit(unit), in.constant("clawback", Clawback.class));
    }

    private static PolicyVersion readEdition(Json form) {
        Fields.Reader in = Fields.read("edition of a ladder", object(form));
        PolicyVersion edition = new PolicyVersion(in.text("edition"));
        in.done();
        return edition;
    }

    private static Json.Obj write(Used used) {
        return Fields.write()
                .numberUnless0("n", used.grants())
                .numberUnless0("sum", used.amount())
                .done();
    }

    private static Used readUsed(Json form) {
        Fields.Reader in = Fields.read("use of caps", object(form));
        Used used = new Used(in.numberOr0("n"), in.numberOr0("sum"));
        in.done();
        return used;
    }

    static Json.Obj object(Json form) {
        return form instanceof Json.Obj object ? object : new Json.Obj(Map.of("", form));
    }

    /**
     * Writes a transfer.
     *
     * @param transfer the transfer
     * @return its form
     */
    public static Json.Obj write(Transfer transfer) {
        return Fields.write()
                .text("rule", transfer.rule())
                .text("side", transfer.side())
                .text("direction", transfer.direction())
                .number("number", transfer.sequence())
                .number("amount", transfer.amount())
                .text("unit", transfer.terms().unit())
                .text("clawback", transfer.terms().clawback())
                .done();
    }

    /**
     * Reads a transfer.
     *
     * @param form the form
     * @return the transfer
     */
    public static Transfer readTransfer(Json.Obj form) {
        Fields.Reader in = Fields.read("transfer", form);
        Transfer transfer = new Transfer(
                new RuleId(in.text("rule")),
                in.constant("side", Side.class),
                in.constant("direction", Transfer.Direction.class),
                in.number("number"),
                in.number("amount"),
                readTerms(in.text("unit"), in));
        in.done();
        return transfer;
    }

    /**
     * Writes a row; its instant is the entry's.
     *
     * @param row the row
     * @return its form
     */
    public static Json.Obj write(Grant row) {
        return Fields.write()
                .text("rule", row.rule())
                .number("number", row.sequence())
                .number("wanted", row.wanted())
                .numberUnless0("granted", row.granted())
                .numberUnless0("left", row.left())
                .numberUnless0("queued", row.queued())
                .numberUnless0("forfeited", row.forfeited())
                .numberUnless0("cash", row.cash())
                .numberUnless0("clawed", row.clawed())
                .text("status", row.status())
                .text("day", row.day())
                .list(
                        "limits",
                        row.limits(),
                        it -> Fields.write().text("reason", it).done())
                .text("edition", row.edition())
                .done();
    }

    /**
     * Reads a row.
     *
     * @param form the form
     * @param recordedAt the entry's instant
     * @return the row
     */
    public static Grant readGrant(Json.Obj form, Instant recordedAt) {
        Fields.Reader in = Fields.read("row of a ledger", form);
        Grant row = new Grant(
                new RuleId(in.text("rule")),
                in.number("number"),
                in.number("wanted"),
                in.numberOr0("granted"),
                in.numberOr0("left"),
                in.numberOr0("queued"),
                in.numberOr0("forfeited"),
                in.numberOr0("cash"),
                in.numberOr0("clawed"),
                in.constant("status", GrantStatus.class),
                LocalDate.parse(in.text("day")),
                recordedAt,
                in.list("limits", LedgerForms::readLimit),
                new PolicyVersion(in.text("edition")));
        in.done();
        return row;
    }

    private static Reason readLimit(Json.Obj form) {
        Fields.Reader in = Fields.read("limit", form);
        Reason limit = in.constant("reason", Reason.class);
        in.done();
        return limit;
    }

    /**
     * Writes what a program has brought and cost.
     *
     * @param tally the tally
     * @return its form
     */
    public static Json.Obj write(ProgramTally tally) {
        return Fields.write()
                .map("units", tally.units(), LedgerForms::write)
                .numberUnless0("bound", tally.bound())
                .numberUnless0("qualified", tally.qualified())
                .numberUnless0("voided", tally.voided())
                .numberUnless0("sales", tally.sales())
                .numberUnless0("refunds", tally.refunds())
                .done();
    }

    /**
     * Reads what a program has brought and cost.
     *
     * @param form the form
     * @return the tally
     */
    public static ProgramTally readTally(Json.Obj form) {
        Fields.Reader in = Fields.read("tally of a program", form);
        ProgramTally tally = new ProgramTally(
                in.map("units", LedgerForms::unit, LedgerForms::readBudget),
                in.numberOr0("bound"),
                in.numberOr0("qualified"),
                in.numberOr0("voided"),
                in.numberOr0("sales"),
                in.numberOr0("refunds"));
        in.done();
        return tally;
    }

    private static Json.Obj write(BudgetTally budget) {
        return Fields.write()
                .numberUnless0("reserved", budget.reserved())
                .numberUnless0("committed", budget.committed())
                .done();
    }

    private static BudgetTally readBudget(Json form) {
        Fields.Reader in = Fields.read("tally of a budget", object(form));
        BudgetTally budget = new BudgetTally(in.numberOr0("reserved"), in.numberOr0("committed"));
        in.done();
        return budget;
    }

    private static RewardUnit unit(String text) {
        int colon = text.indexOf(':');
        for (RewardUnit.Kind kind : RewardUnit.Kind.values()) {
            if (colon > 0 && kind.label().equals(text.substring(0, colon))) {
                return new RewardUnit(kind, text.substring(colon + 1));
            }
        }
        throw InvalidValueException.of("unit of a reward", "kind and name", text);
    }
}
