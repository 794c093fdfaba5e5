package io.communitykit.examples.referral;

import io.communitykit.core.InvalidValueException;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.cli.Usage;
import io.communitykit.referral.growth.ReachModel;
import io.communitykit.referral.growth.branching.BranchingProcess;
import io.communitykit.referral.growth.branching.BranchingSimulation;
import io.communitykit.referral.growth.branching.Generation;
import io.communitykit.referral.growth.branching.Offspring;
import io.communitykit.referral.growth.branching.Spread;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says what may become of seeds when each member brings K friends. */
@Command(
        name = "forecast",
        description = {
            "Says what may become of some members when each brings K friends on average: how likely all lines die out, and how many members"
                    + " each generation has.",
            "Calculators mix up two models, so say which: one-shot (each member invites once; the only one whose lines can die out) or"
                    + " compounding (everyone invites again in each cycle). Both are shown, the chosen one first."
        },
        footer = {
            "",
            "--json prints one object: seeds, k, dispersion, model, regime, extinction, total (K below 1 only: mean), and by generation number,"
                    + " mean, total of all so far, p10, p50, p90, extinct, and members by model. What no double holds is absent, and - in"
                    + " tables."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReferralForecastCommand implements Callable<Integer> {

    private static final double MOST_GROUPED = 1e12;
    private static final String TOO_MANY = "-";
    private static final double TENTH_OF_PER_MILLE = 0.0001;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            required = true,
            converter = ModelConverter.class,
            description = "one-shot or compounding.")
    private ReachModel model;

    @Option(
            names = "--k",
            paramLabel = "X",
            required = true,
            description = "How many friends a member brings on average, 0 to 1000.")
    private double k;

    @Option(
            names = "--dispersion",
            paramLabel = "R",
            description =
                    "r of a negative binomial, 0.0001 to 1000000; the less, the fewer members bring most (default: all alike, Poisson).")
    private @Nullable Double dispersion;

    @Mixin
    private ForecastRuns runs;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    /** Reads the name of a model. */
    static final class ModelConverter implements ITypeConverter<ReachModel> {
        @Override
        public ReachModel convert(String text) {
            for (ReachModel each : ReachModel.values()) {
                if (name(each).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                    return each;
                }
            }
            throw new TypeConversionException("must be one-shot or compounding, got " + text);
        }
    }

    /** How far and how often it is played. */
    static final class ForecastRuns {

        @Option(
                names = "--seeds",
                paramLabel = "N",
                defaultValue = "100",
                description = "How many members there are at first (default: ${DEFAULT-VALUE}).")
        private long seeds;

        @Option(
                names = "--generations",
                paramLabel = "N",
                defaultValue = "10",
                description = "How many after them, 0 to 100000 (default: ${DEFAULT-VALUE}).")
        private int generations;

        @Option(
                names = "--runs",
                paramLabel = "N",
                defaultValue = "2000",
                description = "How often it is played for the quantiles, 1 to 1000000 (default: ${DEFAULT-VALUE}).")
        private int runs;

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "1",
                description = "What all chance follows (default: ${DEFAULT-VALUE}).")
        private long seed;
    }

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Double few = dispersion;
        BranchingProcess process = Usage.checked(() -> new BranchingProcess(
                few == null ? new Offspring.Poisson(k) : new Offspring.NegativeBinomial(k, few), runs.seeds));
        List<Spread> spreads =
                Usage.checked(() -> new BranchingSimulation(process).run(runs.generations, runs.runs, runs.seed));
        List<Generation> expected = held(process);
        if (json) {
            console.out().println(ReferralJson.write(fields(process, expected, spreads)));
        } else {
            print(process, expected, spreads, console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    /** All generations that doubles hold, which are the first ones. */
    private List<Generation> held(BranchingProcess process) {
        int known = 0;
        int beyond = runs.generations + 1;
        while (beyond - known > 1) {
            int middle = known + (beyond - known) / 2;
            if (isHeld(process, middle)) {
                known = middle;
            } else {
                beyond = middle;
            }
        }
        return process.generations(known);
    }

    private static boolean isHeld(BranchingProcess process, int generations) {
        try {
            return !process.generations(generations).isEmpty();
        } catch (InvalidValueException e) {
            return false;
        }
    }

    /** Nothing where no double holds it. */
    private OptionalDouble members(ReachModel of, int number) {
        try {
            return OptionalDouble.of(of.members((double) runs.seeds, k, number));
        } catch (InvalidValueException e) {
            return OptionalDouble.empty();
        }
    }

    private String text(ReachModel of, int number) {
        OptionalDouble members = members(of, number);
        return members.isPresent() ? number(members.getAsDouble()) : TOO_MANY;
    }

    private Map<String, Object> fields(BranchingProcess process, List<Generation> expected, List<Spread> spreads) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seeds", runs.seeds);
        fields.put("k", k);
        fields.put("dispersion", dispersion == null ? "none" : dispersion);
        fields.put("model", name(model));
        fields.put("regime", process.offspring().regime().toString());
        fields.put("extinction", process.extinction());
        process.progeny().ifPresent(it -> fields.put("total", it.mean()));
        List<Map<String, Object>> generations = new ArrayList<>();
        for (Spread spread : spreads) {
            int number = spread.number();
            Optional<Generation> each = of(expected, number);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("number", number);
            each.ifPresent(it -> one.put("mean", it.mean()));
            each.ifPresent(it -> one.put("total", it.total()));
            one.put("p10", spread.p10());
            one.put("p50", spread.p50());
            one.put("p90", spread.p90());
            each.ifPresent(it -> one.put("extinct", it.extinct()));
            for (ReachModel of : ReachModel.values()) {
                members(of, number).ifPresent(it -> one.put(name(of), it));
            }
            generations.add(one);
        }
        fields.put("generations", generations);
        return fields;
    }

    private void print(BranchingProcess process, List<Generation> expected, List<Spread> spreads, PrintWriter out) {
        out.println(Texts.grouped(runs.seeds) + " members, K = " + k + " ("
                + (dispersion == null ? "Poisson" : "negative binomial, r = " + dispersion) + "), "
                + process.offspring().regime());
        out.println("All lines die out with probability " + probability(process.extinction())
                + " (one-shot; of each seed alone "
                + probability(new BranchingProcess(process.offspring(), 1).extinction()) + ")");
        process.progeny()
                .ifPresent(it -> out.println("One-shot, all come to " + number(it.mean()) + " members on average"));
        out.println();
        ReachModel other = model == ReachModel.ONE_SHOT ? ReachModel.COMPOUNDING : ReachModel.ONE_SHOT;
        out.print(table(other, expected, spreads));
        out.println();
        out.println(name(model) + ", " + name(other)
                + ": all members so far on average, by each model; the rest is of the generation alone,");
        out.println("one-shot, with quantiles of " + Texts.grouped(runs.runs) + " runs with seed " + runs.seed);
    }

    private TextTable table(ReachModel other, List<Generation> expected, List<Spread> spreads) {
        TextTable table = TextTable.of(
                ">generation",
                ">" + name(model),
                ">" + name(other),
                ">mean",
                ">10 of 100",
                ">half",
                ">90 of 100",
                ">extinct");
        for (Spread spread : spreads) {
            int number = spread.number();
            Optional<Generation> each = of(expected, number);
            table.row(
                    number,
                    text(model, number),
                    text(other, number),
                    each.map(it -> number(it.mean())).orElse(TOO_MANY),
                    number(spread.p10()),
                    number(spread.p50()),
                    number(spread.p90()),
                    each.map(it -> probability(it.extinct())).orElse(TOO_MANY));
        }
        return table;
    }

    private static Optional<Generation> of(List<Generation> expected, int number) {
        return number < expected.size() ? Optional.of(expected.get(number)) : Optional.empty();
    }

    private static String name(ReachModel model) {
        return model.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String number(double number) {
        return number < MOST_GROUPED ? Texts.grouped(Math.round(number)) : String.format(Locale.ROOT, "%.3e", number);
    }

    private static String probability(double odds) {
        return odds > 0 && odds < TENTH_OF_PER_MILLE
                ? String.format(Locale.ROOT, "%.1e", odds)
                : String.format(Locale.ROOT, "%.4f", odds);
    }
}
