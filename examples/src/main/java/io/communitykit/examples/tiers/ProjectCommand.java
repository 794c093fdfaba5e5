package io.communitykit.examples.tiers;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.points.LedgerOptions;
import io.communitykit.examples.points.ProgramTimes;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.examples.summary.AccountTally;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.Projection;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.TierStanding;
import io.communitykit.membership.tier.Tiers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what is ahead of a member. */
@Command(
        name = "project",
        description = {
            "Prints where a member stands, how far the next tier is, and what comes if nothing more happens: what is lost when, and"
                    + " which tier follows.",
            "Times are those of the program's zone."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ProjectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MEMBER", description = "The member's id.")
    private String member;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "INSTANT",
            description = "Up to when, such as 2027-12-31T16:00:00Z; after now.")
    private Instant until;

    @Option(
            names = "--tiers",
            paramLabel = "FILE",
            description = "Tiers, a policy of kind tier-program (default: those of the demo shop).")
    private @Nullable Path tiers;

    @Mixin
    private LedgerOptions ledger;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        TierProgram ladders = tiers == null
                ? PolicyFiles.builtIn(TierProgram.KIND, "demo-shop-tiers.json")
                : PolicyFiles.read(TierProgram.KIND, tiers);
        PointsProgram program = PolicyFiles.together(ledger.program(), ladders);
        try (OpenStore store = ledger.open(console)) {
            MemberId id = LedgerOptions.require(store, program, member);
            Tiers facade = Tiers.builder(program, store.store()).build();
            ProgramTimes times = new ProgramTimes(program.zone());
            TextTable now = TextTable.of(
                    "ladder", "tier", ">value", "next", ">missing", "kept with", ">missing", "reviewed", "grace until");
            facade.standings(id).forEach(standing -> row(now, standing, times));
            console.out().print(now);
            console.out().println();
            TextTable steps = steps(project(facade, id), times);
            console.out()
                    .print(steps.isEmpty() ? "Nothing comes by itself until then." + System.lineSeparator() : steps);
            console.out().flush();
        }
        return ExitCode.DONE.number();
    }

    private Projection project(Tiers facade, MemberId id) {
        try {
            return facade.project(id, until);
        } catch (InvalidValueException e) {
            throw new CommandFailure(ExitCode.USAGE, "--until: " + e.getMessage(), e);
        }
    }

    private static void row(TextTable table, TierStanding standing, ProgramTimes times) {
        table.row(
                standing.ladder(),
                AccountTally.name(standing.tier().map(Tier::id)),
                standing.value(),
                standing.next().map(Tier::id).map(TierId::value).orElse(""),
                distance(standing, standing.toNext()),
                standing.keptWith().isPresent() ? standing.keptWith().getAsLong() : "",
                distance(standing, standing.toKeep()),
                standing.reviewAt().map(times::of).orElse(""),
                standing.grace().map(times::of).orElse(""));
    }

    /** In the member's own terms: money where the ladder counts money. */
    private static String distance(TierStanding standing, OptionalLong distance) {
        Optional<Money> money = standing.asMoney(distance);
        return money.map(Money::toString).orElse(distance.isPresent() ? Long.toString(distance.getAsLong()) : "");
    }

    private static TextTable steps(Projection projection, ProgramTimes times) {
        TextTable table = TextTable.of("when", "what", "of", ">points", "from", "to");
        for (Projection.Step step : projection.steps()) {
            step.expiring()
                    .forEach((currency, points) -> table.row(times.of(step.at()), "expires", currency, points, "", ""));
            for (TierChange change : step.tiers()) {
                table.row(
                        times.of(step.at()),
                        change.kind().code(),
                        change.ladder(),
                        change.value(),
                        AccountTally.name(change.from()),
                        AccountTally.name(change.to()));
            }
        }
        return table;
    }
}
