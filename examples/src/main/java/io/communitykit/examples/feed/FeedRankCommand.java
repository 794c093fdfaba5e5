package io.communitykit.examples.feed;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.points.ProgramTimes;
import io.communitykit.recommend.feed.FeedEntry;
import io.communitykit.recommend.feed.FeedPage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ranks a page. */
@Command(
        name = "rank",
        description =
                "Ranks a page of the content that a history published, by what members did with it, and says what made each score.",
        footer = {
            "",
            "Content is what content.published and question.answered name as their subject; its attributes postKind (note, video, article, or"
                    + " a format's name), category, shop, source (ugc, pgc, machine), tags and title are taken where they are.",
            "",
            "--json prints one object: policy, at, contents, events, and of the page digest, entries (position, content, author, score, terms,"
                    + " moves, propensity where it was drawn), shortfalls, excluded.",
            "",
            "--record writes all that the page depends on; 'communitykit feed replay' ranks it again and compares."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FeedRankCommand implements Callable<Integer> {

    private static final int TERMS = 4;

    @Spec
    private CommandSpec spec;

    @Mixin
    private FeedOptions options;

    @Option(names = "--record", paramLabel = "FILE", description = "Writes a recording that can be replayed.")
    private @Nullable Path record;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the JSON object there too.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        LoadedFeed feed = options.load(console);
        FeedPage page = feed.input().page();
        if (record != null) {
            FeedJson.write(record, RecordingJson.of(feed.input(), page));
        }
        if (out != null) {
            FeedJson.write(out, object(feed, page));
        }
        if (json) {
            console.out().println(FeedJson.write(object(feed, page)));
        } else {
            print(feed, page, console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static Map<String, Object> object(LoadedFeed feed, FeedPage page) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("policy", page.policy().value());
        object.put("at", times(feed).of(page.snapshotAt()));
        object.put("contents", feed.contents().size());
        object.put("events", feed.tally().fields());
        object.putAll(PageJson.of(page));
        object.put(
                "entries",
                page.entries().stream()
                        .map(entry -> {
                            Map<String, Object> fields = PageJson.of(entry);
                            fields.put("author", content(feed, entry).author().value());
                            return fields;
                        })
                        .toList());
        return object;
    }

    private static PublishedContent content(LoadedFeed feed, FeedEntry entry) {
        return Objects.requireNonNull(feed.contents().get(entry.content()));
    }

    private static ProgramTimes times(LoadedFeed feed) {
        return new ProgramTimes(feed.input().rules().policy().zone());
    }

    private static void print(LoadedFeed feed, FeedPage page, PrintWriter out) {
        out.println("Feed by policy " + page.policy() + ", as of " + times(feed).of(page.snapshotAt()) + ": "
                + page.entries().size() + " of " + Texts.grouped(feed.contents().size()) + " contents");
        out.println();
        TextTable table = TextTable.of(
                ">place", "content", "author", "format", "category", ">score", "largest terms", "moved by");
        for (FeedEntry entry : page.entries()) {
            PublishedContent content = content(feed, entry);
            table.row(
                    entry.position(),
                    entry.content(),
                    content.author(),
                    content.format(),
                    content.category().orElse(""),
                    Scores.text(entry.score()),
                    Scores.words(entry, TERMS),
                    Scores.moves(entry));
        }
        out.print(table);
        TextTable lacking = TextTable.of("what", ">wanted", ">got", "why");
        page.shortfalls().forEach(it -> lacking.row(it.what(), it.wanted(), it.got(), it.why()));
        section(out, "What the page should hold and does not", lacking);
        TextTable excluded = TextTable.of("not shown because", ">contents");
        page.excluded().forEach((why, count) -> excluded.row(PageJson.word(why), count));
        section(out, "Not shown at all", excluded);
        out.println();
        out.println("Digest " + page.digest());
    }

    private static void section(PrintWriter out, String title, TextTable table) {
        if (!table.isEmpty()) {
            out.println();
            out.println(title);
            out.print(table);
        }
    }
}
