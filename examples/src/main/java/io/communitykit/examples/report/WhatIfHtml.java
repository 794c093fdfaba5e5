package io.communitykit.examples.report;

import com.samskivert.mustache.Mustache;
import io.communitykit.core.money.Money;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.summary.AccountTally;
import io.communitykit.examples.summary.TierFlow;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.whatif.WhatIfReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a comparison as one page with its pictures inside; no script, no network. */
public final class WhatIfHtml {

    private WhatIfHtml() {}

    /**
     * Writes the page.
     *
     * @param file where to
     * @param report what it shows
     * @param before the program before, with its ladders
     * @param after the program after, with its ladders
     * @throws CommandFailure if the file cannot be written
     */
    public static void write(Path file, WhatIfReport report, PointsProgram before, PointsProgram after) {
        Map<String, Object> context = new HashMap<>();
        context.put("style", HtmlReport.resource("report.css"));
        context.put("before", PolicyFiles.edition(before));
        context.put("after", PolicyFiles.edition(after));
        context.put("program", before.id().value());
        context.put("events", report.events());
        context.put("members", report.members());
        context.put("until", report.until().toString());
        context.put(
                "ladders",
                report.ladders().stream()
                        .map(ladder -> ladder(ladder, order(ladder.ladder(), before, after)))
                        .toList());
        context.put(
                "currencies",
                report.currencies().stream().map(WhatIfHtml::currency).toList());
        context.put("anyBenefit", !report.benefits().isEmpty());
        context.put(
                "benefits", report.benefits().stream().map(WhatIfHtml::benefit).toList());
        String page = Mustache.compiler()
                .withFormatter(value ->
                        value instanceof Number number ? Texts.grouped(number.longValue()) : String.valueOf(value))
                .compile(HtmlReport.resource("what-if.html"))
                .execute(context);
        try (BufferedWriter html = Files.newBufferedWriter(file)) {
            html.write(page);
        } catch (IOException e) {
            throw CommandFailure.unwritable(file, e);
        }
    }

    /** From below; tiers that only one of the ladders has stand where that one has them. */
    private static List<String> order(LadderId id, PointsProgram before, PointsProgram after) {
        List<String> order = new ArrayList<>(List.of(AccountTally.NO_TIER));
        for (PointsProgram program : List.of(after, before)) {
            Optional<TierLadder> ladder = program.tiers().flatMap(tiers -> tiers.ladder(id));
            for (Tier tier : ladder.map(TierLadder::tiers).orElse(List.of())) {
                if (!order.contains(tier.id().value())) {
                    order.add(tier.id().value());
                }
            }
        }
        return order;
    }

    private static Map<String, Object> ladder(WhatIfReport.LadderChange ladder, List<String> order) {
        List<TierFlow> flows = ladder.flows().stream()
                .map(flow -> new TierFlow(
                        ladder.ladder().value(),
                        AccountTally.name(flow.from()),
                        AccountTally.name(flow.to()),
                        flow.members()))
                .toList();
        Map<String, Object> line = new HashMap<>();
        line.put("ladder", ladder.ladder().value());
        line.put("rise", ladder.rise());
        line.put("fall", ladder.fall());
        line.put(
                "picture",
                new FlowChart(flows, order).svg("Members by tier before and after; the table has the numbers."));
        line.put("flows", flows);
        line.put("anyExample", !ladder.examples().isEmpty());
        line.put(
                "examples",
                ladder.examples().stream()
                        .map(each -> Map.of(
                                "member",
                                each.member().value(),
                                "from",
                                AccountTally.name(each.from()),
                                "to",
                                AccountTally.name(each.to())))
                        .toList());
        return line;
    }

    private static Map<String, Object> currency(WhatIfReport.CurrencyChange change) {
        Map<String, Object> line = new HashMap<>();
        line.put("currency", change.currency().value());
        line.put("before", change.outstandingBefore());
        line.put("after", change.outstandingAfter());
        line.put("more", change.more());
        line.put("less", change.less());
        line.put("worthBefore", money(change.liabilityBefore()));
        line.put("worthAfter", money(change.liabilityAfter()));
        return line;
    }

    private static Map<String, Object> benefit(WhatIfReport.BenefitChange change) {
        return Map.of(
                "benefit", change.benefit().value(), "before", money(change.before()), "after", money(change.after()));
    }

    private static String money(Optional<Money> money) {
        return money.map(Money::toString).orElse("");
    }
}
