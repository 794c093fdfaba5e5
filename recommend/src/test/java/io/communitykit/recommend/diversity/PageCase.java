package io.communitykit.recommend.diversity;

import io.communitykit.core.id.RuleId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a page is filled from, at random by a seed. Candidate {@code c} is ranked at {@code (c + turn) mod n}, so that a candidate is not its rank.
 *
 * @param places of the page
 * @param ranked the candidates
 * @param codes by attribute and candidate
 * @param quotas what must hold
 * @param placements what is fixed
 */
record PageCase(
        int places,
        List<Integer> ranked,
        Map<GroupKey, List<Integer>> codes,
        List<Quota> quotas,
        List<Placement> placements)
        implements Groups {

    /** Names for the groups 0, 1, 2 and one that no candidate is in. */
    private static final List<String> NAMES = List.of("a", "b", "c", "nobody");

    static PageCase of(long seed, int mostPlaces, int mostCandidates, int keys, boolean fixed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = random.nextInt(mostCandidates + 1);
        int places = random.nextInt(mostPlaces + 1);
        Map<GroupKey, List<Integer>> codes = new EnumMap<>(GroupKey.class);
        for (GroupKey key : GroupKey.values()) {
            codes.put(key, random.ints(n, -1, 3).boxed().toList());
        }
        int turn = random.nextInt(n + 1);
        List<Integer> ranked =
                IntStream.range(0, n).map(i -> (i + turn) % n).boxed().toList();
        List<Quota> quotas = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            quotas.add(quota(i, random, keys));
        }
        List<Placement> placements = new ArrayList<>();
        int pins = fixed && n > 0 ? random.nextInt(4) : 0;
        for (int i = 0; i < pins; i++) {
            placements.add(new Placement(random.nextInt(n), random.nextInt(mostPlaces + 1), new RuleId("pin-" + i)));
        }
        return new PageCase(places, ranked, codes, quotas, placements);
    }

    private static Quota quota(int i, SplittableRandom random, int keys) {
        GroupKey key = List.of(GroupKey.values()).get(random.nextInt(keys));
        int max = random.nextInt(4);
        boolean named = random.nextInt(3) > 0;
        boolean capped = !named || random.nextInt(2) == 0;
        boolean stretched = capped && random.nextInt(2) == 0;
        boolean needed = named && (!capped || random.nextInt(2) == 0);
        int min = 1 + random.nextInt(3);
        return new Quota(
                new RuleId("quota-" + i),
                key,
                named ? Optional.of(NAMES.get(random.nextInt(NAMES.size()))) : Optional.empty(),
                needed ? OptionalInt.of(min) : OptionalInt.empty(),
                capped ? OptionalInt.of(needed && !stretched ? Math.max(min, max) : max) : OptionalInt.empty(),
                stretched ? OptionalInt.of(2 + random.nextInt(4)) : OptionalInt.empty());
    }

    FilledPage fill() {
        int[] order = ranked.stream().mapToInt(Integer::intValue).toArray();
        return new PageFill(quotas).fill(places, order, this, placements);
    }

    @Override
    public int group(GroupKey key, int candidate) {
        return codes.getOrDefault(key, List.of()).get(candidate);
    }

    @Override
    public int code(GroupKey key, String of) {
        return of.equals("nobody") ? NONE : NAMES.indexOf(of);
    }

    /** Whether a candidate counts for a quota's minimum. */
    boolean counts(Quota quota, int candidate) {
        int group = group(quota.by(), candidate);
        return group >= 0 && group == code(quota.by(), quota.of().orElseThrow());
    }

    /** The first quota whose maximum a page breaks, holes (-1) and all; -1 for none. By counting each stretch anew. */
    int broken(int[] page) {
        for (int q = 0; q < quotas.size(); q++) {
            Quota quota = quotas.get(q);
            int width = Math.max(1, Math.min(page.length, quota.within().orElse(page.length)));
            for (int from = 0; from + width <= page.length && quota.max().isPresent(); from++) {
                int[] stretch = Arrays.copyOfRange(page, from, from + width);
                for (int group = 0; group < 3; group++) {
                    int wanted = group;
                    boolean named =
                            quota.of().isEmpty() || code(quota.by(), quota.of().get()) == group;
                    long in = Arrays.stream(stretch)
                            .filter(c -> c >= 0 && group(quota.by(), c) == wanted)
                            .count();
                    if (named && in > quota.max().getAsInt()) {
                        return q;
                    }
                }
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return "places " + places + ", ranked " + ranked + ", codes " + codes + ", quotas " + quotas + ", placements "
                + placements;
    }
}
