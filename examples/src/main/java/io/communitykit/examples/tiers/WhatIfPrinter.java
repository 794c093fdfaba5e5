package io.communitykit.examples.tiers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.communitykit.core.money.Money;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.summary.AccountTally;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.whatif.WhatIfReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints a comparison: tables for people, one JSON object for programs. */
final class WhatIfPrinter {

    private final PrintWriter out;
    private final String before;
    private final String after;

    WhatIfPrinter(PrintWriter out, PointsProgram before, PointsProgram after) {
        this.out = out;
        this.before = PolicyFiles.edition(before);
        this.after = PolicyFiles.edition(after);
    }

    void print(WhatIfReport report, boolean json) {
        if (json) {
            out.println(json(report));
        } else {
            tables(report);
        }
    }

    private void tables(WhatIfReport report) {
        out.println("What if " + after + " were in force in place of " + before + ": "
                + Texts.grouped(report.events()) + " events, " + Texts.grouped(report.members()) + " members, until "
                + report.until());
        for (WhatIfReport.LadderChange ladder : report.ladders()) {
            TextTable flows = TextTable.of("from", "to", ">members");
            ladder.flows()
                    .forEach(flow ->
                            flows.row(AccountTally.name(flow.from()), AccountTally.name(flow.to()), flow.members()));
            section(
                    "Tiers of " + ladder.ladder() + ": " + Texts.grouped(ladder.rise()) + " rise, "
                            + Texts.grouped(ladder.fall()) + " fall",
                    flows);
            TextTable examples = TextTable.of("member", "from", "to");
            ladder.examples()
                    .forEach(each -> examples.row(
                            Texts.printable(each.member().value()),
                            AccountTally.name(each.from()),
                            AccountTally.name(each.to())));
            section("Members that change most", examples);
        }
        TextTable currencies = TextTable.of(
                "currency", ">before", ">after", ">members with more", ">with less", ">worth before", ">worth after");
        report.currencies()
                .forEach(each -> currencies.row(
                        each.currency(),
                        each.outstandingBefore(),
                        each.outstandingAfter(),
                        each.more(),
                        each.less(),
                        money(each.liabilityBefore()),
                        money(each.liabilityAfter())));
        section("Points outstanding", currencies);
        TextTable benefits = TextTable.of("benefit", ">before", ">after");
        report.benefits().forEach(each -> benefits.row(each.benefit(), money(each.before()), money(each.after())));
        section("Cost of benefits in a period, if every quota is used up", benefits);
    }

    private void section(String title, TextTable table) {
        if (!table.isEmpty()) {
            out.println();
            out.println(title);
            out.print(table);
        }
    }

    private static String money(Optional<Money> money) {
        return money.map(Money::toString).orElse("");
    }

    private static String json(WhatIfReport report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("until", report.until().toString());
        object.put("before", report.before().value());
        object.put("after", report.after().value());
        object.put("events", report.events());
        object.put("members", report.members());
        object.put(
                "ladders", report.ladders().stream().map(WhatIfPrinter::ladder).toList());
        List<Object> currencies = new ArrayList<>();
        for (WhatIfReport.CurrencyChange each : report.currencies()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("currency", each.currency().value());
            line.put("before", each.outstandingBefore());
            line.put("after", each.outstandingAfter());
            line.put("more", each.more());
            line.put("less", each.less());
            each.liabilityBefore().ifPresent(money -> line.put("worthBefore", money.toString()));
            each.liabilityAfter().ifPresent(money -> line.put("worthAfter", money.toString()));
            currencies.add(line);
        }
        object.put("currencies", currencies);
        List<Object> benefits = new ArrayList<>();
        for (WhatIfReport.BenefitChange each : report.benefits()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("benefit", each.benefit().value());
            each.before().ifPresent(money -> line.put("before", money.toString()));
            each.after().ifPresent(money -> line.put("after", money.toString()));
            benefits.add(line);
        }
        object.put("benefits", benefits);
        try {
            return new ObjectMapper().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a comparison must have a JSON form", e);
        }
    }

    private static Map<String, Object> ladder(WhatIfReport.LadderChange ladder) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ladder", ladder.ladder().value());
        object.put("rise", ladder.rise());
        object.put("fall", ladder.fall());
        List<Object> flows = new ArrayList<>();
        for (WhatIfReport.Flow flow : ladder.flows()) {
            Map<String, Object> line = tiers(flow.from(), flow.to());
            line.put("members", flow.members());
            flows.add(line);
        }
        object.put("flows", flows);
        List<Object> examples = new ArrayList<>();
        for (WhatIfReport.Example example : ladder.examples()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("member", example.member().value());
            line.putAll(tiers(example.from(), example.to()));
            examples.add(line);
        }
        object.put("examples", examples);
        return object;
    }

    /** No tier is null, since a tier may have any name. */
    private static Map<String, Object> tiers(Optional<TierId> from, Optional<TierId> to) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("from", from.map(TierId::value).orElse(null));
        line.put("to", to.map(TierId::value).orElse(null));
        return line;
    }
}
