package io.communitykit.recommend.diversity;

import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.diversity.DroppedPlacement.PageEnded;
import io.communitykit.recommend.diversity.Shortfall.Conflict;
import io.communitykit.recommend.diversity.Shortfall.PageTooShort;
import io.communitykit.recommend.diversity.Shortfall.SearchEnded;
import io.communitykit.recommend.diversity.Shortfall.TooFewCandidates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells how a filled page came about: replays it place by place and asks what kept better candidates away. */
final class PageReport {

    private final PageState state;
    private final QuotaTable quotas;
    private final int[] page;
    private final List<Placement> placements;
    private final int[] placedBy;

    /** Takes over the state, which holds the page. */
    PageReport(PageState state, int[] page, List<Placement> placements, int[] placedBy) {
        this.state = state;
        this.quotas = state.quotas;
        this.page = page;
        this.placements = placements;
        this.placedBy = placedBy;
    }

    /** Who came elsewhere than its rank, and by what. */
    List<PageMove> moves(int[] ranked) {
        for (int place = 0; place < page.length; place++) {
            if (placedBy[page[place]] < 0) {
                state.take(page[place], place);
            }
        }
        List<PageMove> moves = new ArrayList<>();
        RuleId[] held = new RuleId[page.length];
        boolean[] gone = new boolean[quotas.candidates];
        int best = 0;
        for (int place = 0; place < page.length; place++) {
            int rank = page[place];
            hold(place, held);
            if (rank != place) {
                while (gone[best]) {
                    best++;
                }
                RuleId by = rank > place || placedBy[rank] >= 0 ? reason(best, rank, place) : held[place];
                moves.add(new PageMove(ranked[rank], rank, place, by));
            }
            gone[rank] = true;
            if (placedBy[rank] < 0) {
                state.put(rank, place);
            }
        }
        return moves;
    }

    /** Those further on that are passed over here for the first time. */
    private void hold(int place, RuleId[] held) {
        for (int later = place + 1; later < page.length; later++) {
            if (page[later] < page[place] && held[later] == null) {
                held[later] = reason(page[later], page[place], place);
            }
        }
    }

    /** Why one candidate stands at a place and a better one does not. */
    private RuleId reason(int better, int rank, int place) {
        if (placedBy[rank] >= 0) {
            return placements.get(placedBy[rank]).rule();
        }
        if (placedBy[better] >= 0) {
            return placements.get(placedBy[better]).rule();
        }
        int refusal = state.refusal(better, place);
        return quotas.id[refusal >= 0 ? refusal : needs(better, rank)];
    }

    /** The minimum that one serves and the better does not; else what keeps the better for later, so that the page comes to more. */
    private int needs(int better, int rank) {
        for (int minimum : state.minimums) {
            if (quotas.member[minimum][rank] == 0 && quotas.member[minimum][better] < 0) {
                return minimum;
            }
        }
        for (int q = 0; q < quotas.size; q++) {
            if (quotas.member[q][better] != quotas.member[q][rank]) {
                return q;
            }
        }
        throw new IllegalStateException("no quota tells candidate " + better + " from " + rank);
    }

    /** What is missing. */
    List<Shortfall> shortfalls(boolean proven) {
        Shortfall.Reason other = proven ? new Conflict() : new SearchEnded(state.steps);
        List<Shortfall> shortfalls = new ArrayList<>();
        for (int q : state.minimums) {
            int got = held(q);
            if (got < quotas.min[q]) {
                shortfalls.add(new Shortfall(Optional.of(quotas.id[q]), quotas.min[q], got, reason(q, got, other)));
            }
        }
        if (page.length < state.places) {
            Shortfall.Reason reason = page.length == quotas.candidates ? new TooFewCandidates(page.length) : other;
            shortfalls.add(new Shortfall(Optional.empty(), state.places, page.length, reason));
        }
        return shortfalls;
    }

    /** Too few, no room for all that are needed, or something else. */
    private Shortfall.Reason reason(int q, int got, Shortfall.Reason other) {
        int available = quotas.available(q);
        if (got == available) {
            return new TooFewCandidates(available);
        }
        return needed(q) == state.places ? new PageTooShort(state.places) : other;
    }

    /** So many places hold what this minimum or another by the same attribute needs. */
    private int needed(int q) {
        boolean[] needed = new boolean[page.length];
        for (int minimum : state.minimums) {
            int more = quotas.min[minimum];
            for (int place = 0; place < page.length && quotas.key[minimum] == quotas.key[q]; place++) {
                if (quotas.member[minimum][page[place]] == 0 && more-- > 0) {
                    needed[place] = true;
                }
            }
        }
        int count = 0;
        for (boolean one : needed) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private int held(int q) {
        return (int)
                Arrays.stream(page).filter(rank -> quotas.member[q][rank] == 0).count();
    }

    /** The placements that are not followed: those refused from the start, and those that the page ended before. */
    List<DroppedPlacement> dropped(List<Optional<DroppedPlacement.Reason>> refused, int[] ranked) {
        List<DroppedPlacement> dropped = new ArrayList<>();
        for (int i = 0; i < placements.size(); i++) {
            Placement placement = placements.get(i);
            Optional<DroppedPlacement.Reason> reason = refused.get(i);
            boolean stands = Arrays.stream(page).anyMatch(rank -> ranked[rank] == placement.candidate());
            if (reason.isEmpty() && !stands) {
                reason = Optional.of(new PageEnded(page.length));
            }
            reason.ifPresent(why -> dropped.add(new DroppedPlacement(placement, why)));
        }
        return dropped;
    }
}
