package io.communitykit.examples.feed;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.ContentId;
import io.communitykit.examples.points.ProgramTimes;
import io.communitykit.examples.summary.FeedSummary;
import io.communitykit.recommend.feed.FeedContext;
import io.communitykit.recommend.feed.FeedEntry;
import io.communitykit.recommend.feed.FeedPage;
import io.communitykit.recommend.feed.FeedRequest;
import io.communitykit.recommend.feed.ScoreTerm;
import io.communitykit.recommend.influence.KocRanking;
import io.communitykit.recommend.influence.KocScore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the feed of the end of a history that passes by, and finds who moves others. Not safe for many threads; used once. */
public final class FeedTally {

    private static final int SIZE = 10;
    private static final int TERMS = 6;

    private final FeedPolicyFile rules = FeedPolicyFile.builtIn(FeedPolicyFile.SHOP);
    private final FeedMemory memory = new FeedMemory(rules.policy());
    private final OpinionTally opinions = new OpinionTally();
    private final ProgramTimes times = new ProgramTimes(rules.policy().zone());

    /** Starts with the policy for a shop that the jar carries. */
    public FeedTally() {}

    /**
     * Adds a fact.
     *
     * @param event in the order of time
     */
    public void add(CommunityEvent event) {
        memory.tell(event);
        opinions.add(event);
    }

    /**
     * The feed as of the last fact.
     *
     * @return nothing but the members where no content was published
     */
    public FeedSummary summary() {
        Instant at = memory.latest();
        var request = FeedRequest.of(FeedContext.at(at), SIZE);
        FeedPage page = new FeedInput(rules, at, memory.items(at), request).page();
        List<PublishedContent> newest = memory.contents().values().stream()
                .sorted(Comparator.comparing(PublishedContent::at).reversed().thenComparing(PublishedContent::id))
                .toList();
        return new FeedSummary(
                rules.policy().version().value(),
                time(at),
                newest.size(),
                page.digest(),
                entries(page, newest),
                newest(page, newest),
                opinions.ranking().map(FeedTally::key).orElse(List.of()));
    }

    private String time(Instant instant) {
        return times.of(instant.truncatedTo(ChronoUnit.MINUTES));
    }

    private List<FeedSummary.Entry> entries(FeedPage page, List<PublishedContent> newest) {
        Map<ContentId, Integer> places = new HashMap<>();
        newest.forEach(it -> places.put(it.id(), places.size() + 1));
        long longest = page.entries().stream()
                .flatMap(entry -> entry.terms().stream())
                .mapToLong(term -> Math.abs(term.nanos()))
                .max()
                .orElse(1);
        List<FeedSummary.Entry> entries = new ArrayList<>();
        for (FeedEntry entry : page.entries()) {
            PublishedContent content = Objects.requireNonNull(memory.contents().get(entry.content()));
            entries.add(new FeedSummary.Entry(
                    entry.position(),
                    entry.content().value(),
                    content.title().orElse(""),
                    content.author().value(),
                    content.format() + content.category().map(it -> ", " + it).orElse(""),
                    time(content.at()),
                    Scores.text(entry.score()),
                    Scores.largest(entry, TERMS).stream()
                            .map(term -> term(term, longest))
                            .toList(),
                    Scores.moves(entry),
                    place(places.get(entry.content()))));
        }
        return entries;
    }

    private static FeedSummary.Term term(ScoreTerm term, long longest) {
        double width = 100.0 * Math.abs(term.nanos()) / Math.max(1, longest);
        return new FeedSummary.Term(
                Scores.name(term),
                Scores.signed(term.nanos()),
                String.format(Locale.ROOT, "%.1f", width),
                term.nanos() < 0);
    }

    private List<FeedSummary.Newest> newest(FeedPage page, List<PublishedContent> newest) {
        Map<ContentId, Integer> places = new HashMap<>();
        page.entries().forEach(it -> places.put(it.content(), it.position()));
        List<FeedSummary.Newest> lines = new ArrayList<>();
        for (PublishedContent content : newest.subList(0, Math.min(SIZE, newest.size()))) {
            lines.add(new FeedSummary.Newest(
                    lines.size() + 1,
                    content.id().value(),
                    content.title().orElse(""),
                    content.author().value(),
                    time(content.at()),
                    place(places.get(content.id()))));
        }
        return lines;
    }

    private static String place(@Nullable Integer place) {
        return place == null ? "not there" : place.toString();
    }

    private static List<FeedSummary.Key> key(KocRanking ranking) {
        return ranking.scores().stream().limit(SIZE).map(FeedTally::key).toList();
    }

    private static FeedSummary.Key key(KocScore score) {
        String why = String.format(
                Locale.ROOT,
                "%d members answer or follow, %d.%02d%% of it comes back; %d of %d visits became orders; %s",
                score.influence().givers(),
                score.influence().ringShare() / 100,
                score.influence().ringShare() % 100,
                score.conversion().orders(),
                score.conversion().visits(),
                score.gmv().amount());
        return new FeedSummary.Key(
                score.position(),
                score.member().value(),
                score.score(),
                score.influence().points(),
                score.conversion().points(),
                score.gmv().points(),
                why);
    }
}
