package io.communitykit.recommend.diversity;

import java.util.Arrays;

/**
 * A page that is being filled from the front, with what is fixed further on. Knows what may stand where, and what the page can still come to.
 * Candidates are named by their rank.
 */
final class PageState {

    final QuotaTable quotas;
    final int places;
    /** By place: the rank of who stands or is fixed there; -1 where it is free. */
    final int[] page;
    /** By rank: whether it stands on the page or is fixed on it. */
    final boolean[] used;
    /** So many are fixed further on. */
    int ahead;
    /** What was spent on bounds and scans. */
    long steps;

    /** The quotas that have a minimum. */
    final int[] minimums;

    private final int[][] count;
    private final int[] left;
    private final int[] before;
    private final int[][] sums;
    private final int[] capped;
    private final int[] open;

    PageState(QuotaTable quotas, int places) {
        this.quotas = quotas;
        this.places = places;
        page = new int[places];
        Arrays.fill(page, -1);
        used = new boolean[quotas.candidates];
        count = new int[quotas.size][];
        sums = new int[quotas.size][];
        for (int q = 0; q < quotas.size; q++) {
            count[q] = new int[quotas.groups[q]];
            sums[q] = new int[quotas.groups[q]];
        }
        capped = new int[quotas.size];
        open = new int[quotas.size];
        left = new int[quotas.kinds];
        before = new int[quotas.candidates];
        int found = 0;
        int[] with = new int[quotas.size];
        for (int q = 0; q < quotas.size; q++) {
            if (quotas.min[q] > 0) {
                with[found++] = q;
            }
        }
        minimums = Arrays.copyOf(with, found);
    }

    /** The first quota whose maximum a candidate would break at a free place; -1 for none. */
    int refusal(int rank, int place) {
        for (int q = 0; q < quotas.size; q++) {
            int group = quotas.member[q][rank];
            if (group >= 0 && quotas.max[q] < Integer.MAX_VALUE && full(q, group, place)) {
                return q;
            }
        }
        return -1;
    }

    private boolean full(int q, int group, int place) {
        int most = quotas.max[q];
        int width = quotas.within[q];
        if (width == 0) {
            return count[q][group] >= most;
        }
        int in = 0;
        for (int at = place - width + 1; at <= place; at++) {
            in += holds(q, group, at);
        }
        boolean full = in >= most;
        for (int from = place - width + 2; from <= place && !full; from++) {
            in += holds(q, group, from + width - 1) - holds(q, group, from - 1);
            full = in >= most;
        }
        return full;
    }

    private int holds(int q, int group, int place) {
        return place >= 0 && place < places && page[place] >= 0 && quotas.member[q][page[place]] == group ? 1 : 0;
    }

    /** Lets a candidate stand at a place. */
    void put(int rank, int place) {
        page[place] = rank;
        used[rank] = true;
        for (int q = 0; q < quotas.size; q++) {
            int group = quotas.member[q][rank];
            if (group >= 0) {
                count[q][group]++;
            }
        }
    }

    /** Takes it away. */
    void take(int rank, int place) {
        page[place] = -1;
        used[rank] = false;
        for (int q = 0; q < quotas.size; q++) {
            int group = quotas.member[q][rank];
            if (group >= 0) {
                count[q][group]--;
            }
        }
    }

    /** All that is fixed is now put: what remains is free. */
    void fixed() {
        ahead = 0;
        Arrays.fill(left, 0);
        int[] last = new int[quotas.kinds];
        Arrays.fill(last, -1);
        for (int r = 0; r < quotas.candidates; r++) {
            if (used[r]) {
                ahead++;
            } else {
                left[quotas.kind[r]]++;
                before[r] = last[quotas.kind[r]];
                last[quotas.kind[r]] = r;
            }
        }
    }

    /** Whether a candidate is free and the best of its class that is. */
    boolean first(int rank) {
        return !used[rank] && (before[rank] < 0 || used[before[rank]]);
    }

    /** Lets a free candidate stand at a place. */
    void choose(int rank, int place) {
        put(rank, place);
        left[quotas.kind[rank]]--;
    }

    /** Frees it again. */
    void free(int rank, int place) {
        take(rank, place);
        left[quotas.kind[rank]]++;
    }

    /** What the page comes to as it stands with so many places: each minimum as far as it is met, then the length. */
    void result(int length, int[] into) {
        for (int m = 0; m < minimums.length; m++) {
            into[m] = Math.min(quotas.min[minimums[m]], held(minimums[m]));
        }
        into[minimums.length] = length;
    }

    private int held(int minimum) {
        return count[minimum][0];
    }

    /**
     * More than this the page cannot come to, whatever is put from a place on: each minimum given that the earlier come to theirs, then the
     * length. Counts, per class, what maximums leave open; per maximum, what its groups can take; and, among minimums by one attribute,
     * whose groups share no candidate, the places that the earlier ones need.
     */
    void bound(int place, int[] into) {
        steps += (long) quotas.kinds * (quotas.size + 1) + 1;
        int room = places - place - ahead;
        into[minimums.length] = place + ahead + Math.min(room, open(places - place));
        for (int m = 0; m < minimums.length; m++) {
            int q = minimums[m];
            int more = Math.min(Math.min(open[q], shared(q, places - place)), room - needed(m, into));
            into[m] = Math.min(quotas.min[q], held(q) + Math.max(0, more));
        }
    }

    /** How many free places earlier minimums of other groups by the same attribute take up. */
    private int needed(int m, int[] bounds) {
        int needed = 0;
        for (int earlier = 0; earlier < m; earlier++) {
            int q = minimums[earlier];
            if (quotas.key[q] == quotas.key[minimums[m]]
                    && !quotas.sameGroup(q, minimums[m])
                    && counted(earlier) == earlier) {
                int most = 0;
                for (int same = earlier; same < m; same++) {
                    most = quotas.sameGroup(q, minimums[same]) ? Math.max(most, bounds[same] - held(q)) : most;
                }
                needed += most;
            }
        }
        return needed;
    }

    /** The first minimum of the same group. */
    private int counted(int m) {
        int at = 0;
        while (!quotas.sameGroup(minimums[at], minimums[m])) {
            at++;
        }
        return at;
    }

    /** What maximums by the same attribute leave to the group of a minimum. */
    private int shared(int q, int remaining) {
        int most = Integer.MAX_VALUE;
        int rank = quotas.first[q];
        for (int other = 0; other < quotas.size && rank >= 0; other++) {
            int group = quotas.member[other][rank];
            if (group >= 0 && quotas.key[other] == quotas.key[q]) {
                most = Math.min(most, room(other, group, remaining));
            }
        }
        return most;
    }

    /** So many more the maximum of a quota lets stand in the places that remain. */
    private int room(int q, int group, int remaining) {
        if (quotas.max[q] == Integer.MAX_VALUE) {
            return Integer.MAX_VALUE;
        }
        int width = quotas.within[q];
        return width == 0
                ? quotas.max[q] - count[q][group]
                : (int) Math.min(Integer.MAX_VALUE, (long) quotas.max[q] * ((remaining + width - 1) / width));
    }

    /** How many free candidates maximums let stand, at most; for each minimum too, in {@code open}. */
    private int open(int remaining) {
        Arrays.fill(open, 0);
        Arrays.fill(capped, 0);
        for (int[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        int total = 0;
        for (int k = 0; k < quotas.kinds; k++) {
            int of = left[k] == 0 ? 0 : open(k, remaining);
            if (of > 0) {
                total += of;
                spread(k, of, remaining);
            }
        }
        for (int q = 0; q < quotas.size; q++) {
            total = Math.min(total, capped[q]);
        }
        return total;
    }

    private int open(int kind, int remaining) {
        int rank = quotas.sample[kind];
        int of = left[kind];
        for (int q = 0; q < quotas.size; q++) {
            int group = quotas.member[q][rank];
            of = group < 0 ? of : Math.min(of, room(q, group, remaining));
        }
        return of;
    }

    private void spread(int kind, int of, int remaining) {
        int rank = quotas.sample[kind];
        for (int q = 0; q < quotas.size; q++) {
            int group = quotas.member[q][rank];
            if (group < 0) {
                capped[q] += of;
            } else {
                int most = room(q, group, remaining);
                capped[q] -= Math.min(most, sums[q][group]);
                sums[q][group] += of;
                capped[q] += Math.min(most, sums[q][group]);
                open[q] += of;
            }
        }
    }
}
