package io.communitykit.recommend.diversity;

import java.util.Arrays;

/**
 * Finds the page: first of those that come to the most (each minimum in turn, then the length), the one that is first by rank.
 *
 * <p>Design. Place by place, candidates are tried in the order of rank, one of each class, where maximums let them; a candidate is passed over
 * where the bound of {@link PageState} falls below what the page shall come to, so that what a minimum needs is forced only when the places left
 * are no more than the needs left. A first dive never goes back: it takes the first candidate that keeps the bound, else the one that keeps
 * the most of it. Where it comes to the bound of the empty page it is the answer, and so it is for minimums and page-wide maximums by one
 * attribute, for which the bound is exact. Else an iterative deepening search (IDA*, Korf 1985) with the bound as its measure asks for a
 * little less each time, until a page is found; which is then the best there is. The problem with many attributes or windows holds exact cover,
 * so the work is limited: after {@link #MOST} steps the dive stands, and the answer is not called proven. O(places candidates quotas) where the
 * bound holds, and some 20 ms at most.
 */
final class PageSearch {

    /** So many looks at a quota of a class, or at a candidate. */
    static final long MOST = 4_000_000;

    private static final long MOST_OF_DIVE = 1_000_000;

    private final PageState state;
    private final int[] bound;
    private final int[] best;
    private final int[] target;
    private final int[] next;
    private int length;
    private boolean proven = true;

    PageSearch(PageState state) {
        this.state = state;
        int parts = state.minimums.length + 1;
        bound = new int[parts];
        best = new int[parts];
        target = new int[parts];
        next = new int[parts];
    }

    /** Fills the page of the state; returns how many places are filled. */
    int run() {
        int[] fixed = state.page.clone();
        state.bound(0, target);
        dive();
        state.result(length, bound);
        if (Arrays.compare(bound, target) < 0) {
            int[] dived = Arrays.copyOf(state.page, length);
            reset(fixed);
            if (!deepen()) {
                proven = false;
                reset(fixed);
                restore(dived);
            }
        }
        return length;
    }

    /** Whether no page comes to more. */
    boolean proven() {
        return proven;
    }

    private void dive() {
        int place = 0;
        int[] hold = target.clone();
        while (place < state.places) {
            if (state.page[place] >= 0) {
                state.ahead--;
            } else {
                int rank = dive(place, hold);
                if (rank >= 0) {
                    state.choose(rank, place);
                } else if (!pulled(place)) {
                    break;
                }
            }
            place++;
        }
        end(place);
    }

    /** The first candidate that keeps the bound, else the first that keeps the most of it; -1 where none may stand. */
    private int dive(int place, int[] hold) {
        int chosen = -1;
        for (int rank = 0; rank < state.used.length; rank++) {
            state.steps++;
            if (state.first(rank) && state.refusal(rank, place) < 0) {
                weigh(rank, place);
                if (chosen < 0 || Arrays.compare(bound, best) > 0) {
                    chosen = rank;
                    System.arraycopy(bound, 0, best, 0, best.length);
                }
                if (Arrays.compare(best, hold) >= 0 || state.steps > MOST_OF_DIVE) {
                    break;
                }
            }
        }
        if (chosen >= 0) {
            System.arraycopy(best, 0, hold, 0, hold.length);
        }
        return chosen;
    }

    private void weigh(int rank, int place) {
        state.choose(rank, place);
        state.bound(place + 1, bound);
        state.free(rank, place);
    }

    /** Lets the next fixed candidate that may come up stand at a place that nothing else can fill. */
    private boolean pulled(int place) {
        for (int from = place + 1; from < state.places; from++) {
            if (pull(from, place)) {
                return true;
            }
        }
        return false;
    }

    private boolean pull(int from, int place) {
        int rank = state.page[from];
        if (rank < 0) {
            return false;
        }
        state.take(rank, from);
        if (state.refusal(rank, place) >= 0) {
            state.put(rank, from);
            return false;
        }
        state.put(rank, place);
        state.ahead--;
        return true;
    }

    /** The page ends here: what is fixed further on falls away. */
    private void end(int place) {
        length = place;
        for (int from = place; from < state.places; from++) {
            if (state.page[from] >= 0) {
                state.take(state.page[from], from);
            }
        }
        state.ahead = 0;
    }

    private void reset(int[] fixed) {
        for (int place = 0; place < state.places; place++) {
            int rank = state.page[place];
            if (rank >= 0) {
                state.take(rank, place);
            }
        }
        for (int place = 0; place < state.places; place++) {
            if (fixed[place] >= 0) {
                state.put(fixed[place], place);
            }
        }
        state.fixed();
    }

    private void restore(int[] dived) {
        end(0);
        for (int place = 0; place < dived.length; place++) {
            state.put(dived[place], place);
        }
        length = dived.length;
    }

    private boolean deepen() {
        while (state.steps <= MOST) {
            Arrays.fill(next, -1);
            if (search(0)) {
                return true;
            }
            System.arraycopy(next, 0, target, 0, target.length);
        }
        return false;
    }

    private boolean search(int place) {
        if (place == state.places) {
            return leaf(place);
        }
        if (state.page[place] >= 0) {
            state.ahead--;
            boolean found = search(place + 1);
            state.ahead += found ? 0 : 1;
            return found;
        }
        boolean none = true;
        for (int rank = 0; rank < state.used.length && state.steps <= MOST; rank++) {
            state.steps++;
            if (state.first(rank) && state.refusal(rank, place) < 0) {
                none = false;
                state.choose(rank, place);
                if (holds(place + 1) && search(place + 1)) {
                    return true;
                }
                state.free(rank, place);
            }
        }
        return none && searchPulled(place);
    }

    private boolean searchPulled(int place) {
        boolean none = true;
        for (int from = place + 1; from < state.places && state.steps <= MOST; from++) {
            if (pull(from, place)) {
                none = false;
                if (holds(place + 1) && search(place + 1)) {
                    return true;
                }
                int rank = state.page[place];
                state.take(rank, place);
                state.put(rank, from);
                state.ahead++;
            }
        }
        return none && leaf(place);
    }

    private boolean holds(int place) {
        state.bound(place, bound);
        return reaches();
    }

    private boolean leaf(int place) {
        int[] fixed = state.page.clone();
        int ahead = state.ahead;
        end(place);
        state.result(place, bound);
        if (reaches()) {
            return true;
        }
        for (int at = place; at < state.places; at++) {
            if (fixed[at] >= 0) {
                state.put(fixed[at], at);
            }
        }
        state.ahead = ahead;
        return false;
    }

    private boolean reaches() {
        if (Arrays.compare(bound, target) >= 0) {
            return true;
        }
        if (Arrays.compare(bound, next) > 0) {
            System.arraycopy(bound, 0, next, 0, next.length);
        }
        return false;
    }
}
