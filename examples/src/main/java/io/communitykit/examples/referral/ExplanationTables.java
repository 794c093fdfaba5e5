package io.communitykit.examples.referral;

import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.points.ProgramTimes;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.Loss;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.OrderCommission;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.QualifyingOrder;
import io.communitykit.referral.reward.Referral;
import io.communitykit.referral.reward.SideState;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * Prints an explanation.
 *
 * @param out where
 * @param times of the program
 * @param partners of the commission
 */
record ExplanationTables(PrintWriter out, ProgramTimes times, CommissionProgram partners) {

    void print(Explanation it) {
        out.println(Texts.printable(it.friend().value()) + ", as of " + times.of(it.at()));
        out.println();
        out.println("Bound now: " + credited(it.resolution().credit()));
        touches("Touches that do not count now", it.resolution().losses());
        it.order().ifPresent(order -> order(order, it.commission()));
        it.referral().ifPresent(this::referral);
        rows(it.rows());
    }

    private String credited(Optional<Credit> credit) {
        return credit.map(it -> Texts.printable(it.promoter().member().value()) + " as "
                        + ToldCounts.word(it.promoter().kind()) + ", by a "
                        + ToldCounts.word(it.strength()) + " on "
                        + Texts.printable(it.channel().value()) + " at "
                        + times.of(it.touchedAt()))
                .orElse("nobody");
    }

    private void touches(String title, List<Loss> losses) {
        TextTable table = TextTable.of("promoter", "role", "strength", "channel", "touched", "reason");
        losses.forEach(it -> table.row(
                Explanation.text(it.promoter()),
                ToldCounts.word(it.kind()),
                ToldCounts.word(it.strength()),
                it.channel(),
                times.of(it.touchedAt()),
                ToldCounts.word(it.reason())));
        section(title, table);
    }

    private void order(OrderAttribution order, Optional<OrderCommission> commission) {
        out.println();
        out.println("Order " + Texts.printable(order.order().value()) + ", the buyer's number " + order.number()
                + ", paid " + times.of(order.paidAt()) + ", decided by policy " + order.policy());
        out.println("Credited: " + credited(order.credit())
                + order.upline()
                        .map(it -> "; brought by " + Texts.printable(it.member().value()))
                        .orElse(""));
        commission.ifPresent(it -> out.println("Commission: " + Amounts.money(partners.currency(), it.commission())
                + " by plan " + it.plan() + ", " + ToldCounts.word(it.stage()) + ", taken back "
                + Amounts.money(partners.currency(), it.takenBack())
                + it.reason()
                        .map(reason -> ", less for " + ToldCounts.word(reason))
                        .orElse("")));
        touches("Touches that were not credited with the order", order.losses());
    }

    private void referral(Referral referral) {
        TextTable table = TextTable.of("side", "status", "reason", "since", "review");
        referral.sides()
                .forEach((side, state) -> table.row(
                        ToldCounts.word(side),
                        ToldCounts.word(state.status()),
                        state.reason().map(ToldCounts::word).orElse(""),
                        times.of(state.since()),
                        review(state)));
        section("Where both sides stand", table);
        referral.order().ifPresent(this::qualified);
    }

    /** A review that nobody did in time ends a side for another reason than that for which somebody was to look. */
    private static String review(SideState state) {
        String standing = ToldCounts.word(state.review());
        return state.reviewFor()
                .map(why -> standing + ", for " + ToldCounts.word(why))
                .orElse(standing);
    }

    private void qualified(QualifyingOrder order) {
        out.println("Qualified by order " + Texts.printable(order.id().value()) + ", paid " + times.of(order.paidAt())
                + order.receivedAt().map(at -> ", received " + times.of(at)).orElse(", not received")
                + (order.refunded() == 0
                        ? ""
                        : ", of which "
                                + Texts.grouped(order.refunded()) + " of " + Texts.grouped(order.net())
                                + " was paid back"));
    }

    private void rows(List<Explanation.Row> rows) {
        TextTable table = TextTable.of(
                "side",
                "member",
                "rule",
                ">wanted",
                ">granted",
                ">waiting",
                ">lost",
                ">taken back",
                "status",
                "limited by");
        for (Explanation.Row row : rows) {
            RewardUnit unit = row.rule().unit();
            Grant grant = row.grant();
            table.row(
                    ToldCounts.word(row.side()),
                    row.member(),
                    grant.rule(),
                    Amounts.of(unit, grant.wanted()),
                    Amounts.of(unit, grant.granted()),
                    Amounts.of(unit, grant.queued()),
                    Amounts.of(unit, grant.forfeited()),
                    Amounts.of(unit, grant.clawed()),
                    row.status() + left(unit, grant),
                    Explanation.limits(grant));
        }
        section("What it was worth, row by row", table);
    }

    /** Of a friend who no longer counts a part may be held for those who do. */
    private static String left(RewardUnit unit, Grant grant) {
        boolean part = grant.status() == GrantStatus.HELD && grant.left() > 0 && grant.left() < grant.granted();
        return part ? ", " + Amounts.of(unit, grant.left()) + " left" : "";
    }

    private void section(String title, TextTable table) {
        if (!table.isEmpty()) {
            out.println();
            out.println(title);
            out.print(table);
        }
    }
}
