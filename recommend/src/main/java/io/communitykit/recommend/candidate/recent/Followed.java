package io.communitykit.recommend.candidate.recent;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Told;
import io.communitykit.recommend.candidate.internal.HalfLife;
import io.communitykit.recommend.candidate.recent.spi.FollowSource;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource;
import io.communitykit.recommend.internal.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the authors that a member follows published lately. Each author keeps its newest items, as many as told; the author told of longest ago makes way where
 * there are more than 1,000,000. Late facts find their place by their instant; a fact more than 5 minutes ahead of the clock is refused, and what lies after
 * the instant of an answer is not in it. Told again, an item keeps its author and takes the new instant. Where several authors whom a
 * member follows published it, an answer has it once, by the author with whom it comes first.
 *
 * <p>A fact takes time in proportion to the items of its author, an answer to those of all followed. Safe for many threads, which take turns.
 *
 * <p>As a source of candidates it gives the {@link #best}, without the history. No history is its reason.
 */
public final class Followed implements CandidateSource {

    private static final int MOST_AUTHORS = 1_000_000;
    private static final long AHEAD = Duration.ofMinutes(5).toMillis();
    private static final Comparator<FollowedItem> NEWEST_FIRST =
            Comparator.comparing(FollowedItem::published).reversed().thenComparing(FollowedItem::item);
    private static final Comparator<FollowedItem> BEST_FIRST =
            Comparator.comparingDouble(FollowedItem::score).reversed().thenComparing(NEWEST_FIRST);

    private final FollowSource follows;
    private final int kept;
    private final int room;
    private final long halfLife;
    /** In the order in which authors were told of; of each its items, newest first. */
    private final Map<MemberId, List<Published>> byAuthor = new LinkedHashMap<>();

    private final Object turn = new Object();

    /**
     * Starts without items.
     *
     * @param follows says whom a member follows
     * @param kept how many items of an author are kept, 1 to 1,000
     * @param halfLife after how long an item counts half, 1 hour to 36,600 days
     */
    public Followed(FollowSource follows, int kept, Duration halfLife) {
        this(follows, kept, halfLife, MOST_AUTHORS);
    }

    /** For fewer authors. */
    Followed(FollowSource follows, int kept, Duration halfLife, int room) {
        HalfLife.of("half-life of what is followed", halfLife);
        this.follows = follows;
        this.room = room;
        this.kept = Checks.within("items of an author", kept, 1, 1_000);
        this.halfLife = halfLife.toMillis();
    }

    /**
     * Tells that an author published something.
     *
     * @param author who
     * @param item what
     * @param at when
     * @param now the time of the clock
     * @return what became of it
     */
    public Told published(MemberId author, ItemId item, Instant at, Instant now) {
        Instant cut = Timestamps.cut("instant of publishing", at);
        if (cut.toEpochMilli() - AHEAD
                > Timestamps.cut("time of the clock", now).toEpochMilli()) {
            return Told.AHEAD;
        }
        synchronized (turn) {
            List<Published> items = byAuthor.remove(author);
            if (items == null) {
                items = new ArrayList<>(2);
                if (byAuthor.size() == room) {
                    byAuthor.remove(byAuthor.keySet().iterator().next());
                }
            }
            byAuthor.put(author, items);
            items.removeIf(published -> published.item.equals(item));
            put(items, new Published(item, cut));
        }
        return Told.COUNTED;
    }

    private void put(List<Published> items, Published published) {
        int place = 0;
        while (place < items.size() && items.get(place).compareTo(published) < 0) {
            place++;
        }
        items.add(place, published);
        if (items.size() > kept) {
            items.remove(kept);
        }
    }

    /**
     * Tells that an item is gone.
     *
     * @param author who had published it
     * @param item what
     */
    public void withdrawn(MemberId author, ItemId item) {
        synchronized (turn) {
            List<Published> items = byAuthor.get(author);
            if (items != null && items.removeIf(published -> published.item.equals(item)) && items.isEmpty()) {
                byAuthor.remove(author);
            }
        }
    }

    /**
     * What was published last.
     *
     * @param member who follows
     * @param limit how many at most, 1 to 10,000
     * @param at as of when
     * @return newest first, equal ones by id
     */
    public List<FollowedItem> newest(MemberId member, int limit, Instant at) {
        return sorted(member, limit, at, NEWEST_FIRST, Set.of());
    }

    /**
     * What counts most: affinity times {@code 2^(-age / halfLife)}.
     *
     * @param member who follows
     * @param limit how many at most, 1 to 10,000
     * @param at as of when
     * @return best first, equal ones newest first, then by id
     */
    public List<FollowedItem> best(MemberId member, int limit, Instant at) {
        return sorted(member, limit, at, BEST_FIRST, Set.of());
    }

    @Override
    public List<Found> find(CandidateQuestion question) {
        Set<ItemId> history = question.history().keySet();
        return sorted(question.member(), question.limit(), question.at(), BEST_FIRST, history).stream()
                .filter(each -> each.score() > 0)
                .map(each -> new Found(each.item(), each.score()))
                .toList();
    }

    private List<FollowedItem> sorted(
            MemberId member, int limit, Instant at, Comparator<FollowedItem> order, Set<ItemId> without) {
        Checks.within("limit of what is followed", limit, 1, CandidateQuestion.MOST);
        Instant when = Timestamps.cut("instant of an answer", at);
        List<FollowedItem> found = new ArrayList<>();
        Map<MemberId, Double> authors = follows.authors(member);
        authors.forEach((author, affinity) -> Checks.within("affinity to " + author, affinity, Double.MIN_NORMAL, 1));
        synchronized (turn) {
            authors.forEach((author, affinity) -> byAuthor.getOrDefault(author, List.of()).stream()
                    .filter(published -> !published.at.isAfter(when))
                    .forEach(published -> found.add(published.of(author, affinity, left(published.at, when)))));
        }
        found.sort(order.thenComparing(FollowedItem::author));
        Set<ItemId> there = new HashSet<>(without);
        found.removeIf(each -> !there.add(each.item()));
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private double left(Instant from, Instant to) {
        return StrictMath.pow(2, -(double) Duration.between(from, to).toMillis() / halfLife);
    }

    private record Published(ItemId item, Instant at) implements Comparable<Published> {

        /** Newest first. */
        @Override
        public int compareTo(Published other) {
            int byTime = other.at.compareTo(at);
            return byTime != 0 ? byTime : item.compareTo(other.item);
        }

        FollowedItem of(MemberId author, double affinity, double left) {
            return new FollowedItem(item, author, at, affinity * left);
        }
    }
}
