package io.communitykit.examples.words;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.risk.word.Explained;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.WordMatcher;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what became of every place at which a word was found. */
@Command(
        name = "explain",
        description = "Shows every place at which a word was found in a text, hit or not, and why.",
        footer = {
            "",
            "--json prints one object a place, with the fields of a hit in 'words scan', outcome (hit, not-asked, not-whole, across-words,"
                    + " allowed, overlapped) and why."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WordsExplainCommand implements Callable<Integer> {

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

    @Option(names = "--json", description = "Prints one JSON object a place in place of a table.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        MatchRules rules = folding.bounded(filter.rules());
        WordMatcher matcher = dictionary.matcher(folding.folding(), rules, console);
        String whole = text.read();
        List<Explained> places = matcher.explain(whole);
        OutcomeWords words = new OutcomeWords(whole, rules, dictionary.spans());
        if (json) {
            lines(whole, places, words, console.out());
        } else {
            table(whole, places, words, console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static void lines(String whole, List<Explained> all, OutcomeWords words, PrintWriter out) {
        Places places = new Places(whole);
        for (Explained one : all) {
            Map<String, Object> line = HitJson.of(one.hit(), places);
            line.put("outcome", one.outcome().text());
            line.put("why", words.of(one));
            out.println(HitJson.write(line));
        }
    }

    private static void table(String whole, List<Explained> all, OutcomeWords words, PrintWriter out) {
        Places places = new Places(whole);
        TextTable table = TextTable.of(">place", "word", "evasion", "text", "what became of it");
        for (Explained one : all) {
            places.to(one.hit().start());
            table.row(
                    places.line() + ":" + places.column(),
                    one.hit().term().name(),
                    HitWords.tricks(one.hit()),
                    places.context(one.hit().end()),
                    words.of(one));
        }
        out.print(table.isEmpty() ? "No word was found, not even one to be spared.\n" : table.toString());
    }
}
