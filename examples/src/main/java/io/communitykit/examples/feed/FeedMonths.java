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
import java.util.stream.Stream;

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
    /** By content, on which pages of its own week it stood. */
    private final Map<ContentId, Month> pages = new HashMap<>();

    private LocalDate week = LocalDate.MIN;

    FeedMonths(FeedPolicy policy, int size) {
        this.policy = policy;
        this.size = size;
        this.memory = new FeedMemory(policy);
    }

    /**
     * What one month came to, or one content of it.
     *
     * @param top how many of the most voted at the end were published in it
     * @param feed how many of those the feed showed in their week
     * @param newest how many newest-first showed
     * @param voted how many most-voted-so-far showed
     * @param weekVoted how many the most voted of the week showed
     */
    record Month(int top, int feed, int newest, int voted, int weekVoted) {

        static final Month NONE = new Month(0, 0, 0, 0, 0);

        private static final Month UNSEEN = new Month(1, 0, 0, 0, 0);

        Month plus(Month other) {
            return new Month(
                    top + other.top,
                    feed + other.feed,
                    newest + other.newest,
                    voted + other.voted,
                    weekVoted + other.weekVoted);
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
        if (event.type().equals(EventType.CONTENT_VOTED_UP)) {
            vote(event, 1L);
        } else if (event.type().equals(EventType.CONTENT_VOTED_DOWN)) {
            vote(event, -1L);
        }
    }

    private void vote(CommunityEvent event, Long vote) {
        event.subject().ifPresent(it -> votes.merge(new ContentId(it.value()), vote, Long::sum));
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
                page(all, Comparator.comparing(PublishedContent::at).reversed());
        Set<ContentId> voted = page(all, mostVoted());
        Set<ContentId> weekVoted = page(fresh, mostVoted());
        for (PublishedContent each : fresh) {
            ContentId id = each.id();
            pages.putIfAbsent(id, new Month(1, one(feed, id), one(newest, id), one(voted, id), one(weekVoted, id)));
        }
    }

    private static int one(Set<ContentId> page, ContentId id) {
        return page.contains(id) ? 1 : 0;
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

    private Set<ContentId> page(Collection<PublishedContent> some, Comparator<PublishedContent> order) {
        return first(some, order, size).map(PublishedContent::id).collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<PublishedContent> first(
            Collection<PublishedContent> some, Comparator<PublishedContent> order, int most) {
        return some.stream().sorted(order.thenComparing(PublishedContent::id)).limit(most);
    }

    private Comparator<PublishedContent> mostVoted() {
        return Comparator.comparing((PublishedContent it) -> -votes.getOrDefault(it.id(), 0L));
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
        Collection<PublishedContent> all = memory.contents().values();
        all.forEach(it -> months.put(month(it), Month.NONE));
        first(all, mostVoted(), top)
                .forEach(it -> months.merge(month(it), pages.getOrDefault(it.id(), Month.UNSEEN), Month::plus));
        return months;
    }

    private YearMonth month(PublishedContent content) {
        return YearMonth.from(content.at().atZone(policy.zone()));
    }
}
