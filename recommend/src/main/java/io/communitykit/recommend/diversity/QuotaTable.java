package io.communitykit.recommend.diversity;

import io.communitykit.core.id.RuleId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Quotas as numbers, over candidates named by their rank: which group of each quota a candidate is in, and which candidates are in the same
 * groups of all quotas (a class), so that it makes no difference which of them stands at a place.
 */
final class QuotaTable {

    final int candidates;
    final int size;
    final RuleId[] id;
    final GroupKey[] key;
    final int[] min;
    final int[] max;
    /** How many places in a row; 0 for the whole page. */
    final int[] within;
    /** By quota and rank: the group, counted from 0; -1 for none. */
    final int[][] member;
    /** How many groups a quota has. */
    final int[] groups;
    /** By rank. */
    final int[] kind;
    /** How many classes there are. */
    final int kinds;
    /** By class: one rank of it. */
    final int[] sample;

    /** By quota: the best rank that counts towards its minimum; -1 for none. */
    final int[] first;

    private final int[] code;

    QuotaTable(List<Quota> quotas, int[] ranked, Groups given, int places) {
        candidates = ranked.length;
        size = quotas.size();
        id = new RuleId[size];
        key = new GroupKey[size];
        min = new int[size];
        max = new int[size];
        within = new int[size];
        member = new int[size][candidates];
        groups = new int[size];
        code = new int[size];
        for (int q = 0; q < size; q++) {
            Quota quota = quotas.get(q);
            id[q] = quota.id();
            key[q] = quota.by();
            min[q] = quota.min().orElse(0);
            max[q] = quota.max().orElse(Integer.MAX_VALUE);
            within[q] = quota.within().orElse(places) < places ? quota.within().getAsInt() : 0;
            code[q] = quota.of().map(of -> given.code(quota.by(), of)).orElse(Groups.NONE);
            groups[q] = quota.of().isPresent() ? one(q, ranked, given) : each(q, ranked, given);
        }
        first = new int[size];
        Arrays.setAll(
                first,
                q -> IntStream.range(0, candidates)
                        .filter(r -> member[q][r] == 0)
                        .findFirst()
                        .orElse(-1));
        kind = new int[candidates];
        kinds = classes();
        sample = new int[kinds];
        for (int r = candidates - 1; r >= 0; r--) {
            sample[kind[r]] = r;
        }
    }

    private int one(int q, int[] ranked, Groups given) {
        for (int r = 0; r < candidates; r++) {
            int group = given.group(key[q], ranked[r]);
            member[q][r] = group >= 0 && group == code[q] ? 0 : -1;
        }
        return 1;
    }

    private int each(int q, int[] ranked, Groups given) {
        Map<Integer, Integer> known = new HashMap<>();
        for (int r = 0; r < candidates; r++) {
            int group = given.group(key[q], ranked[r]);
            member[q][r] = group < 0 ? -1 : known.computeIfAbsent(group, any -> known.size());
        }
        return known.size();
    }

    /** Splits the classes quota by quota; they are numbered in the order of rank. */
    private int classes() {
        int found = Math.min(1, candidates);
        for (int q = 0; q < size; q++) {
            Map<Long, Integer> known = new HashMap<>();
            for (int r = 0; r < candidates; r++) {
                kind[r] = known.computeIfAbsent((long) kind[r] << 32 | (member[q][r] + 1), any -> known.size());
            }
            found = known.size();
        }
        return found;
    }

    /** Whether two quotas count the same candidates towards a minimum. */
    boolean sameGroup(int one, int other) {
        return key[one] == key[other] && code[one] == code[other];
    }

    /** How many candidates count towards the minimum of a quota. */
    int available(int q) {
        int count = 0;
        for (int group : member[q]) {
            count += group == 0 ? 1 : 0;
        }
        return count;
    }
}
