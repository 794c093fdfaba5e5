package io.communitykit.examples.referral;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.examples.abuse.AbusePage;
import io.communitykit.examples.abuse.AbuseTally;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.history.CloudEventsHistory;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.replay.BadLineChoice;
import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.risk.abuse.AbusePolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Screens the referrals of a history for abuse. */
@Command(
        name = "screen",
        description = {
            "Screens the referrals of a history for abuse: which should be looked at, which should earn nothing, why, and who belongs"
                    + " together.",
            "It judges as of the end of the history, by everything that was told. What members were seen with is made unreadable first."
        },
        footer = {
            "",
            "What counts of a line: member.invited and link.opened (actor reached beneficiary), member.registered, order.paid,"
                    + " identity.seen and identity.gone (attributes kind, such as phone, mail, payout, device, cookie, address, ip,"
                    + " device-model or network, and value); any event shows that its actor is still there. Lines are in the order of time.",
            "",
            "--json prints one object: events (read, bad), and policy, facts, referrals, pass, review, block, suspicious, clusters"
                    + " (members, keys, edges: a graph to draw), reasons; scores and weights in basis points."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReferralScreenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CloudEvents JSON lines, a file or a folder of them.")
    private Path file;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A policy of kind abuse-policy (default: shop-abuse.json, which the jar carries).")
    private @Nullable Path policy;

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
            description = "How many suspicious referrals and clusters are printed (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    /** Refuses a line that is earlier than one before it. */
    private static final class InOrder implements Consumer<CommunityEvent> {

        private final Consumer<CommunityEvent> next;
        private Instant latest = Instant.MIN;

        private InOrder(Consumer<CommunityEvent> next) {
            this.next = next;
        }

        @Override
        public void accept(CommunityEvent event) {
            Instant at = event.occurredAt();
            if (at.isBefore(latest)) {
                throw InvalidValueException.of("time", latest + " or later, as lines are in the order of time", at);
            }
            latest = at;
            next.accept(event);
        }
    }

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        AbuseTally tally = new AbuseTally(
                policy == null
                        ? PolicyFiles.builtIn(AbusePolicy.KIND, "shop-abuse.json")
                        : PolicyFiles.read(AbusePolicy.KIND, policy));
        InOrder ordered = new InOrder(tally::add);
        var listener = new HistoryListener(ordered, onBadLine, console);
        CloudEventsHistory.at(file).tell(listener, console);
        long bad = listener.end();
        AbuseSummary summary = tally.summary();
        if (json) {
            console.out().println(ReferralJson.write(fields(summary, listener.read(), bad)));
        } else if (summary.equals(AbuseSummary.NONE)) {
            console.out().println("Nobody brought anybody in " + listener.read() + " events.");
        } else {
            new AbusePage(console.out()).print(summary, top);
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static Map<String, Object> fields(AbuseSummary summary, long read, long bad) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("events", Map.of("read", read, "bad", bad));
        fields.put("policy", summary.policy());
        fields.put("facts", summary.facts());
        fields.put("referrals", summary.referrals());
        fields.put("pass", summary.pass());
        fields.put("review", summary.review());
        fields.put("block", summary.block());
        fields.put("suspicious", summary.suspicious());
        fields.put("clusters", summary.clusters());
        fields.put("reasons", summary.reasons());
        return fields;
    }
}
