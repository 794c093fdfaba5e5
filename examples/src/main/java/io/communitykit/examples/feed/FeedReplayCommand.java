package io.communitykit.examples.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import io.communitykit.recommend.feed.FeedPage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ranks a recorded page again and compares. */
@Command(
        name = "replay",
        description = {
            "Ranks a page that 'feed rank --record' wrote again, and compares it with the one that was recorded.",
            "Exit code 0 if they are the same to the byte; 1 if not, with the first difference."
        },
        footer = {
            "",
            "--json prints one object: same, recorded and ranked (digests), and, where they differ, at, was, is."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FeedReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording.")
    private Path file;

    @Option(names = "--json", description = "Prints one JSON object in place of a line.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Recording recording = Recording.read(file);
        FeedPage page = recording.input().page();
        JsonNode again = FeedJson.tree(PageJson.of(page));
        Optional<JsonDifference> difference = JsonDifference.first(recording.page(), again);
        if (json) {
            console.out().println(FeedJson.write(object(recording, page, difference)));
        } else if (difference.isPresent()) {
            console.out().println(Texts.printable(file + ": not the same page. " + difference.get()));
        } else {
            console.out()
                    .println(Texts.printable(
                            file + ": the same page, " + page.entries().size() + " of "
                                    + recording.input().items().size() + " contents, digest " + page.digest()));
        }
        console.out().flush();
        return (difference.isPresent() ? ExitCode.FAULTS : ExitCode.DONE).number();
    }

    private static Map<String, Object> object(Recording recording, FeedPage page, Optional<JsonDifference> difference) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("same", difference.isEmpty());
        object.put("recorded", recording.page().path("digest").asText());
        object.put("ranked", page.digest());
        difference.ifPresent(it -> {
            object.put("at", it.at());
            object.put("was", it.was());
            object.put("is", it.is());
        });
        return object;
    }
}
