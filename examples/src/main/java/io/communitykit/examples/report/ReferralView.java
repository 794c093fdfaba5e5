package io.communitykit.examples.report;

import io.communitykit.examples.summary.ReferralSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Referrals as the template prints them.
 *
 * @param summary what became of everybody
 */
record ReferralView(ReferralSummary summary) {

    private static final int REFERRERS = 15;

    /** A step of the funnel, with a bar drawn to scale. */
    record Step(String name, long friends, String width) {}

    List<Step> funnel() {
        ReferralSummary.Funnel funnel = summary.funnel();
        return List.of(
                step("brought", funnel.brought()),
                step("not qualified yet", funnel.waiting()),
                step("qualified", funnel.qualified()),
                step("held", funnel.held()),
                step("paid", funnel.paid()),
                step("came to nothing", funnel.ended()));
    }

    private Step step(String name, long friends) {
        long all = Math.max(1, summary.funnel().brought());
        return new Step(name, friends, String.format(Locale.ROOT, "%.1f", 100.0 * friends / all));
    }

    List<ReferralSummary.Referrer> referrers() {
        return summary.referrers().stream().limit(REFERRERS).toList();
    }

    boolean anyReferrer() {
        return !summary.referrers().isEmpty();
    }

    boolean anyReason() {
        return !summary.reasons().isEmpty();
    }

    boolean anyReturn() {
        return !summary.economy().returned().isEmpty();
    }

    /** One line of the table of statements. */
    record StatementLine(String member, long orders, String waiting, ReferralSummary.Statement statement) {}

    boolean anyPartner() {
        return !statements().isEmpty();
    }

    List<StatementLine> statements() {
        List<StatementLine> lines = new ArrayList<>();
        for (ReferralSummary.Partner partner : summary.partners()) {
            for (ReferralSummary.Statement statement : partner.statements()) {
                lines.add(new StatementLine(
                        partner.member(), partner.orders(), partner.waiting().text(), statement));
            }
        }
        return lines;
    }
}
