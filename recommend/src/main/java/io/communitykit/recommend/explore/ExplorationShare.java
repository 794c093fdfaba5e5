package io.communitykit.recommend.explore;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.internal.Purpose;
import io.communitykit.recommend.internal.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The share of a page that shows new content, so that it is seen by somebody before it is judged.
 *
 * <p>Of n places and a share of s basis points those explore in which {@code floor((k s + u) / 10000)} moves on, k counted from 0 and u
 * even from 0 to 9,999 (systematic sampling: Madow and Madow, Annals of Mathematical Statistics 15, 1944). So every place explores with a
 * probability of exactly {@code s / 10000}, the places are evenly spread, and their number is {@code n s / 10000} rounded down or up.
 * They show different candidates of the pool, in an order that is as likely as any other.
 *
 * <p>Where the pool holds P candidates and m places should explore, the probability that such a place shows a given candidate is
 * {@code 1 / max(P, m)}: if P is too small, P of the m places explore, each choice of them as likely as another. m may depend on u; then
 * {@link ExploringPlace#ofCandidate()} is the mean over what u leaves open, given that the place is one that should explore. These are
 * the probabilities of a candidate at a place through exploration; that the ranking might have put it there as well is not counted.
 *
 * @param everyone the share in basis points, 0 to 10,000
 * @param newMembers the share for new members, who have little to lose and much to show, 0 to 10,000
 * @param fewerThan content is new while it has fewer impressions than this, 1 or more
 */
public record ExplorationShare(int everyone, int newMembers, long fewerThan) {

    /** No page has more places. */
    public static final int MOST_PLACES = 10_000;

    private static final int WHOLE = 10_000;

    /**
     * Checks the ranges.
     *
     * @param everyone the share in basis points
     * @param newMembers the share for new members
     * @param fewerThan the limit of impressions
     */
    public ExplorationShare {
        Checks.within("share of exploration in basis points", everyone, 0, WHOLE);
        Checks.within("share of exploration for new members in basis points", newMembers, 0, WHOLE);
        if (fewerThan < 1) {
            throw InvalidValueException.of("limit of impressions of new content", "1 or more", fewerThan);
        }
    }

    /**
     * How many places of a page explore at most.
     *
     * @param places of the page, 0 to 10,000
     * @param audience whom the page is for
     * @return their share of the places, rounded up
     */
    public int most(int places, Audience audience) {
        Checks.within("places of the page", places, 0, MOST_PLACES);
        return (places * of(audience) + WHOLE - 1) / WHOLE;
    }

    private int of(Audience audience) {
        return audience == Audience.NEW_MEMBER ? newMembers : everyone;
    }

    /**
     * Plans a page. The order of the candidates does not matter; the same candidates and seed give the same plan on every machine.
     *
     * @param places of the page, 0 to 10,000
     * @param audience whom the page is for
     * @param candidates their indices, each once
     * @param impressions of each candidate, as many, 0 or more
     * @param seed of the draws
     * @return the plan, which says where the pool is too small
     * @throws InvalidValueException if a number is out of range or a candidate comes twice
     */
    public ExplorationPlan plan(int places, Audience audience, int[] candidates, long[] impressions, long seed) {
        Checks.within("places of the page", places, 0, MOST_PLACES);
        int share = of(audience);
        int[] pool = pool(candidates, impressions);
        SplitMix64 draws = SplitMix64.of(seed, Purpose.PLACES);
        int[] wanted = wanted(places, share, draws.below(WHOLE));
        int shown = Math.min(wanted.length, pool.length);
        shuffle(wanted, draws, shown);
        Arrays.sort(wanted, 0, shown);
        shuffle(pool, SplitMix64.of(seed, Purpose.POOL), shown);
        List<ExploringPlace> plan = new ArrayList<>(shown);
        for (int i = 0; i < shown; i++) {
            double ofCandidate = ofCandidate(places, share, wanted[i], pool.length);
            plan.add(new ExploringPlace(wanted[i], pool[i], share / (double) WHOLE, ofCandidate));
        }
        return new ExplorationPlan(plan, wanted.length, pool.length);
    }

    private int[] pool(int[] candidates, long[] impressions) {
        if (candidates.length != impressions.length) {
            throw InvalidValueException.of(
                    "number of impressions", "that of candidates, " + candidates.length, impressions.length);
        }
        int[] sorted = candidates.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                throw InvalidValueException.of("candidates", "different from each other", sorted[i] + " twice");
            }
            if (impressions[i] < 0) {
                throw InvalidValueException.of(
                        "impressions of candidate " + candidates[i], "0 or more", impressions[i]);
            }
        }
        return IntStream.range(0, candidates.length)
                .filter(i -> impressions[i] < fewerThan)
                .map(i -> candidates[i])
                .sorted()
                .toArray();
    }

    private static int[] wanted(int places, int share, int offset) {
        return IntStream.range(0, places)
                .filter(place -> explores(place, share, offset))
                .toArray();
    }

    private static boolean explores(int place, int share, int offset) {
        return ((place + 1) * share + offset) / WHOLE > (place * share + offset) / WHOLE;
    }

    private static double ofCandidate(int places, int share, int place, int pool) {
        int most = (places * share + WHOLE - 1) / WHOLE;
        if (pool >= most) {
            return 1.0 / pool;
        }
        long few = 0;
        long many = 0;
        int least = places * share / WHOLE;
        for (int offset = 0; offset < WHOLE; offset++) {
            if (explores(place, share, offset)) {
                if ((places * share + offset) / WHOLE == least) {
                    few++;
                } else {
                    many++;
                }
            }
        }
        double sum = (few == 0 ? 0 : few / (double) Math.max(pool, least)) + many / (double) Math.max(pool, least + 1);
        return sum / share;
    }

    /** The first places become as many of all, each choice and order as likely as another (Fisher and Yates; Durstenfeld 1964). */
    private static void shuffle(int[] values, SplitMix64 draws, int first) {
        for (int i = 0; i < first; i++) {
            int other = i + draws.below(values.length - i);
            int value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}
