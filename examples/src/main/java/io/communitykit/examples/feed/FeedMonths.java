package io.communitykit.examples.feed;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.ContentId;
import io.communitykit.recommend.feed.FeedContext;
import io.communitykit.recommend.feed.FeedEntry;
import io.communitykit.recommend.feed.FeedPolicy;
import io.communitykit.recommend.feed.FeedRanker;
import io.communitykit.recommend.feed.FeedRequest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks back: which of the content that is most voted at the end of a history stood on the page of the week in which it was published, when only
 * what had happened by the end of that week was known. Beside the feed: the newest, the most voted of all so far, and the most voted of that
 * week. Used once.
 */
final class FeedMonths {

    private final FeedPolicy policy;
    private final int size;
    private final FeedMemory memory;
    private final Map<ContentId, Long> votes = new HashMap<>();
    private final Map<ContentId, Pages> pages = new HashMap<>();
    private LocalDate week = LocalDate.MIN;

    FeedMonths(FeedPolicy policy, int size) {
        this.policy = policy;
        this.size = size;
        this.memory = new FeedMemory(policy);
    }

    /** Which pages of its own week a content stood on. */
    record Pages(boolean feed, boolean newest, boolean voted, boolean weekVoted) {}

    /**
     * What one month came to.
     *
     * @param top how many of the most voted at the end were published in it
     * @param feed how many of those the feed showed in their week
     * @param newest how many newest-first showed
     * @param voted how many most-voted-so-far showed
     * @param weekVoted how many the most voted of the week showed
     */
    record Month(int top, int feed, int newest, int voted, int weekVoted) {

        Month plus(Pages on) {
            return new Month(
                    top + 1,
                    feed + (on.feed() ? 1 : 0),
                    newest + (on.newest() ? 1 : 0),
                    voted + (on.voted() ? 1 : 0),
                    weekVoted + (on.weekVoted() ? 1 : 0));
        }
    }

    /** Tells a fact. */
    void event(CommunityEvent event) {
        LocalDate monday = event.occurredAt()
                .atZone(policy.zone())
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (monday.isAfter(week)) {
            endWeek();
            week = monday;
        }
        memory.tell(event);
        if (event.subject().isPresent()) {
            int vote = event.type().equals(EventType.CONTENT_VOTED_UP)
                    ? 1
                    : event.type().equals(EventType.CONTENT_VOTED_DOWN) ? -1 : 0;
            votes.merge(new ContentId(event.subject().get().value()), (long) vote, Long::sum);
        }
    }

    int contents() {
        return memory.contents().size();
    }

    private void endWeek() {
        if (week.equals(LocalDate.MIN)) {
            return;
        }
        Instant start = week.atStartOfDay(policy.zone()).toInstant();
        Instant end = week.plusWeeks(1).atStartOfDay(policy.zone()).toInstant();
        Set<ContentId> feed = feed(end);
        Collection<PublishedContent> all = memory.contents().values();
        List<PublishedContent> fresh =
                all.stream().filter(it -> !it.at().isBefore(start)).toList();
        Set<ContentId> newest =
                first(all, Comparator.comparing(PublishedContent::at).reversed());
        Comparator<PublishedContent> most = Comparator.comparing((PublishedContent it) -> -votes(it.id()));
        Set<ContentId> voted = first(all, most);
        Set<ContentId> weekVoted = first(fresh, most);
        for (PublishedContent each : fresh) {
            ContentId id = each.id();
            pages.putIfAbsent(
                    id, new Pages(feed.contains(id), newest.contains(id), voted.contains(id), weekVoted.contains(id)));
        }
    }

    private Set<ContentId> feed(Instant at) {
        FeedRanker ranker = FeedRanker.builder(policy).build();
        return ranker
                .page(ranker.snapshot(memory.items(at), at), FeedRequest.of(FeedContext.at(at), size))
                .entries()
                .stream()
                .map(FeedEntry::content)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<ContentId> first(Collection<PublishedContent> some, Comparator<PublishedContent> order) {
        return some.stream()
                .sorted(order.thenComparing(PublishedContent::id))
                .limit(size)
                .map(PublishedContent::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private long votes(ContentId id) {
        return votes.getOrDefault(id, 0L);
    }

    /**
     * What came of it.
     *
     * @param top how many of the most voted are looked for
     * @return by month of publication
     */
    SortedMap<YearMonth, Month> months(int top) {
        endWeek();
        SortedMap<YearMonth, Month> months = new TreeMap<>();
        memory.contents().values().forEach(it -> months.putIfAbsent(month(it), new Month(0, 0, 0, 0, 0)));
        memory.contents().values().stream()
                .sorted(Comparator.comparing((PublishedContent it) -> -votes(it.id()))
                        .thenComparing(PublishedContent::id))
                .limit(top)
                .forEach(it -> months.merge(
                        month(it),
                        new Month(0, 0, 0, 0, 0),
                        (known, none) ->
                                known.plus(pages.getOrDefault(it.id(), new Pages(false, false, false, false)))));
        return months;
    }

    private YearMonth month(PublishedContent content) {
        return YearMonth.from(content.at().atZone(policy.zone()));
    }
}
