package io.communitykit.recommend.diversity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Tries every page, for small cases: of those that come to the most, the first by rank. */
final class PageModel {

    private final PageCase given;
    private List<Integer> best = List.of();
    private int[] most = {-1};

    private PageModel(PageCase given) {
        this.given = given;
    }

    static List<Integer> page(PageCase given) {
        PageModel model = new PageModel(given);
        model.extend(model.fixed(), 0);
        return model.best;
    }

    /** The placements that are followed from the start. */
    private int[] fixed() {
        int[] page = new int[given.places()];
        Arrays.fill(page, -1);
        for (Placement placement : given.placements()) {
            boolean free = placement.place() < page.length
                    && page[placement.place()] < 0
                    && Arrays.stream(page).noneMatch(c -> c == placement.candidate());
            if (free) {
                page[placement.place()] = placement.candidate();
                page[placement.place()] = given.broken(page) >= 0 ? -1 : placement.candidate();
            }
        }
        return page;
    }

    private void extend(int[] page, int place) {
        if (place == page.length) {
            consider(page, place);
        } else if (page[place] >= 0) {
            extend(page, place + 1);
        } else if (!free(page, place) && !risen(page, place)) {
            consider(page, place);
        }
    }

    private boolean free(int[] page, int place) {
        boolean any = false;
        for (int candidate : given.ranked()) {
            if (Arrays.stream(page).noneMatch(c -> c == candidate)) {
                int[] more = page.clone();
                more[place] = candidate;
                if (given.broken(more) < 0) {
                    any = true;
                    extend(more, place + 1);
                }
            }
        }
        return any;
    }

    private boolean risen(int[] page, int place) {
        boolean any = false;
        for (int from = place + 1; from < page.length; from++) {
            if (page[from] >= 0) {
                int[] more = page.clone();
                more[place] = page[from];
                more[from] = -1;
                if (given.broken(more) < 0) {
                    any = true;
                    extend(more, place + 1);
                }
            }
        }
        return any;
    }

    private void consider(int[] page, int length) {
        List<Integer> candidates = IntStream.of(page).limit(length).boxed().toList();
        List<Integer> parts = new ArrayList<>();
        for (Quota quota : given.quotas()) {
            quota.min().ifPresent(min -> {
                int got = (int)
                        candidates.stream().filter(c -> given.counts(quota, c)).count();
                parts.add(Math.min(min, got));
            });
        }
        parts.add(length);
        int[] worth = parts.stream().mapToInt(Integer::intValue).toArray();
        if (Arrays.compare(worth, most) > 0) {
            most = worth;
            best = candidates;
        }
    }
}
