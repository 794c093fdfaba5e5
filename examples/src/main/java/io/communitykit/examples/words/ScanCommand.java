package io.communitykit.examples.words;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.risk.word.FindMode;
import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.weak.WeakEvidence;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds words in one text. */
@Command(
        name = "scan",
        description = "Finds the words of a dictionary in a text, and says which trick hid each of them.",
        footer = {
            "",
            "--json prints one object a line for each hit: start and end (UTF-16 code units in the text as decoded from UTF-8, end"
                    + " exclusive; a byte order mark at the beginning is its first character), word (of a pattern, its id), evasion"
                    + " (the trick that tells most; exact if there is none), evasions (all of them), text, category, level, confidence"
                    + " (basis points), line, column (from 1, columns in code points).",
            "",
            "Hits are no failure: the exit code is 0 with or without."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ScanCommand implements Callable<Integer> {

    private static final int PAGE = 1_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DictionaryOptions dictionary;

    @Mixin
    private FoldingOptions folding;

    @Mixin
    private FilterOptions filter;

    @Mixin
    private TextOption text;

    @Option(names = "--overlapping", description = "Every word at every place (default: from the left, the longest).")
    private boolean overlapping;

    @Option(
            names = "--weak",
            description =
                    "Also looks for what may stand for a word: its sound, its spelling, its parts; less than sure.")
    private boolean weak;

    @Option(names = "--json", description = "Prints one JSON object a hit in place of a table.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        WordMatcher matcher = dictionary.matcher(folding.folding(), folding.bounded(filter.rules()), console);
        String whole = text.read();
        List<Hit> hits = matcher.findAll(whole, overlapping ? FindMode.OVERLAPPING : FindMode.LEFTMOST_LONGEST);
        if (weak) {
            hits = Stream.of(hits, WeakEvidence.of(matcher).findAll(whole))
                    .flatMap(List::stream)
                    .sorted(Hit.IN_ORDER)
                    .toList();
        }
        if (json) {
            lines(whole, hits, console.out());
        } else {
            pages(whole, hits, console.out());
            console.out()
                    .println(Texts.grouped(hits.size()) + (hits.size() == 1 ? " hit" : " hits") + " in "
                            + Texts.grouped(whole.length()) + " characters, of "
                            + Texts.grouped(matcher.terms().size()) + " words");
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static void lines(String whole, List<Hit> hits, PrintWriter out) {
        Places places = new Places(whole);
        for (Hit hit : hits) {
            out.println(HitJson.write(HitJson.of(hit, places)));
        }
    }

    /** Tables of bounded length, so that many hits cost no memory. */
    private static void pages(String whole, List<Hit> hits, PrintWriter out) {
        Places places = new Places(whole);
        for (int from = 0; from < hits.size(); from += PAGE) {
            TextTable table = TextTable.of(">place", "word", "evasion", "category", "level", "text");
            for (Hit hit : hits.subList(from, Math.min(hits.size(), from + PAGE))) {
                places.to(hit.start());
                table.row(
                        places.line() + ":" + places.column(),
                        hit.term().name(),
                        HitWords.tricks(hit),
                        hit.term().category(),
                        hit.term().level().text(),
                        places.context(hit.end()));
            }
            out.print(table);
        }
    }
}
