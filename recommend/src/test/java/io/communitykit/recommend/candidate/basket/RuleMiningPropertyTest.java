package io.communitykit.recommend.candidate.basket;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Ranking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RuleMiningPropertyTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ITEMS = 9;
    private static final int MEMBERS = 25;

    private record Purchase(int member, int item, int day) {}

    private static List<Purchase> purchases(Random random) {
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < 140; i++) {
            purchases.add(new Purchase(random.nextInt(MEMBERS), random.nextInt(ITEMS), random.nextInt(30)));
        }
        return purchases;
    }

    private static AssociationRules mined(List<Purchase> purchases, RulePolicy policy, int threads) {
        RuleMining mining = new RuleMining(policy);
        for (Purchase each : purchases) {
            mining.bought(
                    new MemberId("m" + each.member),
                    new ItemId("i" + each.item),
                    START.plus(Duration.ofDays(each.day)));
        }
        return mining.mine(FitOptions.threads(threads));
    }

    /** Every pair of items, every member, one after the other. */
    private static List<AssociationRule> naive(List<Purchase> purchases, RulePolicy policy) {
        Map<Integer, Map<Integer, Integer>> first = new HashMap<>();
        for (Purchase each : purchases) {
            first.computeIfAbsent(each.member, key -> new HashMap<>()).merge(each.item, each.day, Math::min);
        }
        first.values().removeIf(items -> items.size() > policy.longest());
        List<AssociationRule> rules = new ArrayList<>();
        for (int a = 0; a < ITEMS; a++) {
            for (int b = 0; b < ITEMS; b++) {
                if (a != b) {
                    naive(a, b, first, policy, rules);
                }
            }
        }
        rules.sort(AssociationRule.BEST_FIRST);
        return rules;
    }

    private static void naive(
            int a, int b, Map<Integer, Map<Integer, Integer>> first, RulePolicy policy, List<AssociationRule> rules) {
        List<Integer> days = new ArrayList<>();
        int[] counts = new int[4];
        for (Map<Integer, Integer> items : first.values()) {
            counts[2] += items.containsKey(a) ? 1 : 0;
            counts[3] += items.containsKey(b) ? 1 : 0;
            if (items.containsKey(a) && items.containsKey(b)) {
                int later = items.getOrDefault(b, 0) - items.getOrDefault(a, 0);
                if (later == 0) {
                    counts[1]++;
                } else if (Math.abs(later) <= policy.window().toDays()) {
                    if (later > 0) {
                        days.add(later);
                    } else {
                        counts[0]++;
                    }
                }
            }
        }
        double confidence = (double) days.size() / counts[2];
        long chances = first.values().stream()
                .flatMap(given -> first.values().stream()
                        .filter(then -> given.containsKey(a) && then.containsKey(b))
                        .map(then -> then.getOrDefault(b, 0) - given.getOrDefault(a, 0)))
                .filter(later -> later > 0 && later <= policy.window().toDays())
                .count();
        double lift = (double) days.size() * first.size() / chances;
        double order = (double) days.size() / (days.size() + counts[0]);
        if (days.size() >= policy.support()
                && confidence * 10_000 >= policy.confidence() - 1e-6
                && order * 10_000 >= policy.orderShare() - 1e-6
                && lift >= policy.lift()) {
            Collections.sort(days);
            rules.add(new AssociationRule(
                    new ItemId("i" + a),
                    new ItemId("i" + b),
                    days.size(),
                    counts[0],
                    counts[1],
                    counts[2],
                    counts[3],
                    first.size(),
                    chances,
                    Duration.ofDays(days.get((days.size() - 1) / 2))));
        }
    }

    @Property(tries = 300)
    void findsWhatEveryPairOfItemsHas(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int support,
            @ForAll @IntRange(max = 7_000) int orderShare,
            @ForAll @IntRange(min = 2, max = 9) int longest) {
        List<Purchase> purchases = purchases(new Random(seed));
        RulePolicy policy = new RulePolicy(support, Duration.ofDays(12), 1_500, 0.777, orderShare, longest);
        assertThat(mined(purchases, policy, 1).all()).isEqualTo(naive(purchases, policy));
    }

    @Property(tries = 50)
    void neitherThreadsNorTheOrderOfTellingShow(@ForAll long seed) {
        Random random = new Random(seed);
        List<Purchase> purchases = purchases(random);
        RulePolicy policy = new RulePolicy(2, Duration.ofDays(12), 0, 0, 0, 100);
        AssociationRules one = mined(purchases, policy, 1);
        Collections.shuffle(purchases, random);
        AssociationRules two = mined(purchases, policy, 2);
        assertThat(two.all()).isEqualTo(one.all());
        assertThat(two.model().columns().rows("confidences"))
                .isEqualTo(one.model().columns().rows("confidences"));
    }

    @Property(tries = 50)
    void theModelAddsConfidences(@ForAll long seed) {
        AssociationRules rules =
                mined(purchases(new Random(seed)), new RulePolicy(1, Duration.ofDays(12), 0, 0, 0, 100), 1);
        AssociationModel model = rules.model();
        Map<ItemId, Double> history = Map.of(new ItemId("i1"), 1.0, new ItemId("i2"), 2.0);
        Map<ItemId, Double> expected = new HashMap<>();
        history.forEach((item, weight) -> rules.after(item)
                .forEach(rule -> expected.merge(rule.then(), weight * rule.confidence(), Double::sum)));
        expected.keySet().removeAll(history.keySet());
        Ranking ranking = Ranking.of(model.items(), 100);
        Profile profile = Profile.of(model.items(), history);
        model.rank(profile, ranking);
        assertThat(ranking.size()).isEqualTo(expected.size());
        for (int place = 0; place < ranking.size(); place++) {
            double wanted = expected.getOrDefault(model.items().id(ranking.item(place)), 0.0);
            assertThat(Math.abs(ranking.score(place) - wanted)).isLessThan(1e-5 * wanted);
            double because = model.because(profile, ranking.item(place)).stream()
                    .mapToDouble(share -> share.share())
                    .sum();
            assertThat(Math.abs(because - wanted)).isLessThan(1e-5 * wanted);
        }
    }
}
