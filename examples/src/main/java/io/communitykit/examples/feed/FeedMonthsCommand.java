package io.communitykit.examples.feed;

import io.communitykit.core.id.EventSource;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.feed.FeedMonths.Month;
import io.communitykit.examples.history.History;
import io.communitykit.examples.replay.InputFormat;
import io.communitykit.recommend.feed.FeedRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a feed would have surfaced before it became popular. */
@Command(
        name = "months",
        description =
                "Says how much of what a history votes up most in the end a feed would have shown at the end of the week of its publication,"
                        + " knowing what had happened by then.",
        footer = {
            "",
            "Beside the feed: the newest, the most voted of all so far, and the most voted of what was published in that week (votes up less"
                    + " votes down). Weeks begin on Monday in the policy's zone; content counts in the month of its publication.",
            "",
            "--json prints one object: policy, contents, top, size, months (month, top, feed, newest, voted, weekVoted), and total of the same."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FeedMonthsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "DIR|FILE",
            description = "A folder with a Stack Exchange dump, or CloudEvents JSON lines with votes.")
    private Path input;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: what the input looks like).")
    private @Nullable InputFormat format;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A policy of kind feed-policy (default: the one that the jar carries for such communities).")
    private @Nullable Path policy;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many places a page has, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many of the most voted are looked for, 1 or more (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--json", description = "Prints one JSON object in place of a table.")
    private boolean json;

    @Override
    public Integer call() {
        if (size < 1 || size > FeedRequest.LARGEST || top < 1) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--size must be 1 to 1000 and --top 1 or more, got " + size + " and " + top, null);
        }
        Console console = Console.of(spec);
        InputFormat known = InputFormat.of(input);
        FeedPolicyFile rules =
                policy == null ? FeedPolicyFile.builtIn(FeedPolicyFile.STACK_EXCHANGE) : FeedPolicyFile.read(policy);
        FeedMonths months = new FeedMonths(rules.policy(), size);
        (format == null ? known : format)
                .open(input, new EventSource("stack-exchange"), console)
                .tell(History.Listener.strict(months::event), console);
        if (months.contents() == 0) {
            throw new CommandFailure(ExitCode.INPUT, input + " holds no content that was published", null);
        }
        SortedMap<YearMonth, Month> rows = months.months(top);
        if (json) {
            console.out().println(FeedJson.write(object(rules, months, rows)));
        } else {
            print(rules, months, rows, console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static Month total(SortedMap<YearMonth, Month> rows) {
        return rows.values().stream().reduce(Month.NONE, Month::plus);
    }

    private void print(FeedPolicyFile rules, FeedMonths months, SortedMap<YearMonth, Month> rows, PrintWriter out) {
        out.println("Of the " + top + " most voted of " + Texts.grouped(months.contents())
                + " contents in the end, how many stood on the page of " + size
                + " at the end of the week of their publication (policy "
                + rules.policy().version() + ")");
        out.println();
        TextTable table = TextTable.of(
                "published", ">of the top", ">feed", ">newest", ">most voted so far", ">most voted of the week");
        rows.forEach((month, row) -> add(table, month.toString(), row));
        add(table, "all", total(rows));
        out.print(table);
    }

    private static void add(TextTable table, String name, Month row) {
        table.row(name, row.top(), row.feed(), row.newest(), row.voted(), row.weekVoted());
    }

    private Map<String, Object> object(FeedPolicyFile rules, FeedMonths months, SortedMap<YearMonth, Month> rows) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("policy", rules.policy().version().value());
        object.put("contents", months.contents());
        object.put("top", top);
        object.put("size", size);
        List<Object> lines = new ArrayList<>();
        rows.forEach((month, row) -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("month", month.toString());
            line.putAll(fields(row));
            lines.add(line);
        });
        object.put("months", lines);
        object.put("total", fields(total(rows)));
        return object;
    }

    private static Map<String, Object> fields(Month row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("top", row.top());
        fields.put("feed", row.feed());
        fields.put("newest", row.newest());
        fields.put("voted", row.voted());
        fields.put("weekVoted", row.weekVoted());
        return fields;
    }
}
