package io.communitykit.examples.words;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.risk.word.report.FalsePositiveReport;
import io.communitykit.risk.word.report.FalsePositiveReport.Example;
import io.communitykit.risk.word.report.FalsePositiveReport.Offender;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which words of a dictionary would annoy honest members. */
@Command(
        name = "report",
        description = "Runs a dictionary over texts that are known to be honest, and says which words hit them most.",
        footer = {
            "",
            "--json prints one object: texts, characters, textsHit, hits, words; a word has word, category, level, texts, hits and up to five"
                    + " examples with file, line, before, text, after and evasion."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WordsReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DictionaryOptions dictionary;

    @Mixin
    private FoldingOptions folding;

    @Mixin
    private FilterOptions filter;

    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "DIR|FILE",
            description =
                    "Honest texts: a file of plain lines, a CSV file with a heading, or a folder of .txt and .csv files.")
    private Path corpus;

    @Option(names = "--column", paramLabel = "NAME", description = "The column of CSV files that holds the texts.")
    private @Nullable String column;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many words the table shows (default: ${DEFAULT-VALUE}); --json has all.")
    private int top;

    @Option(names = "--json", description = "Prints one JSON object in place of a table.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        if (top < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--top must be 1 or more, got " + top, null);
        }
        var matcher = dictionary.matcher(folding.folding(), folding.bounded(filter.rules()), console);
        Corpus texts = new Corpus(corpus, column);
        FalsePositiveReport report = FalsePositiveReport.of(matcher, texts);
        if (json) {
            console.out().println(HitJson.write(json(report, texts)));
        } else {
            print(report, texts, console.out());
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static Map<String, Object> json(FalsePositiveReport report, Corpus corpus) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("texts", report.texts());
        object.put("characters", report.characters());
        object.put("textsHit", report.textsHit());
        object.put("hits", report.hits());
        object.put(
                "words",
                report.offenders().stream().map(word -> json(word, corpus)).toList());
        return object;
    }

    private static Map<String, Object> json(Offender word, Corpus corpus) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("word", word.term().name());
        line.put("category", word.term().category().value());
        line.put("level", word.term().level().text());
        line.put("texts", word.texts());
        line.put("hits", word.hits());
        line.put(
                "examples",
                word.examples().stream().map(example -> json(example, corpus)).toList());
        return line;
    }

    private static Map<String, Object> json(Example example, Corpus corpus) {
        Corpus.Place place = corpus.place(example.text());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", place.file().toString());
        line.put("line", place.line());
        line.put("before", example.before());
        line.put("text", example.hit().text());
        line.put("after", example.after());
        line.put("evasion", HitWords.main(example.hit()));
        return line;
    }

    private void print(FalsePositiveReport report, Corpus corpus, PrintWriter out) {
        out.println(Texts.grouped(report.textsHit()) + " of " + Texts.grouped(report.texts()) + " texts are hit, by "
                + Texts.grouped(report.offenders().size()) + " words");
        TextTable table =
                TextTable.of(">texts", ">hits", "word", "category", "level", "evasion", "first example", "where");
        List<Offender> shown = report.offenders().stream().limit(top).toList();
        for (Offender word : shown) {
            Example first = word.examples().get(0);
            Corpus.Place place = corpus.place(first.text());
            table.row(
                    word.texts(),
                    word.hits(),
                    word.term().name(),
                    word.term().category(),
                    word.term().level().text(),
                    HitWords.tricks(first.hit()),
                    first.before() + "[" + Places.shortened(first.hit().text()) + "]" + first.after(),
                    place.file().getFileName() + ":" + place.line());
        }
        if (!table.isEmpty()) {
            out.print(table);
        }
        int more = report.offenders().size() - shown.size();
        if (more > 0) {
            out.println("  and " + Texts.grouped(more) + " more words (--top "
                    + report.offenders().size() + " shows them)");
        }
    }
}
