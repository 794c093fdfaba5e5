package io.communitykit.examples.referral;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.history.CloudEventsHistory;
import io.communitykit.examples.replay.BadLineChoice;
import io.communitykit.examples.replay.OpenBooks;
import io.communitykit.examples.replay.StoreOptions;
import io.communitykit.examples.summary.ReferralSummary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells a history to attribution, referrals and commission. */
@Command(
        name = "replay",
        description = {
            "Tells a history to attribution, referrals and commission: who brought whom, what did it earn them, and why not more?",
            "What a screen for abuse says of identity.seen and of who came how fast is heard first (see 'referral screen'). Telling it again to the same database changes nothing. Nobody is really paid: every payment counts as done."
        },
        footer = {
            "",
            "What counts of a line: member.invited and link.opened (actor reached beneficiary; attributes channel, strength, role as"
                    + " typed-code and affiliate), member.registered, order.paid (subject, amount, category), order.received,"
                    + " order.refunded (subject, amount), and what rules of the program count, such as content.shared.",
            "",
            "--json prints one object: events (read, bad), store, and program, at, told, funnel, statuses, rules, referrers, reasons, budgets,"
                    + " economy, partners; each amount in its smallest part and as text."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReferralReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CloudEvents JSON lines, a file or a folder of them.")
    private Path file;

    @Option(
            names = "--on-bad-line",
            paramLabel = "CHOICE",
            defaultValue = "stop",
            description =
                    "What to do with a line that holds no event, or one that lacks something: ${COMPLETION-CANDIDATES} (default:"
                            + " ${DEFAULT-VALUE}).")
    private BadLineChoice onBadLine;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many of those who brought friends are printed (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    @Mixin
    private RuleOptions policies;

    @Mixin
    private StoreOptions stores;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        ReferralRules rules = policies.rules();
        CloudEventsHistory history = CloudEventsHistory.at(file);
        try (OpenBooks books = stores.openBooks(console)) {
            var teller = new ReferralTeller(rules, books.store());
            var listener = new HistoryListener(teller::tell, onBadLine, console);
            history.tell(listener, console);
            long bad = listener.end();
            ReferralSummary summary = ReferralFigures.of(teller);
            if (json) {
                console.out().println(ReferralJson.of(summary, listener.read(), bad, books.name()));
            } else {
                new ReferralPage(console.out()).print(summary, top);
            }
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }
}
