package io.communitykit.examples.feed;

import io.communitykit.core.id.ContentId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.cli.Usage;
import io.communitykit.recommend.feed.FeedEntry;
import io.communitykit.recommend.feed.FeedMove;
import io.communitykit.recommend.feed.ScoreTerm;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what made the score of one content. */
@Command(
        name = "explain",
        description =
                "Says what made the score of one content, term by term, where that puts it, what moved it, and, if it is not on the"
                        + " page, why.",
        footer = {
            "",
            "The terms of content on the page add up to its score to the last digit. Off the page, the discount for an author's further content"
                    + " is left out.",
            "",
            "--json prints one object: content, place (on the page), rank (by score alone), candidates, score, terms, moves, reasons."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FeedExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CONTENT", description = "The content's id.")
    private String content;

    @Mixin
    private FeedOptions options;

    @Option(names = "--json", description = "Prints one JSON object in place of tables.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        ContentId id = Usage.checked(() -> new ContentId(content));
        LoadedFeed feed = options.load(console);
        if (!feed.contents().containsKey(id)) {
            throw new CommandFailure(
                    ExitCode.INPUT, "no content " + Texts.printable(content) + " was published by then", null);
        }
        Explained explained = Explained.of(feed.input(), id);
        if (json) {
            console.out().println(FeedJson.write(object(explained)));
        } else {
            print(explained, console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static Map<String, Object> object(Explained explained) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("content", explained.content().value());
        explained.place().ifPresent(it -> object.put("place", it));
        explained.rank().ifPresent(it -> object.put("rank", it));
        object.put("candidates", explained.candidates());
        explained.entry().ifPresent(entry -> {
            Map<String, Object> fields = PageJson.of(entry);
            fields.remove("position");
            object.putAll(fields);
        });
        object.put("reasons", explained.reasons());
        return object;
    }

    private static void print(Explained explained, PrintWriter out) {
        String where = explained.place().isPresent()
                ? "place " + explained.place().getAsInt() + " of the page"
                : "not on the page";
        String rank = explained.rank().isPresent()
                ? ", number " + explained.rank().getAsInt() + " of " + explained.candidates() + " by its score alone"
                : "";
        out.println(Texts.printable(explained.content().value()) + ": " + where + rank);
        explained.reasons().forEach(it -> out.println("  " + Texts.printable(it)));
        explained.entry().ifPresent(entry -> print(entry, out));
    }

    private static void print(FeedEntry entry, PrintWriter out) {
        TextTable terms = TextTable.of("term", ">adds");
        for (ScoreTerm term : entry.terms()) {
            terms.row(term.name(), Scores.exact(term.nanos()).toPlainString());
        }
        terms.row("score", entry.scoreValue().toPlainString());
        out.println();
        out.print(terms);
        if (!entry.moves().isEmpty()) {
            TextTable moves = TextTable.of("moved by", ">from", ">to");
            for (FeedMove move : entry.moves()) {
                moves.row(move.by(), move.from(), move.to());
            }
            out.println();
            out.print(moves);
        }
    }
}
