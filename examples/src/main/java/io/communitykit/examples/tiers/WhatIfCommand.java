package io.communitykit.examples.tiers;

import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.history.History;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.policy.PolicyOptions;
import io.communitykit.examples.replay.InputFormat;
import io.communitykit.examples.report.WhatIfHtml;
import io.communitykit.membership.benefit.BenefitProgram;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.whatif.Side;
import io.communitykit.membership.tier.whatif.WhatIf;
import io.communitykit.membership.tier.whatif.WhatIfReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays a history under two programs and compares. */
@Command(
        name = "what-if",
        description = {
            "Replays a history under the program in force and under another one, both in memory, and compares: which tiers members"
                    + " would go to, what points would be outstanding, what benefits would cost.",
            "Name what changes: --new-program, --new-tiers, --new-benefits; what is not named stays."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WhatIfCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "DIR|FILE",
            description = "A folder with a Stack Exchange dump, or a file or folder of CloudEvents JSON lines.")
    private Path input;

    @Option(names = "--new-program", paramLabel = "FILE", description = "The points program to try.")
    private @Nullable Path newProgram;

    @Option(names = "--new-tiers", paramLabel = "FILE", description = "The tiers to try.")
    private @Nullable Path newTiers;

    @Option(names = "--benefits", paramLabel = "FILE", description = "The benefits in force (default: not compared).")
    private @Nullable Path benefits;

    @Option(names = "--new-benefits", paramLabel = "FILE", description = "The benefits to try (default: --benefits).")
    private @Nullable Path newBenefits;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "Brings both sides to this instant, such as 2026-12-31T16:00:00Z (default: the last event).")
    private @Nullable Instant until;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "Members to name on each ladder, those that change most, 0 to 10000 (default: ${DEFAULT-VALUE}).")
    private int examples;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Writes what-if.html there, with pictures.")
    private @Nullable Path out;

    @Mixin
    private PolicyOptions policies;

    @Override
    public Integer call() {
        if (newProgram == null && newTiers == null && newBenefits == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "nothing changes. Maybe --new-tiers, --new-program or --new-benefits is missing",
                    null);
        }
        Console console = Console.of(spec);
        InputFormat format = InputFormat.of(input);
        PointsProgram program = policies.program(format.program());
        TierProgram tiers = policies.tiers(format.program());
        PointsProgram before = PolicyFiles.together(program, tiers);
        PointsProgram after = PolicyFiles.together(
                newProgram == null ? program : PolicyFiles.read(PointsProgram.KIND, newProgram),
                newTiers == null ? tiers : PolicyFiles.read(TierProgram.KIND, newTiers));
        Path benefitsAfter = newBenefits == null ? benefits : newBenefits;
        WhatIf whatIf = WhatIf.between(side(before, benefits), side(after, benefitsAfter), examples);
        format.open(input, new EventSource("stack-exchange"), console)
                .tell(History.Listener.strict(whatIf::tell), console);
        WhatIfReport report = whatIf.report(until == null ? Instant.EPOCH : until);
        new WhatIfPrinter(console.out(), before, after).print(report, json);
        if (out != null) {
            write(report, out, after, before, console);
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static Side side(PointsProgram program, @Nullable Path benefits) {
        InMemoryPointsStore store = new InMemoryPointsStore(PseudonymKey.of(new byte[16]));
        return new Side(
                program, store, Optional.ofNullable(benefits).map(file -> PolicyFiles.read(BenefitProgram.KIND, file)));
    }

    private void write(WhatIfReport report, Path folder, PointsProgram after, PointsProgram before, Console console) {
        Path file = folder.resolve("what-if.html");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw CommandFailure.unwritable(folder, e);
        }
        WhatIfHtml.write(file, report, before, after);
        if (!json) {
            console.out().println("Wrote report: " + file);
        }
    }
}
