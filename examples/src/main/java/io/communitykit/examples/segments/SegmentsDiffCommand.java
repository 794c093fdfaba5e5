package io.communitykit.examples.segments;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.bulk.Difference;
import io.communitykit.core.segment.bulk.MemberSet;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.policy.PolicyFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares two editions of segments. */
@Command(
        name = "diff",
        description = {
            "Says who would enter and who would leave each segment if another edition were in force.",
            "Both editions must have the same attributes, counters, readings and tag rules; segments may differ in every way."
        },
        footer = {"", MemberOptions.FORMAT})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SegmentsDiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private MemberOptions options;

    @Option(names = "--new", required = true, paramLabel = "FILE", description = "The edition to try.")
    private Path edited;

    @Option(names = "--list", description = "Also names the members.")
    private boolean list;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        SegmentProgram before = options.program();
        SegmentProgram after = PolicyFiles.read(SegmentProgram.KIND, edited);
        requireComparable(before, after);
        Members members = options.members(before, console);
        Map<SegmentId, Difference> differences = members.population().difference(after);
        if (json) {
            console.out().println(SegmentsJson.write(object(members, after, differences)));
        } else {
            print(console.out(), members, after, differences);
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static void requireComparable(SegmentProgram before, SegmentProgram after) {
        requireSame("attributes", before.attributes(), after.attributes());
        requireSame("counters", counters(before.counters()), counters(after.counters()));
        requireSame("readings", before.readings(), after.readings());
        requireSame("tag rules", before.rules(), after.rules());
    }

    private static List<Object> counters(CounterSet set) {
        return List.of(set.horizon(), set.skew(), set.counters());
    }

    private static void requireSame(String what, Object before, Object after) {
        if (!before.equals(after)) {
            throw new CommandFailure(
                    ExitCode.POLICY,
                    "the editions have different " + what + ", so that one population cannot answer for both. Maybe"
                            + " segments eval with each.",
                    null);
        }
    }

    private void print(PrintWriter out, Members members, SegmentProgram after, Map<SegmentId, Difference> differences) {
        out.println("What if segments " + after.version() + " were in force in place of "
                + members.program().version() + ": "
                + Texts.grouped(members.states().size()) + " members as of "
                + options.times().of(members.at()));
        out.println();
        TextTable table = TextTable.of("segment", ">enter", ">leave", ">stay");
        differences.forEach((id, it) -> table.row(
                id, it.entering().size(), it.leaving().size(), it.staying().size()));
        out.print(table);
        if (list) {
            TextTable who = TextTable.of("segment", "change", "member");
            differences.forEach((id, it) -> {
                it.entering().forEach(member -> who.row(id, "enters", member));
                it.leaving().forEach(member -> who.row(id, "leaves", member));
            });
            out.println();
            out.print(who);
        }
    }

    private Map<String, Object> object(Members members, SegmentProgram after, Map<SegmentId, Difference> differences) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("before", members.program().version().value());
        object.put("after", after.version().value());
        object.put("at", options.times().of(members.at()));
        object.put("members", members.states().size());
        List<Object> lines = new ArrayList<>();
        differences.forEach((id, it) -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("segment", id.value());
            line.put("enter", it.entering().size());
            line.put("leave", it.leaving().size());
            line.put("stay", it.staying().size());
            if (list) {
                line.put("entering", ids(it.entering()));
                line.put("leaving", ids(it.leaving()));
            }
            lines.add(line);
        });
        object.put("segments", lines);
        return object;
    }

    private static List<String> ids(MemberSet set) {
        List<MemberId> ids = new ArrayList<>();
        set.forEach(ids::add);
        return ids.stream().map(MemberId::value).toList();
    }
}
