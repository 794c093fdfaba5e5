package io.communitykit.examples.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Usage;
import io.communitykit.examples.history.CloudEventsHistory;
import io.communitykit.examples.points.ProgramTimes;
import io.communitykit.examples.replay.BadLineChoice;
import io.communitykit.examples.replay.OpenBooks;
import io.communitykit.examples.replay.StoreOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why who is credited with a friend, and what came of it. */
@Command(
        name = "why",
        description = {
            "Says who is credited with a friend, which touches lost and why, where both sides stand, and which rewards were limited and why.",
            "Out of a history (--input), or out of a database that 'referral replay --jdbc' filled."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReferralWhyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FRIEND", description = "The id of the member who was brought, or was not.")
    private String friend;

    @Option(
            names = "--order",
            paramLabel = "ID",
            description = "Also says who is credited with this order of the friend.")
    private @Nullable String order;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "CloudEvents JSON lines, a file or a folder, which are told first.")
    private @Nullable Path input;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "As of when who is bound, such as 2026-12-31T16:00:00Z (default: the last event; without --input, now).")
    private @Nullable Instant at;

    @Option(
            names = "--on-bad-line",
            paramLabel = "CHOICE",
            defaultValue = "stop",
            description =
                    "What to do with a line that holds no event: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private BadLineChoice onBadLine;

    @Option(names = "--json", description = "Prints one JSON object in place of lines.")
    private boolean json;

    @Mixin
    private RuleOptions policies;

    @Mixin
    private StoreOptions stores;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        MemberId member = Usage.checked(() -> new MemberId(friend));
        Optional<OrderId> asked = Optional.ofNullable(order).map(id -> Usage.checked(() -> new OrderId(id)));
        if (input == null && !stores.isDatabase()) {
            throw new ParameterException(
                    spec.commandLine(), "--input is missing, which names a history, or --jdbc, which names a database");
        }
        ReferralRules rules = policies.rules();
        try (OpenBooks books = input == null ? stores.openExistingBooks(console) : stores.openBooks(console)) {
            var teller = new ReferralTeller(rules, books.store());
            if (input != null) {
                tell(input, teller, console);
            }
            Explanation found = Explanation.of(teller, member, asked, when(teller));
            require(found, asked);
            print(found, rules, console);
        }
        return ExitCode.DONE.number();
    }

    private void tell(Path history, ReferralTeller teller, Console console) {
        var listener = new HistoryListener(teller::tell, onBadLine, console);
        CloudEventsHistory.at(history).tell(listener, console);
        listener.end();
        teller.runDue();
    }

    private Instant when(ReferralTeller teller) {
        if (at != null) {
            return at;
        }
        return input == null ? Instant.now() : teller.clock().instant();
    }

    private static void require(Explanation found, Optional<OrderId> asked) {
        if (asked.isPresent() && found.order().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.INPUT, "member " + found.friend() + " has paid no order " + asked.get(), null);
        }
        if (found.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "nobody reached member " + found.friend()
                            + ", who is in no referral. Maybe the id is another one, or --program and --attribution",
                    null);
        }
    }

    private void print(Explanation found, ReferralRules rules, Console console) {
        ProgramTimes times = new ProgramTimes(rules.program().zone());
        if (json) {
            console.out().println(ReferralJson.write(found.fields(times)));
        } else {
            new ExplanationTables(console.out(), times, rules.commission()).print(found);
        }
        console.out().flush();
    }
}
