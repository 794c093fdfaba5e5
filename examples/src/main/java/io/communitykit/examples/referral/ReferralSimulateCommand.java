package io.communitykit.examples.referral;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.cli.Usage;
import io.communitykit.referral.forecast.Distribution;
import io.communitykit.referral.forecast.Forecast;
import io.communitykit.referral.forecast.ProgramSimulation;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardUnit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a program before it is launched. */
@Command(
        name = "simulate",
        description = {
            "Plays a program many times before it is launched: what may it cost, how much may be owed at once, what do limits keep back, and"
                    + " when is the budget used up?",
            "The same seed gives the same figures. They are no better than what is assumed."
        },
        footer = {
            "",
            "--json prints one object: program, version, runs, seed, assumptions, qualified and, by unit, paid, liability and lost, each with"
                    + " mean and quantiles p5 to p95 in the unit's smallest part; exhausted (runs) and firstExhausted (day, 0 for never)."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReferralSimulateCommand implements Callable<Integer> {

    private static final List<Integer> PERCENT = List.of(5, 25, 50, 75, 95);
    private static final int BASIS_OF_PERCENT = 100;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description = "A policy of kind referral-program (default: one that the jar carries).")
    private @Nullable Path program;

    @Mixin
    private AssumptionOptions assumed;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "200",
            description = "How often it is played, 1 to 100000 (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What all chance follows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--start",
            paramLabel = "DATE",
            description = "The first day (default: the day on which the program begins to run, or 2026-01-01).")
    private @Nullable LocalDate start;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        ReferralProgram played = RuleOptions.read(ReferralProgram.KIND, program, "shop-referral.json");
        var assumptions = assumed.of(played);
        Forecast forecast = Usage.checked(() -> new ProgramSimulation(played, assumptions)
                .run(first(played).atStartOfDay(played.zone()).toInstant(), runs, seed));
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("program", played.program().value());
            fields.put("version", played.version().value());
            fields.put("runs", forecast.runs());
            fields.put("seed", seed);
            fields.put("assumptions", AssumptionOptions.fields(assumptions));
            fields.put("qualified", fields(forecast.qualified()));
            fields.put("units", units(forecast));
            console.out().println(ReferralJson.write(fields));
        } else {
            print(played, forecast, console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private LocalDate first(ReferralProgram played) {
        return Optional.ofNullable(start)
                .or(() -> played.runs().map(range -> LocalDate.ofInstant(range.start(), played.zone())))
                .orElse(LocalDate.of(2026, 1, 1));
    }

    private static Map<String, Object> units(Forecast forecast) {
        Map<String, Object> units = new LinkedHashMap<>();
        forecast.units().forEach((unit, each) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("paid", fields(each.paid()));
            fields.put("liability", fields(each.liability()));
            fields.put("lost", fields(each.lost()));
            fields.put("exhausted", each.exhausted());
            fields.put("firstExhausted", each.firstExhausted());
            units.put(unit.toString(), fields);
        });
        return units;
    }

    private static Map<String, Object> fields(Distribution values) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mean", values.mean());
        PERCENT.forEach(percent -> fields.put("p" + percent, values.quantile(percent * BASIS_OF_PERCENT)));
        return fields;
    }

    private void print(ReferralProgram played, Forecast forecast, PrintWriter out) {
        out.println("Program " + played.program() + " " + played.version() + ", played "
                + Texts.grouped(forecast.runs()) + " times with seed " + seed);
        out.println();
        TextTable table = TextTable.of("what", ">mean", ">5 of 100", ">25", ">half", ">75", ">95 of 100");
        row(table, "friends who count", forecast.qualified(), Texts::grouped);
        forecast.units().forEach((unit, each) -> {
            row(table, "paid, " + unit, each.paid(), text(unit));
            row(table, "owed at once at most, " + unit, each.liability(), text(unit));
            row(table, "kept back by limits, " + unit, each.lost(), text(unit));
        });
        out.print(table);
        TextTable budgets = TextTable.of("budget", ">total", ">runs that met it", ">first on day");
        forecast.units()
                .forEach((unit, each) -> played.budget(unit)
                        .ifPresent(budget -> budgets.row(
                                unit,
                                Amounts.of(unit, budget.total()),
                                each.exhausted(),
                                each.exhausted() == 0 ? "never" : Texts.grouped(each.firstExhausted()))));
        if (!budgets.isEmpty()) {
            out.println();
            out.println("Budgets that were used up");
            out.print(budgets);
        }
    }

    private static LongFunction<String> text(RewardUnit unit) {
        return amount -> Amounts.of(unit, amount).text();
    }

    private static void row(TextTable table, String what, Distribution values, LongFunction<String> text) {
        table.row(
                what,
                text.apply(values.mean()),
                text.apply(values.quantile(500)),
                text.apply(values.quantile(2_500)),
                text.apply(values.quantile(5_000)),
                text.apply(values.quantile(7_500)),
                text.apply(values.quantile(9_500)));
    }
}
