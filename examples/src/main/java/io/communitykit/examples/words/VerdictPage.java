package io.communitykit.examples.words;

import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.risk.word.Action;
import io.communitykit.risk.word.Verdict;
import io.communitykit.risk.word.screen.WordScreen;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints verdicts: one object a text for programs, for people the texts that do not pass. */
final class VerdictPage {

    private final WordScreen screen;
    private final boolean lines;
    private final PrintWriter out;

    VerdictPage(WordScreen screen, boolean lines, PrintWriter out) {
        this.screen = screen;
        this.lines = lines;
        this.out = out;
    }

    void json(List<String> texts) {
        int number = 0;
        for (String text : texts) {
            number++;
            Map<String, Object> line = new LinkedHashMap<>();
            if (lines) {
                line.put("line", number);
            }
            Verdict verdict = screen.check(text);
            line.put("action", verdict.action().text());
            line.put("policy", verdict.policy().value());
            line.put(
                    "reasons", verdict.reasons().stream().map(VerdictPage::json).toList());
            out.println(HitJson.write(line));
        }
    }

    private static Map<String, Object> json(Verdict.Reason reason) {
        Map<String, Object> line = HitJson.of(reason.hit());
        line.put("action", reason.action().text());
        reason.rule().ifPresent(rule -> line.put("rule", rule));
        return line;
    }

    void tables(List<String> texts) {
        Map<Action, Integer> counts = new EnumMap<>(Action.class);
        int number = 0;
        for (String text : texts) {
            number++;
            Verdict verdict = screen.check(text);
            counts.merge(verdict.action(), 1, Integer::sum);
            if (!lines || verdict.action() != Action.PASS) {
                print(text, number, verdict);
            }
        }
        if (lines) {
            out.println(Texts.grouped(texts.size()) + (texts.size() == 1 ? " text: " : " texts: ")
                    + count(counts, Action.PASS) + " pass, " + count(counts, Action.REVIEW) + " to review, "
                    + count(counts, Action.BLOCK) + " blocked");
        }
    }

    private static String count(Map<Action, Integer> counts, Action action) {
        return Texts.grouped(counts.getOrDefault(action, 0));
    }

    private void print(String text, int number, Verdict verdict) {
        String action = verdict.action().name().toUpperCase(Locale.ROOT);
        out.println((lines ? "line " + number + ": " : "") + action + " by policy "
                + Texts.printable(verdict.policy().value()) + because(verdict));
        TextTable table = TextTable.of(">place", "action", "because", "word", "evasion", "category", "text");
        Places places = new Places(text);
        for (Verdict.Reason reason : verdict.reasons()) {
            places.to(reason.hit().start());
            table.row(
                    (lines ? number : places.line()) + ":" + places.column(),
                    reason.action().text(),
                    reason.rule().isPresent()
                            ? "rule " + (reason.rule().getAsInt() + 1)
                            : "level " + reason.hit().term().level().text(),
                    reason.hit().term().name(),
                    HitWords.tricks(reason.hit()),
                    reason.hit().term().category(),
                    places.context(reason.hit().end()));
        }
        if (!table.isEmpty()) {
            out.print(table);
        }
    }

    /** What no single reason says. */
    private static String because(Verdict verdict) {
        Action gravest = verdict.reasons().stream().map(Verdict.Reason::action).reduce(Action.PASS, Action::or);
        if (verdict.reasons().isEmpty()) {
            return ": nothing was found";
        }
        return verdict.action() == gravest ? "" : ": each hit would pass alone, but there are so many";
    }
}
