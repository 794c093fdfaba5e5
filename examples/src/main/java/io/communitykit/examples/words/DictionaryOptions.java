package io.communitykit.examples.words;

import io.communitykit.examples.cli.Console;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.ready.ReadyWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name the dictionary. */
final class DictionaryOptions {

    @Option(
            names = "--words",
            paramLabel = "FILE",
            description = {
                "A dictionary, perhaps one of several: plain lines (a word, and perhaps, behind tabs, its category, level, whole-word or"
                        + " anywhere, note; usual category custom, usual level medium), or a policy of kind word-list"
                        + " (default: the dictionary that comes with the library)."
            })
    private List<Path> words = new ArrayList<>();

    @Option(
            names = "--allow",
            paramLabel = "FILE",
            description =
                    "Spans to be let pass, one a line: a hit that lies wholly in one is none. May be given several times.")
    private List<Path> allow = new ArrayList<>();

    /** The lists named, or those that come with the library; says so if there is nothing in them. */
    List<WordList> lists(Console console) {
        List<WordList> lists = words.isEmpty()
                ? ReadyWords.all()
                : words.stream().map(DictionaryFiles::read).toList();
        if (lists.stream()
                .allMatch(list -> list.words().isEmpty() && list.patterns().isEmpty())) {
            console.note("note: the dictionary holds no words");
        }
        return lists;
    }

    /** Spans to be let pass beside those of the lists. */
    List<String> allowed() {
        return allow.stream()
                .flatMap(file -> DictionaryFiles.spans(file).stream())
                .toList();
    }

    /** The matcher of all that is named. */
    WordMatcher matcher(Folding folding, MatchRules rules, Console console) {
        WordMatcher.Builder builder = WordMatcher.builder().folding(folding).rules(rules);
        lists(console).forEach(builder::add);
        WordMatcher matcher = builder.allow(allowed()).build();
        for (WordCategory category : rules.categories()) {
            if (matcher.terms().stream().noneMatch(term -> term.category().equals(category))) {
                console.note("note: the dictionary has no words of category " + category);
            }
        }
        return matcher;
    }
}
