package io.communitykit.examples.demo;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventWriter;
import io.communitykit.examples.bargain.BargainTally;
import io.communitykit.examples.candidates.ShopTally;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Progress;
import io.communitykit.examples.feed.FeedTally;
import io.communitykit.examples.history.CloudEventsHistory;
import io.communitykit.examples.policy.PolicyOptions;
import io.communitykit.examples.referral.ReferralTally;
import io.communitykit.examples.replay.BadLineChoice;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.examples.replay.OutputOptions;
import io.communitykit.examples.replay.ReplayRun;
import io.communitykit.examples.replay.ReplaySettings;
import io.communitykit.examples.replay.SegmentChoice;
import io.communitykit.examples.replay.StoreOptions;
import io.communitykit.examples.summary.GroupBuySummary;
import io.communitykit.examples.summary.WordTally;
import io.communitykit.examples.team.TeamTally;
import io.communitykit.examples.words.ReadyScreen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Simulates a community and runs everything on it. */
@Command(
        name = "demo",
        description = {
            "Simulates a shop's community, runs points, caps, multipliers, tiers, segments and a leaderboard on it, looks for"
                    + " sensitive words in what members write, ranks a feed of it, finds content and products for a few members, says who brought whom, what it earned them and who farms it, and lets members buy together and cut prices.",
            "The same options give the same events, to the byte."
        },
        footer = {"", "--json prints the object that 'communitykit replay --help' describes."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DemoCommand implements Callable<Integer> {

    private static final String PROGRAM = "demo-shop";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many join, beside ten of a planted ring (default: ${DEFAULT-VALUE}).")
    private int members;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How many days pass (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What all chance follows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--start",
            paramLabel = "DATE",
            defaultValue = "2026-01-01",
            description = "The first day (default: ${DEFAULT-VALUE}).")
    private LocalDate start;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "communitykit-demo",
            description = "Where events.jsonl and report.html go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private SegmentChoice segments;

    @Mixin
    private StoreOptions stores;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        SimulationSettings simulated = settings();
        var judges = ReplayRun.Judges.of(policies.program(PROGRAM), policies.tiers(PROGRAM), segments.program(PROGRAM));
        try (OpenStore store = stores.open(console)) {
            Path events = out.resolve("events.jsonl");
            var words = new WordTally(ReadyScreen.make());
            var feed = new FeedTally();
            var shop = new ShopTally(ZONE);
            var referrals = new ReferralTally();
            var buys = new GroupBuyTallies(new TeamTally(), new BargainTally());
            long count = generate(simulated, events, new Tallies(words, feed, shop, referrals, buys), console);
            var run = new ReplayRun(judges, store, output, console)
                    .words(words.summary())
                    .feed(feed.summary())
                    .candidates(shop.summary())
                    .referrals(referrals.summary())
                    .abuse(referrals.abuse())
                    .groupBuys(buys.summary());
            run.wrote("events", events);
            var settings = new ReplaySettings(ReplaySettings.USUAL_BATCH, BadLineChoice.STOP);
            run.run(() -> CloudEventsHistory.of(events, count), settings, out);
        }
        return ExitCode.DONE.number();
    }

    private SimulationSettings settings() {
        try {
            return new SimulationSettings(members, days, seed, start, ZONE);
        } catch (InvalidValueException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    /** Who hears the history while it is simulated. */
    private record Tallies(
            WordTally words, FeedTally feed, ShopTally shop, ReferralTally referrals, GroupBuyTallies buys) {

        void add(CommunityEvent event) {
            words.add(event);
            feed.add(event);
            shop.add(event);
            referrals.add(event);
            buys.teams().add(event);
            buys.bargains().add(event);
        }
    }

    private record GroupBuyTallies(TeamTally teams, BargainTally bargains) {

        GroupBuySummary summary() {
            return new GroupBuySummary(teams.summary(), bargains.summary());
        }
    }

    private long generate(SimulationSettings settings, Path events, Tallies tallies, Console console) {
        long[] count = {0};
        try {
            Files.createDirectories(out);
            try (EventWriter writer = EventWriter.to(Files.newOutputStream(events));
                    Progress progress = console.progress("events simulated", OptionalLong.empty())) {
                Consumer<CommunityEvent> told = event -> {
                    writer.write(event);
                    tallies.add(event);
                    progress.step(1);
                    count[0]++;
                };
                Simulation.run(settings, told, tallies.words()::planted);
            }
            return count[0];
        } catch (UncheckedIOException e) {
            throw CommandFailure.unwritable(events, e);
        } catch (IOException e) {
            throw CommandFailure.unwritable(out, e);
        }
    }
}
