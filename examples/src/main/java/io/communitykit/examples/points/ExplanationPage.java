package io.communitykit.examples.points;

import io.communitykit.examples.cli.Texts;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.books.Balance;
import io.communitykit.membership.points.books.Explanation;
import io.communitykit.membership.points.books.Source;
import java.io.PrintWriter;
import java.util.List;

/** Prints what led to a number, indented by what led to what. */
final class ExplanationPage {

    private final PrintWriter out;
    private final ProgramTimes times;

    ExplanationPage(PrintWriter out, ProgramTimes times) {
        this.out = out;
        this.times = times;
    }

    void print(Explanation.OfBalance balance) {
        Pot pot = balance.pot();
        line(
                0,
                balance.currency() + ": " + pot.balance() + " in all = " + pot.available() + " available + "
                        + pot.pending() + " pending + " + pot.held() + " held - " + pot.debt() + " owed");
        line(0, "moved so far:");
        for (Explanation.Total total : balance.totals()) {
            String rule = total.rule().map(id -> " by " + id).orElse("");
            line(1, total.kind().code() + rule + ", " + often(total.entries()) + ": " + moved(total.moved()));
        }
        section("lots, in the order in which they are spent:", balance.lots().isEmpty());
        for (Explanation.OpenLot open : balance.lots()) {
            line(
                    1,
                    "lot " + open.lot().id() + ": " + open.lot().points() + " left, "
                            + Entries.terms(open.lot().terms(), times));
            source(2, open.source());
        }
        section("set aside:", balance.holds().isEmpty());
        balance.holds().forEach(hold -> source(1, hold));
        section("debt came and went by:", balance.debts().isEmpty());
        balance.debts().forEach(debt -> source(1, debt));
        section("of all this, due but not posted yet:", balance.due().isEmpty());
        balance.due().forEach(due -> source(1, due));
    }

    private void section(String title, boolean empty) {
        if (!empty) {
            line(0, title);
        }
    }

    private static String moved(Balance moved) {
        return moved.total() + " in all, " + moved.available() + " of what can be spent";
    }

    private static String often(long entries) {
        return entries == 1 ? "once" : Texts.grouped(entries) + " times";
    }

    void print(List<Explanation.OfEntry> entries, long sequence) {
        for (Explanation.OfEntry entry : entries) {
            source(0, entry.source());
            for (Explanation.MovedLot moved : entry.lots()) {
                line(1, Entries.share(moved.share(), times));
                if (moved.source().posting().sequence() != sequence) {
                    source(2, moved.source());
                }
            }
        }
    }

    private void source(int depth, Source source) {
        Posting posting = source.posting();
        line(
                depth,
                "posting " + posting.sequence() + ", " + posting.key() + ", occurred " + times.of(posting.occurredAt())
                        + ", decided by edition " + posting.policy());
        line(
                depth + 1,
                source.entry().currency() + " " + source.entry().applied() + ": " + Entries.why(source.entry()));
        source.quantity().ifPresent(quantity -> line(depth + 1, "the rule gives " + RuleWords.quantity(quantity)));
        source.windows().forEach(window -> line(depth + 1, "counted by cap " + window));
    }

    private void line(int depth, String text) {
        out.println("  ".repeat(depth) + Texts.printable(text));
    }
}
