package io.communitykit.examples.replay;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.EventSource;
import io.communitykit.examples.candidates.ThreadTally;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.policy.PolicyOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Tells a real history to a store. */
@Command(
        name = "replay",
        description = {
            "Tells a real history to a store: what did members earn?",
            "Telling it again to the same store changes nothing."
        },
        footer = {
            "",
            "Events are told in the order of time (stackexchange) or of the files (cloudevents). A file of CloudEvents may"
                    + " have any size; of a dump, about 100 bytes a row are kept to sort them, and titles, tags and names.",
            "",
            "--json prints one object; fields are only ever added:",
            "  {\"events\": {\"read\": n,   lines or records",
            "    \"new\": n,              posted now",
            "    \"known\": n,            posted by an earlier telling",
            "    \"unruled\": n,          no rule speaks of it",
            "    \"rejected\": n,         an account refused it: other content under",
            "                           the same key, a member erased, an overflow",
            "    \"bad\": n},             no event at all",
            "                           read = new + known + unruled + rejected + bad",
            "   \"members\": n,          with an account in the program afterwards",
            "   \"seconds\": n.nnn,      from opening the input to the last commit",
            "   \"program\": {\"id\": text, \"version\": text},",
            "   \"store\": \"memory\" or \"jdbc\",",
            "   \"segments\": {         absent with --no-segments; of the events of this run",
            "     \"version\": text, \"members\": n,",
            "     \"refused\": n,        too late for a counter, or over its limits",
            "     \"sizes\": {segment: n}},",
            "   \"feed\": {             of the demo only: its last page of content ids",
            "     \"policy\": text, \"at\": text, \"contents\": n, \"digest\": text,",
            "     \"page\": [text], \"newest\": [text], \"key\": {member: score}},",
            "   \"candidates\": {       of the demo; with --out, of a history with questions",
            "     \"at\": text,",
            "     \"questions\", \"people\" and \"found\": {",
            "       \"policy\": text, \"of\": n, \"lists\": {id: [id]}}},",
            "   \"referrals\": {        of the demo only: friends who were",
            "     \"program\": text, \"brought\", \"qualified\", \"held\", \"paid\",",
            "     \"ended\": n, \"partners\": n},",
            "   \"screened\": {         of the demo only: which referrals are farmed",
            "     \"policy\": text, \"referrals\", \"pass\", \"review\", \"block\",",
            "     \"clusters\": n},",
            "   \"groupBuys\": {        of the demo only: teams and bargains",
            "     \"policy\": text, \"teams\", \"succeeded\", \"expired\", \"refunds\": n,",
            "     \"refunded\": text, \"bargains\", \"bought\": n},",
            "   \"published\": {        only where the history carries balances",
            "     \"currency\": text,    what was compared",
            "     \"all\": {\"members\": n, \"equal\": n, \"plus100\": n, \"differing\": n},",
            "     \"active\": the same, of members with more than their registration},",
            "   \"files\": {kind: path}}  only where something was written",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "DIR|FILE",
            description = "A folder with a Stack Exchange dump, or a file or folder of CloudEvents JSON lines.")
    private Path input;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: what the input looks like).")
    private @Nullable InputFormat format;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "stack-exchange",
            converter = SourceConverter.class,
            description = "Source of a dump's events; dumps of different sites need different ones (default:"
                    + " ${DEFAULT-VALUE}).")
    private EventSource source;

    @Option(
            names = "--on-bad-line",
            paramLabel = "CHOICE",
            defaultValue = "stop",
            description = "What to do with a line that holds no event: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}).")
    private BadLineChoice onBadLine;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "" + ReplaySettings.USUAL_BATCH,
            description = "Events told at one go, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Writes report.html there. Of a history with questions it also says which are alike, and whom members might"
                            + " follow; these are kept in memory.")
    private @Nullable Path out;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private SegmentChoice segments;

    @Mixin
    private StoreOptions stores;

    @Mixin
    private OutputOptions output;

    /** So that a wrong source counts as a wrong option. */
    static final class SourceConverter implements ITypeConverter<EventSource> {
        @Override
        public EventSource convert(String text) {
            try {
                return new EventSource(text);
            } catch (InvalidValueException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() {
        if (batch < 1 || batch > 10_000) {
            throw new ParameterException(spec.commandLine(), "--batch must be 1 to 10000, got " + batch);
        }
        Console console = Console.of(spec);
        InputFormat chosen = format == null ? InputFormat.of(input) : format;
        var judges = ReplayRun.Judges.of(
                policies.program(chosen.program()),
                policies.tiers(chosen.program()),
                segments.program(chosen.program()));
        var settings = new ReplaySettings(batch, onBadLine);
        try (OpenStore store = stores.open(console)) {
            var run = new ReplayRun(judges, store, output, console);
            if (out != null) {
                run.candidates(new ThreadTally(judges.program().zone()));
            }
            run.run(() -> chosen.open(input, source, console), settings, out);
        }
        return ExitCode.DONE.number();
    }
}
