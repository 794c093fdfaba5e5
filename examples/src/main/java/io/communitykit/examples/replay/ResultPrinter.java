package io.communitykit.examples.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.summary.AccountTally;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.examples.summary.CurrencyTotal;
import io.communitykit.examples.summary.FeedSummary;
import io.communitykit.examples.summary.LimitWords;
import io.communitykit.examples.summary.PostingTally;
import io.communitykit.examples.summary.SegmentSummary;
import io.communitykit.examples.summary.WordSummary;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Posting;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Prints results: tables for people, one JSON object for programs. */
final class ResultPrinter {

    private static final int TERMS = 3;

    private final PrintWriter out;

    ResultPrinter(PrintWriter out) {
        this.out = out;
    }

    void json(RunSummary summary) {
        try {
            out.println(new ObjectMapper().writeValueAsString(summary));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary must have a JSON form", e);
        }
    }

    void tables(RunSummary summary, PostingTally posted, AccountTally accounts, SegmentSummary segments) {
        out.println(summary.program().id() + " " + summary.program().version() + ", " + summary.store() + " store, "
                + Texts.grouped(summary.members()) + " members, " + summary.seconds() + " s");
        print("Events", events(summary.events()));
        Agreement published = summary.published();
        if (published != null) {
            print("Balances that the community published, compared in " + published.currency(), agreement(published));
        }
        print("Points that this run moved", rules(posted));
        print("Limits that bit in this run", limits(posted));
        print("Tiers", tiers(accounts));
        print("Segments at the end, of " + Texts.grouped(segments.members()) + " members", sizes(segments));
        print("How often members went from one stage of life to another", flows(segments));
        for (CurrencyTotal currency : accounts.currencies()) {
            print("Leaders in " + currency.currency() + " (equal balances share a rank)", leaders(currency));
        }
        summary.files().forEach((kind, file) -> out.println("Wrote " + kind + ": " + file));
    }

    void words(WordSummary words) {
        if (words.texts() > 0) {
            print(
                    "Sensitive words in what members wrote",
                    TextTable.of(">texts", ">pass", ">review", ">block", ">planted", ">of them found")
                            .row(
                                    words.texts(),
                                    words.pass(),
                                    words.review(),
                                    words.block(),
                                    words.planted(),
                                    words.found()));
            print("How they were hidden", counts("trick", words.tricks()));
            print("Words that were found most", counts("word", words.words()));
        }
    }

    void feed(FeedSummary feed) {
        if (!feed.entries().isEmpty()) {
            TextTable page =
                    TextTable.of(">place", "content", "author", "kind", ">score", "largest terms", "newest-first");
            feed.entries()
                    .forEach(it -> page.row(
                            it.position(),
                            it.content(),
                            it.author(),
                            it.kind(),
                            it.score(),
                            terms(it),
                            it.newestPlace()));
            print("The feed at the end, of " + Texts.grouped(feed.contents()) + " contents", page);
        }
        TextTable key = TextTable.of(">rank", "member", ">score", ">influence", ">conversion", ">gmv", "why");
        feed.key()
                .forEach(it -> key.row(
                        it.position(), it.member(), it.score(), it.influence(), it.conversion(), it.gmv(), it.why()));
        print("Members who move others", key);
    }

    void candidates(CandidateSummary candidates) {
        print("Questions like the most voted", candidates("question", candidates.questions()));
        print("Whom members might follow", candidates("member", candidates.people()));
        print("Found for members", candidates("member", candidates.found()));
        TextTable after = TextTable.of("bought", "then", ">members", ">of", ">times chance", ">days between");
        candidates.after().forEach(it -> after.row(it.given(), it.then(), it.members(), it.of(), it.lift(), it.days()));
        print("What is bought after what", after);
        TextTable demand = TextTable.of("product", ">of 10,000", "parts", "not known");
        candidates
                .demand()
                .forEach(it -> demand.row(it.product(), it.points(), String.join(", ", it.parts()), it.missing()));
        print("What is wanted most", demand);
    }

    private static TextTable candidates(String of, CandidateSummary.Group group) {
        TextTable table = TextTable.of(of, ">place", "candidate", "found by", "because");
        for (CandidateSummary.Choice choice : group.lists()) {
            for (CandidateSummary.Candidate each : choice.candidates()) {
                table.row(
                        each.position() == 1 ? choice.name() : "",
                        each.position(),
                        each.name(),
                        String.join(", ", each.sources()),
                        each.because().isEmpty() ? "" : each.because().get(0));
            }
        }
        return table;
    }

    private static String terms(FeedSummary.Entry entry) {
        return entry.terms().stream()
                .limit(TERMS)
                .map(it -> it.name() + " " + it.adds())
                .collect(Collectors.joining(", "));
    }

    private static TextTable counts(String what, List<WordSummary.Count> counts) {
        TextTable table = TextTable.of(what, ">times");
        counts.forEach(count -> table.row(count.name(), count.times()));
        return table;
    }

    void statement(String member, List<Posting> postings) {
        TextTable table =
                TextTable.of("occurred", "event", "rule", "currency", ">asked", ">applied", ">balance", "why");
        for (Posting posting : postings) {
            for (Entry entry : posting.entries()) {
                table.row(
                        posting.occurredAt(),
                        posting.key().key().id(),
                        PostingTally.label(entry),
                        entry.currency(),
                        entry.asked(),
                        entry.applied(),
                        entry.balance(),
                        entry.limit().map(LimitWords::of).orElse(""));
            }
        }
        print("Latest postings of " + Texts.printable(member), table);
    }

    private void print(String title, TextTable table) {
        if (!table.isEmpty()) {
            out.println();
            out.println(title);
            out.print(table);
        }
    }

    private static TextTable events(EventCounts events) {
        return TextTable.of(">read", ">new", ">known", ">unruled", ">rejected", ">bad")
                .row(
                        events.read(),
                        events.applied(),
                        events.known(),
                        events.unruled(),
                        events.rejected(),
                        events.bad());
    }

    private static TextTable agreement(Agreement published) {
        TextTable table = TextTable.of("members", ">compared", ">agree", ">equal", ">100 more", ">differ");
        row(table, "all", published.all());
        row(table, "active", published.active());
        return table;
    }

    private static void row(TextTable table, String who, Agreement.Share share) {
        long agree = share.equal() + share.plus100();
        table.row(who, share.members(), agree, share.equal(), share.plus100(), share.differing());
    }

    private static TextTable rules(PostingTally posted) {
        TextTable table = TextTable.of("currency", "rule", ">times", ">granted", ">taken", ">cut");
        posted.rules()
                .forEach(rule -> table.row(
                        rule.currency(), rule.rule(), rule.times(), rule.granted(), rule.taken(), rule.cut()));
        return table;
    }

    private static TextTable limits(PostingTally posted) {
        TextTable table = TextTable.of("limit", ">times", ">points kept back");
        posted.limits().forEach(limit -> table.row(limit.limit(), limit.times(), limit.points()));
        return table;
    }

    private static TextTable tiers(AccountTally accounts) {
        TextTable table = TextTable.of("ladder", "tier", ">from", ">members");
        accounts.tiers().forEach(tier -> table.row(tier.ladder(), tier.tier(), tier.from(), tier.members()));
        return table;
    }

    private static TextTable sizes(SegmentSummary segments) {
        TextTable table = TextTable.of("segment", "title", ">members", ">entered", ">left");
        segments.segments().forEach(it -> table.row(it.segment(), it.title(), it.members(), it.entered(), it.left()));
        return table;
    }

    private static TextTable flows(SegmentSummary segments) {
        TextTable table = TextTable.of("from", "to", ">times");
        segments.flows().forEach(flow -> table.row(flow.from(), flow.to(), flow.times()));
        return table;
    }

    private static TextTable leaders(CurrencyTotal currency) {
        TextTable table = TextTable.of(">rank", "member", ">balance");
        currency.leaders().forEach(leader -> table.row(leader.rank(), leader.member(), leader.balance()));
        return table;
    }
}
