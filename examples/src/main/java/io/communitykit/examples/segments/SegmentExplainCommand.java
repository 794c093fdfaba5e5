package io.communitykit.examples.segments;

import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.explain.Explanation;
import io.communitykit.core.segment.explain.Flip;
import io.communitykit.core.segment.explain.Reason;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.points.ProgramTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why a member is in a segment or not, and what would change it. */
@Command(
        name = "explain",
        description =
                "Says why a member is in a segment, or not: the facts that alone decide it, and what would change it.",
        footer = {"", MemberOptions.FORMAT})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SegmentExplainCommand implements Callable<Integer> {

    /** An instant, unless it stands in a quoted text. */
    private static final Pattern INSTANT =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)");

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MEMBER", description = "The member's id.")
    private String member;

    @Parameters(index = "1", paramLabel = "SEGMENT", description = "The segment's id.")
    private String segment;

    @Mixin
    private MemberOptions options;

    @Option(names = "--json", description = "Prints one JSON object in place of lines.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        SegmentProgram program = options.program();
        SegmentId id = SegmentPolicy.require(program, "SEGMENT", segment);
        Members members = options.members(program, console);
        Explanation explanation = Explanation.of(members.live(member), id);
        if (json) {
            console.out().println(SegmentsJson.write(object(explanation)));
        } else {
            explanation.toString().lines().forEach(line -> console.out().println(Texts.printable(zoned(line))));
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private Map<String, Object> object(Explanation explanation) {
        ProgramTimes times = options.times();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("member", member);
        object.put("at", times.of(explanation.membership().evaluatedAt()));
        object.putAll(SegmentsJson.membership(explanation.membership(), times));
        List<Object> reasons = new ArrayList<>();
        for (Reason reason : explanation.reasons()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("predicate", reason.predicate().toText());
            line.put("truth", reason.truth().name().toLowerCase(Locale.ROOT));
            line.put("text", zoned(reason.toString()));
            reasons.add(line);
        }
        object.put("reasons", reasons);
        List<Object> flips = new ArrayList<>();
        for (Flip flip : explanation.flips()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("kind", flip.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            line.put("text", zoned(flip.toString()));
            flips.add(line);
        }
        object.put("flips", flips);
        return object;
    }

    private String zoned(String line) {
        return INSTANT.matcher(line).replaceAll(found -> Matcher.quoteReplacement(zoned(found)));
    }

    private String zoned(MatchResult found) {
        return found.group(1) == null ? found.group() : options.times().of(Instant.parse(found.group(1)));
    }
}
