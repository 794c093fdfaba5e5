package io.communitykit.examples.segments;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.bulk.MemberSet;
import io.communitykit.core.segment.bulk.Population;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges everybody. */
@Command(
        name = "eval",
        description = "Says how many members are in each segment, and on request who, and who is in two at once.",
        footer = {
            "",
            MemberOptions.FORMAT,
            "",
            "Members live through the events in the order told; without events everybody is judged once."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EvalCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private MemberOptions options;

    @Option(names = "--member", paramLabel = "ID", description = "Also shows the memberships of this member.")
    private @Nullable String member;

    @Option(
            names = "--overlap",
            arity = "2",
            paramLabel = "SEGMENT",
            description = "Also shows how many are in both of two segments.")
    private @Nullable List<String> overlap;

    @ArgGroup(exclusive = false)
    private @Nullable Draw draw;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    /** Members of one segment, drawn by chance. */
    static final class Draw {

        @Option(
                names = "--segment",
                required = true,
                paramLabel = "SEGMENT",
                description = "Also shows some members of this segment, drawn by chance.")
        private String segment;

        @Option(
                names = "--sample",
                paramLabel = "N",
                defaultValue = "10",
                description = "How many of them (default: ${DEFAULT-VALUE}).")
        private int sample;

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "1",
                description = "The same seed draws the same members (default: ${DEFAULT-VALUE}).")
        private long seed;
    }

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        SegmentProgram program = options.program();
        List<SegmentId> two = overlap == null
                ? List.of()
                : overlap.stream()
                        .map(it -> SegmentPolicy.require(program, "--overlap", it))
                        .toList();
        Optional<SegmentId> drawn =
                Optional.ofNullable(draw).map(it -> SegmentPolicy.require(program, "--segment", it.segment));
        if (draw != null && draw.sample < 0) {
            throw new CommandFailure(ExitCode.USAGE, "--sample must be 0 or more, got " + draw.sample, null);
        }
        Members members = options.members(program, console);
        Population population = members.population();
        Map<SegmentId, MemberSet> sets = population.segments();
        EvalPage page = new EvalPage(members, options.times());
        page.sizes(sets);
        if (two.size() == 2) {
            page.overlap(two.get(0), two.get(1), sets);
        }
        drawn.ifPresent(id -> page.sample(id, draw == null ? List.of() : sample(sets, id, draw)));
        if (member != null) {
            page.member(members.live(member));
        }
        page.print(console.out(), json);
        return ExitCode.DONE.number();
    }

    private static List<MemberId> sample(Map<SegmentId, MemberSet> sets, SegmentId id, Draw draw) {
        MemberSet set = sets.get(id);
        return set == null ? List.of() : set.sample(draw.sample, draw.seed);
    }
}
