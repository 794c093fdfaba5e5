package io.communitykit.examples.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.summary.ReferralSummary.Partner;
import io.communitykit.examples.summary.ReferralSummary.Statement;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.commission.statement.StatementCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What partners are paid.
 *
 * @param teller whom it was told
 */
record PartnerFigures(ReferralTeller teller) {

    List<Partner> partners() {
        List<Partner> partners = new ArrayList<>();
        teller.partners().forEach((member, orders) -> {
            Liability owed = teller.commissions().liability(List.of(member));
            partners.add(new Partner(
                    member.value(),
                    orders,
                    Amounts.money(program().currency(), Math.addExact(owed.awaiting(), owed.held())),
                    statements(member)));
        });
        return partners;
    }

    private CommissionProgram program() {
        return teller.rules().commission();
    }

    private List<Statement> statements(MemberId member) {
        StatementCalendar calendar = program().calendar();
        LocalDate last = calendar.periodOf(teller.clock().instant());
        List<Statement> statements = new ArrayList<>();
        LocalDate period = calendar.periodOf(teller.first());
        while (!period.isAfter(last)) {
            teller.commissions()
                    .statement(member, period)
                    .filter(it -> it.totals().lines() > 0 || it.opening().net() != 0)
                    .map(PartnerFigures::statement)
                    .ifPresent(statements::add);
            period = calendar.period().dayAfter(period);
        }
        return statements;
    }

    private static Statement statement(io.communitykit.referral.commission.statement.Statement it) {
        Currency currency = it.currency();
        return new Statement(
                it.period().toString(),
                ToldCounts.word(it.status()),
                it.totals().lines(),
                Amounts.money(currency, it.gross()),
                Amounts.money(currency, it.tax()),
                Amounts.money(currency, it.payable()),
                Amounts.money(currency, it.closing().net()));
    }
}
