package io.communitykit.examples.replay;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.examples.abuse.AbusePage;
import io.communitykit.examples.bargain.BargainPage;
import io.communitykit.examples.candidates.ThreadTally;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Progress;
import io.communitykit.examples.history.History;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.referral.ReferralPage;
import io.communitykit.examples.report.HtmlReport;
import io.communitykit.examples.report.ReportData;
import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.examples.summary.AccountTally;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.examples.summary.FeedSummary;
import io.communitykit.examples.summary.GroupBuySummary;
import io.communitykit.examples.summary.Ledger;
import io.communitykit.examples.summary.PostingTally;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.examples.summary.SegmentSummary;
import io.communitykit.examples.summary.WordSummary;
import io.communitykit.examples.team.TeamPage;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.TierProgram;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells one history to one store, and writes and prints what was asked for. Used once. */
public final class ReplayRun {

    private static final int STATEMENT_LINES = 20;
    private static final int REFERRERS = 10;
    private static final int TEAMS = 5;

    private final Judges judges;
    private final OpenStore store;
    private final Ledger ledger;
    private final OutputOptions output;
    private final Console console;
    private final Map<String, String> files = new LinkedHashMap<>();
    private WordSummary words = WordSummary.NONE;
    private FeedSummary feed = FeedSummary.NONE;
    private CandidateSummary candidates = CandidateSummary.NONE;
    private ReferralSummary referrals = ReferralSummary.NONE;
    private AbuseSummary abuse = AbuseSummary.NONE;
    private GroupBuySummary groupBuys = GroupBuySummary.NONE;
    private @Nullable ThreadTally threads;

    /**
     * Prepares a run.
     *
     * @param judges the policies
     * @param store where accounts are kept
     * @param output what to write
     * @param console where to print
     */
    public ReplayRun(Judges judges, OpenStore store, OutputOptions output, Console console) {
        this.judges = judges;
        this.store = store;
        this.ledger = new Ledger(store.store(), judges.program().id());
        this.output = output;
        this.console = console;
    }

    /**
     * The policies that judge a history.
     *
     * @param program what is earned, with the ladders that members climb by it
     * @param tiers those ladders
     * @param segments who is who; empty where that is not asked
     */
    public record Judges(PointsProgram program, TierProgram tiers, Optional<SegmentProgram> segments) {

        /** Puts program and ladders together. */
        public static Judges of(PointsProgram program, TierProgram tiers, Optional<SegmentProgram> segments) {
            return new Judges(PolicyFiles.together(program, tiers), tiers, segments);
        }
    }

    /** Adds what was found in the texts of the history. */
    public ReplayRun words(WordSummary found) {
        words = found;
        return this;
    }

    /** Adds the feed of the history's end. */
    public ReplayRun feed(FeedSummary made) {
        feed = made;
        return this;
    }

    /** Adds what may be shown to whom at the history's end. */
    public ReplayRun candidates(CandidateSummary found) {
        candidates = found;
        return this;
    }

    /** Looks for similar questions and people to follow while the history is told. */
    public ReplayRun candidates(ThreadTally tally) {
        threads = tally;
        return this;
    }

    /** Adds who brought whom, and what it earned them. */
    public ReplayRun referrals(ReferralSummary found) {
        referrals = found;
        return this;
    }

    /** Adds which referrals are farmed. */
    public ReplayRun abuse(AbuseSummary found) {
        abuse = found;
        return this;
    }

    /** Adds what became of teams and bargains at the history's end. */
    public ReplayRun groupBuys(GroupBuySummary found) {
        groupBuys = found;
        return this;
    }

    /** Names a file that was written before the run, for the summary. */
    public void wrote(String kind, Path file) {
        files.put(kind, file.toString());
    }

    /**
     * Runs.
     *
     * @param opening opens the history; the time it takes counts
     * @param settings how to tell it
     * @param folder where the report goes, or null for none
     */
    public void run(Supplier<History> opening, ReplaySettings settings, @Nullable Path folder) {
        prepare(folder);
        long started = System.nanoTime();
        History history = opening.get();
        PostingTally posted;
        EventCounts counts;
        SegmentSummary segments;
        try (Progress progress = console.progress("events told", history.size())) {
            var replayer = new Replayer(judges, store.store(), settings, console, progress);
            history.tell(threads == null ? replayer : new Both(replayer, threads));
            counts = replayer.finish();
            posted = replayer.tally();
            segments = replayer.segments();
        }
        BigDecimal seconds = BigDecimal.valueOf(System.nanoTime() - started, 9).setScale(3, RoundingMode.HALF_UP);
        if (threads != null) {
            candidates = threads.summary();
        }
        AccountTally accounts = new AccountTally(judges.program(), judges.tiers());
        ledger.accounts(accounts::add);
        Agreement agreement = agreement(history.publishedBalances());
        write(folder, counts, accounts, segments);
        RunSummary.Program program = RunSummary.Program.of(judges.program());
        var summary = new RunSummary(
                counts,
                accounts.members(),
                seconds,
                program,
                store.name(),
                RunSummary.SegmentSizes.of(segments),
                RunSummary.WordCounts.of(words),
                RunSummary.FeedPlaces.of(feed),
                RunSummary.CandidateLists.of(candidates),
                RunSummary.Referrals.of(referrals),
                RunSummary.Screened.of(abuse),
                RunSummary.GroupBuys.of(groupBuys),
                agreement,
                files);
        print(summary, posted, accounts, segments);
    }

    /** Tells a history to two. */
    private record Both(History.Listener first, ThreadTally second) implements History.Listener {
        @Override
        public void event(CommunityEvent event) {
            first.event(event);
            second.add(event);
        }

        @Override
        public void bad(History.BadLine line) {
            first.bad(line);
        }
    }

    private static void prepare(@Nullable Path folder) {
        if (folder != null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw CommandFailure.unwritable(folder, e);
            }
        }
    }

    private @Nullable Agreement agreement(Map<MemberId, Long> published) {
        if (published.isEmpty()) {
            return null;
        }
        CurrencyId currency = judges.program().currencies().get(0).id();
        return Agreement.of(published, ledger, currency);
    }

    private void write(@Nullable Path folder, EventCounts counts, AccountTally accounts, SegmentSummary segments) {
        if (output.balances != null) {
            BalancesCsv.write(output.balances, ledger);
            wrote("balances", output.balances);
        }
        if (folder != null) {
            Path report = folder.resolve("report.html");
            PostingTally everything = new PostingTally(judges.program().zone());
            ledger.accounts(head -> ledger.postings(head, everything::add));
            HtmlReport.write(
                    report,
                    ReportData.of(
                            judges.program(),
                            counts.read(),
                            accounts,
                            everything,
                            segments,
                            words,
                            feed,
                            candidates,
                            referrals,
                            abuse,
                            groupBuys));
            wrote("report", report);
        }
    }

    private void print(RunSummary summary, PostingTally posted, AccountTally accounts, SegmentSummary segments) {
        var printer = new ResultPrinter(console.out());
        List<Posting> statement = output.member == null ? List.of() : statement(output.member);
        if (output.json) {
            printer.json(summary);
        } else {
            printer.tables(summary, posted, accounts, segments);
            printer.words(words);
            printer.feed(feed);
            printer.candidates(candidates);
            new ReferralPage(console.out()).print(referrals, REFERRERS);
            new AbusePage(console.out()).print(abuse, REFERRERS);
            new TeamPage(console.out()).print(groupBuys.teams(), TEAMS);
            new BargainPage(console.out()).print(groupBuys.bargains(), 1);
            if (output.member != null) {
                printer.statement(output.member, statement);
            }
        }
    }

    /** The last postings of a member. */
    private List<Posting> statement(String member) {
        AccountId account = new AccountId(judges.program().id(), new MemberId(member));
        long sequence =
                store.store().read(List.of(Want.balances(account))).get(0).sequence();
        if (sequence == 0) {
            throw new CommandFailure(ExitCode.INPUT, "no member " + member + " in " + account.program(), null);
        }
        PostingQuery.Whose whose = new PostingQuery.Whose.Member(account);
        long after = Math.max(0, sequence - STATEMENT_LINES);
        return store.store()
                .postings(new PostingQuery(whose, after, STATEMENT_LINES))
                .items();
    }
}
