package io.communitykit.recommend.diversity;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.diversity.DroppedPlacement.BreaksMaximum;
import io.communitykit.recommend.diversity.DroppedPlacement.PageEnded;
import io.communitykit.recommend.diversity.DroppedPlacement.Taken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fills a page from a ranking under quotas, with some candidates at places that others decided.
 *
 * <ul>
 *   <li>A maximum always holds. A placement that would break one is dropped, and its candidate ranks like any other.
 *   <li>A minimum is met wherever a page can meet it, else it comes as near as it can, the earlier quota before the later; what is missing is
 *       reported. A minimum goes before a full page.
 *   <li>Else the order is that of the ranking: what a minimum needs is put ahead of better candidates only where the places left are no more
 *       than the needs left.
 *   <li>A page has no holes. Where nothing else may stand at a place, the next placement that may comes up to it; where none may, the page ends.
 * </ul>
 *
 * <p>Minimums and page-wide maximums by one attribute are met by this word for word. Several attributes, or maximums within a stretch of places,
 * are so too as long as the search for the best page ends within its steps, which it does on pages of a few places and, on larger ones, where
 * quotas do not get in each other's way; else the page is the best of a greedy pass, and a shortfall says {@link Shortfall.SearchEnded}. No
 * maximum is broken and no minimum claimed in either case.
 *
 * <p>The same input gives the same page. Immutable and safe for many threads.
 */
public final class PageFill {

    /** No page is longer. */
    public static final int MOST_PLACES = 1_000;

    /** No more quotas. */
    public static final int MOST_QUOTAS = 64;

    private final List<Quota> quotas;

    /**
     * Keeps the quotas.
     *
     * @param quotas at most {@link #MOST_QUOTAS}, the more important minimum first; no two of one id
     * @throws InvalidValueException if there are too many or two of one id
     */
    public PageFill(List<Quota> quotas) {
        this.quotas = List.copyOf(quotas);
        if (quotas.size() > MOST_QUOTAS) {
            throw InvalidValueException.of("number of quotas", "at most " + MOST_QUOTAS, quotas.size());
        }
        Set<RuleId> ids = new HashSet<>();
        for (Quota quota : quotas) {
            if (!ids.add(quota.id())) {
                throw InvalidValueException.of("quotas", "of different ids", quota.id());
            }
        }
    }

    /**
     * Fills a page.
     *
     * @param places how many it has, 0 to {@link #MOST_PLACES}
     * @param ranked the candidates, best first; none twice
     * @param groups into what groups they fall
     * @param placements who shall stand where, the more important first; of {@code ranked}
     * @return the page
     * @throws InvalidValueException if the number of places is out of range, a candidate is ranked twice, or a placement is about one that is not
     *     ranked
     */
    public FilledPage fill(int places, int[] ranked, Groups groups, List<Placement> placements) {
        if (places < 0 || places > MOST_PLACES) {
            throw InvalidValueException.of("places of a page", "0 to " + MOST_PLACES, places);
        }
        check(ranked);
        PageState state = new PageState(new QuotaTable(quotas, ranked, groups, places), places);
        int[] placedBy = new int[ranked.length];
        Arrays.fill(placedBy, -1);
        List<Optional<DroppedPlacement.Reason>> reasons = new ArrayList<>();
        for (int i = 0; i < placements.size(); i++) {
            reasons.add(place(i, placements, rank(placements.get(i), ranked), state, placedBy));
        }
        state.fixed();
        PageSearch search = new PageSearch(state);
        int[] page = Arrays.copyOf(state.page, search.run());
        PageReport report = new PageReport(state, page, placements, placedBy);
        List<Integer> candidates =
                Arrays.stream(page).map(rank -> ranked[rank]).boxed().toList();
        return new FilledPage(
                candidates, report.moves(ranked), report.shortfalls(search.proven()), report.dropped(reasons, ranked));
    }

    private static void check(int[] ranked) {
        int[] sorted = ranked.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw InvalidValueException.of("ranked candidates", "none twice", sorted[i]);
            }
        }
    }

    private static int rank(Placement placement, int[] ranked) {
        for (int rank = 0; rank < ranked.length; rank++) {
            if (ranked[rank] == placement.candidate()) {
                return rank;
            }
        }
        throw InvalidValueException.of(
                "candidate of placement " + placement.rule(), "one of those ranked", placement.candidate());
    }

    private static Optional<DroppedPlacement.Reason> place(
            int index, List<Placement> placements, int rank, PageState state, int[] placedBy) {
        int place = placements.get(index).place();
        if (placedBy[rank] >= 0) {
            return Optional.of(new Taken(placements.get(placedBy[rank]).rule()));
        }
        if (place >= state.places) {
            return Optional.of(new PageEnded(state.places));
        }
        if (state.page[place] >= 0) {
            return Optional.of(
                    new Taken(placements.get(placedBy[state.page[place]]).rule()));
        }
        int refusal = state.refusal(rank, place);
        if (refusal >= 0) {
            return Optional.of(new BreaksMaximum(state.quotas.id[refusal]));
        }
        state.put(rank, place);
        placedBy[rank] = index;
        return Optional.empty();
    }
}
