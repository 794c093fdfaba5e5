package io.communitykit.examples.segments;

import io.communitykit.core.id.EventSource;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.time.Timestamps;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Usage;
import io.communitykit.examples.points.ProgramTimes;
import io.communitykit.examples.replay.BadLineChoice;
import io.communitykit.examples.replay.InputFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say who is judged, by which segments and as of when. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MemberOptions {

    /** What a line of profiles looks like, for the help. */
    static final String FORMAT =
            "A line of --input: {\"member\": \"m1\", \"attributes\": {\"spend\": {\"amount\": \"39.00\","
                    + " \"currency\": \"CNY\"}, \"lastLogin\": \"2026-03-01T08:00:00Z\", \"birthday\": \"1990-05-01\"}, \"tags\":"
                    + " {\"tags\": {\"fresh\": {}, \"fussy\": {\"confidence\": 8000, \"source\": \"operator:anna\", \"at\":"
                    + " \"2026-03-01T08:00:00Z\", \"halfLife\": \"P30D\"}}}}, with the attributes that the policy declares."
                    + " A tag may have \"expires\" in place of \"halfLife\". What is not known is left out.";

    @Mixin
    private SegmentPolicy policy;

    @Option(names = "--input", paramLabel = "FILE", description = "Profiles as JSON lines, one member a line.")
    private @Nullable Path input;

    @Option(
            names = "--events",
            paramLabel = "DIR|FILE",
            description = "Feeds the counters: CloudEvents JSON lines, or a folder with a Stack Exchange dump.")
    private @Nullable Path events;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "As of when, such as 2026-12-31T16:00:00Z; later events are left out (default: the last event,"
                            + " or now without events).")
    private @Nullable Instant at;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "Z",
            description = "The zone that times are shown in, such as Asia/Shanghai (default: UTC).")
    private ZoneId zone;

    @Option(
            names = "--on-bad-line",
            paramLabel = "CHOICE",
            defaultValue = "stop",
            description = "What to do with a line that holds no profile or event: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}).")
    private BadLineChoice onBadLine;

    /**
     * The segments.
     *
     * @throws CommandFailure if there is nobody to judge, or the policy cannot be read
     */
    SegmentProgram program() {
        if (input == null && events == null) {
            throw new CommandFailure(ExitCode.USAGE, "nobody is named. Maybe --input or --events is missing", null);
        }
        return policy.program(
                events == null ? SegmentPolicy.SHOP : InputFormat.of(events).program());
    }

    /**
     * Reads everybody.
     *
     * @throws CommandFailure if something cannot be read
     */
    Members members(SegmentProgram program, Console console) {
        MemberLoader loader = new MemberLoader(program, at == null ? null : cut(at), onBadLine, console);
        if (input != null) {
            loader.profiles(new ProfileLines(input, program));
        }
        if (events != null) {
            loader.events(InputFormat.of(events).open(events, new EventSource("stack-exchange"), console));
        }
        return loader.finish(cut(InstantSource.system().instant()));
    }

    private static Instant cut(Instant instant) {
        return Usage.checked(() -> Timestamps.cut("--at", instant));
    }

    /** How times are shown. */
    ProgramTimes times() {
        return new ProgramTimes(zone);
    }
}
