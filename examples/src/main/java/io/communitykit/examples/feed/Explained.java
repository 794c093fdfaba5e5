package io.communitykit.examples.feed;

import io.communitykit.core.id.ContentId;
import io.communitykit.recommend.diversity.Quota;
import io.communitykit.recommend.feed.Candidate;
import io.communitykit.recommend.feed.FeedEntry;
import io.communitykit.recommend.feed.FeedPage;
import io.communitykit.recommend.feed.FeedRequest;
import io.communitykit.recommend.feed.FeedRun;
import io.communitykit.recommend.feed.FeedSnapshot;
import io.communitykit.recommend.feed.RankedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where one content stands.
 *
 * @param content which
 * @param place its place on the page; empty where it is not on it
 * @param rank its rank by score alone, before authors' further content is discounted; empty where it is not shown at all
 * @param candidates how many can be shown
 * @param entry its terms and moves; empty where it is not shown at all, or a quota keeps it out even alone. Off the page, without the discount
 *     for an author's further content
 * @param reasons why it is not on the page
 */
record Explained(
        ContentId content,
        OptionalInt place,
        OptionalInt rank,
        int candidates,
        Optional<FeedEntry> entry,
        List<String> reasons) {

    /** Copies the list. */
    Explained {
        reasons = List.copyOf(reasons);
    }

    /**
     * Looks for it.
     *
     * @param input a feed whose items hold the content
     * @param content which
     */
    static Explained of(FeedInput input, ContentId content) {
        FeedSnapshot snapshot = input.snapshot();
        FeedRequest request = input.request();
        FeedPage page = input.ranker().page(snapshot, request);
        FeedRun run = input.ranker().prepare(snapshot, request);
        OptionalInt rank = rank(snapshot, run, content);
        Optional<FeedEntry> shown = find(page, content);
        if (shown.isPresent()) {
            return new Explained(content, OptionalInt.of(shown.get().position()), rank, run.size(), shown, List.of());
        }
        FeedPage alone = input.ranker().page(snapshot, request.candidates(List.of(candidate(request, content))));
        List<String> reasons = new ArrayList<>();
        alone.excluded().keySet().forEach(why -> reasons.add("it is not shown at all: " + PageJson.word(why)));
        rank.ifPresent(it -> offPage(it, page, snapshot, content, request.size(), reasons));
        return new Explained(content, OptionalInt.empty(), rank, run.size(), find(alone, content), reasons);
    }

    private static Candidate candidate(FeedRequest request, ContentId content) {
        return request.candidates().orElse(List.of()).stream()
                .filter(it -> it.content().equals(content))
                .findFirst()
                .orElse(Candidate.of(content));
    }

    private static Optional<FeedEntry> find(FeedPage page, ContentId content) {
        return page.entries().stream()
                .filter(entry -> entry.content().equals(content))
                .findFirst();
    }

    private static OptionalInt rank(FeedSnapshot snapshot, FeedRun run, ContentId content) {
        OptionalInt row = snapshot.row(content);
        if (run.size() == 0 || row.isEmpty()) {
            return OptionalInt.empty();
        }
        RankedRows best = new RankedRows(run.size());
        run.top(best);
        for (int i = 0; i < best.size(); i++) {
            if (best.row(i) == row.getAsInt()) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    private static void offPage(
            int rank, FeedPage page, FeedSnapshot snapshot, ContentId content, int size, List<String> reasons) {
        if (rank > size) {
            reasons.add("by its score alone it is number " + rank + ", and the page has " + size + " places");
        } else {
            reasons.add(
                    "by its score alone it would be number " + rank
                            + "; a discount for its author's further content, variety or rules of the page put others before it");
        }
        long least = page.entries().stream().mapToLong(FeedEntry::score).min().orElse(0);
        if (!page.entries().isEmpty()) {
            reasons.add("the lowest score on the page is " + Scores.text(least));
        }
        for (Quota quota : snapshot.policy().quotas()) {
            full(quota, page, snapshot, content).ifPresent(reasons::add);
        }
    }

    /** A maximum for the whole page that is reached. */
    private static Optional<String> full(Quota quota, FeedPage page, FeedSnapshot snapshot, ContentId content) {
        Optional<String> group = group(quota, snapshot, content);
        if (group.isEmpty()
                || quota.max().isEmpty()
                || quota.within().isPresent()
                || quota.of().filter(it -> !group.get().equals(it)).isPresent()) {
            return Optional.empty();
        }
        long held = page.entries().stream()
                .filter(entry -> group(quota, snapshot, entry.content()).equals(group))
                .count();
        return held < quota.max().getAsInt()
                ? Optional.empty()
                : Optional.of("quota " + quota.id() + ": the page holds " + held + " of " + PageJson.word(quota.by())
                        + " " + group.get() + " already, the most it may");
    }

    private static Optional<String> group(Quota quota, FeedSnapshot snapshot, ContentId content) {
        OptionalInt row = snapshot.row(content);
        return row.isEmpty() ? Optional.empty() : snapshot.group(quota.by(), row.getAsInt());
    }
}
