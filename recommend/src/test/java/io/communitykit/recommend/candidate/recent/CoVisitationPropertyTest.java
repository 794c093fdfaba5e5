package io.communitykit.recommend.candidate.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.Told;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CoVisitationPropertyTest {

    private static final SignalId VIEW = new SignalId("view");
    private static final SignalId BUY = new SignalId("buy");
    private static final List<BehaviourWeight> WEIGHTS =
            List.of(BehaviourWeight.of(VIEW, 1), BehaviourWeight.of(BUY, 9));
    private static final Instant START = Instant.parse("1970-01-01T00:00:00Z");
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long END = 400 * HOUR;
    private static final int ITEMS = 12;

    record Fact(int member, int item, SignalId kind, long at) {
        Behaviour behaviour() {
            return new Behaviour(new MemberId("m" + member), id(item), kind, START.plusMillis(at));
        }

        double weight() {
            return kind.equals(BUY) ? 9 : 1;
        }
    }

    private static ItemId id(int number) {
        return new ItemId("item" + number);
    }

    /** Facts of a few members, most in order, some late. */
    private static List<Fact> facts(Random random, int count) {
        List<Fact> facts = new ArrayList<>();
        long clock = 0;
        for (int i = 0; i < count; i++) {
            clock = Math.min(END, clock + random.nextInt(8) * HOUR / 4);
            long late = random.nextInt(5) == 0 ? random.nextInt(40) * HOUR : 0;
            facts.add(new Fact(
                    random.nextInt(5),
                    random.nextInt(ITEMS),
                    random.nextInt(3) == 0 ? BUY : VIEW,
                    Math.max(0, clock - late)));
        }
        return facts;
    }

    private static CoVisitationBuilder builder() {
        return CoVisitation.builder(WEIGHTS)
                .lastItems(4)
                .window(Duration.ofHours(6))
                .halfLife(Duration.ofHours(20))
                .score(PairScore.WEIGHT);
    }

    private static Map<ItemId, Double> scores(CoVisitation live, int item) {
        Map<ItemId, Double> scores = new TreeMap<>();
        live.similar(id(item), 1_000, START.plusMillis(END)).forEach(each -> scores.put(each.item(), each.score()));
        return scores;
    }

    @Property(tries = 300)
    void weighsLikeMapsThatForgetNothing(@ForAll long seed, @ForAll ActivityDiscount discount) {
        CoVisitation live = builder().discount(discount).build();
        NaiveCoVisitation naive =
                new NaiveCoVisitation(4, 6 * HOUR, 20.0 * HOUR, discount == ActivityDiscount.INVERSE_LOG);
        for (Fact fact : facts(new Random(seed), 120)) {
            assertThat(live.tell(fact.behaviour(), START.plusMillis(END))).isEqualTo(Told.COUNTED);
            naive.tell(fact.member, fact.item, fact.weight(), fact.at);
        }
        for (int item = 0; item < ITEMS; item++) {
            Map<ItemId, Double> scores = scores(live, item);
            for (int other = 0; other < ITEMS; other++) {
                double expected = naive.weight(item, other, END);
                assertThat(scores.getOrDefault(id(other), 0.0)).isCloseTo(expected, within(1e-5 * expected + 1e-12));
            }
        }
    }

    @Property(tries = 100)
    void dividesByWhatBothItemsWeigh(@ForAll long seed, @ForAll @IntRange(max = 5) int shrink) {
        CoVisitation live = builder()
                .discount(ActivityDiscount.NONE)
                .score(PairScore.COSINE)
                .shrink(shrink)
                .build();
        NaiveCoVisitation naive = new NaiveCoVisitation(4, 6 * HOUR, 20.0 * HOUR, false);
        for (Fact fact : facts(new Random(seed), 120)) {
            live.tell(fact.behaviour(), START.plusMillis(END));
            naive.tell(fact.member, fact.item, fact.weight(), fact.at);
        }
        for (int item = 0; item < ITEMS; item++) {
            for (CoVisited each : live.similar(id(item), 1_000, START.plusMillis(END))) {
                int other = Integer.parseInt(each.item().value().substring(4));
                double norm = Math.sqrt(naive.total(item, END) * naive.total(other, END));
                double expected = naive.weight(item, other, END) / (norm + shrink);
                assertThat(each.score()).isCloseTo(expected, within(1e-5 * expected));
            }
        }
    }

    @Property(tries = 200)
    void promisesNoMoreThanIsThereAndKeepsWhatIsHeavy(@ForAll long seed) {
        CoVisitation bounded =
                builder().discount(ActivityDiscount.NONE).neighbours(3).build();
        NaiveCoVisitation naive = new NaiveCoVisitation(4, 6 * HOUR, 20.0 * HOUR, false);
        for (Fact fact : facts(new Random(seed), 200)) {
            bounded.tell(fact.behaviour(), START.plusMillis(END));
            naive.tell(fact.member, fact.item, fact.weight(), fact.at);
        }
        // What an item keeps shows in a copy of its row, though nothing of it may be sure.
        for (int item = 0; item < ITEMS; item++) {
            List<CoVisited> kept = bounded.similar(id(item), 1_000, START.plusMillis(END));
            assertThat(kept).hasSizeLessThanOrEqualTo(3);
            for (CoVisited each : kept) {
                int other = Integer.parseInt(each.item().value().substring(4));
                assertThat(each.score()).isLessThanOrEqualTo(naive.weight(item, other, END) * (1 + 1e-5));
            }
            double share = naive.total(item, END) / 3;
            for (int other = 0; other < ITEMS; other++) {
                if (naive.weight(item, other, END) > 2 * share) {
                    assertThat(kept).extracting(CoVisited::item).contains(id(other));
                }
            }
        }
    }

    @Property(tries = 100)
    void theOrderOfTellingDoesNotShowWhereNothingIsRepeatedNorFull(@ForAll long seed) {
        Random random = new Random(seed);
        List<Fact> facts = new ArrayList<>();
        for (int member = 0; member < 6; member++) {
            for (int i = 0; i < 4; i++) {
                facts.add(
                        new Fact(member, (member + i * 5) % ITEMS, i == 2 ? BUY : VIEW, random.nextInt(40) * HOUR / 2));
            }
        }
        CoVisitation one = builder().discount(ActivityDiscount.NONE).build();
        facts.forEach(fact -> one.tell(fact.behaviour(), START.plusMillis(END)));
        Collections.shuffle(facts, random);
        CoVisitation other = builder().discount(ActivityDiscount.NONE).build();
        facts.forEach(fact -> other.tell(fact.behaviour(), START.plusMillis(END)));
        for (int item = 0; item < ITEMS; item++) {
            Map<ItemId, Double> expected = scores(one, item);
            Map<ItemId, Double> got = scores(other, item);
            assertThat(got.keySet()).isEqualTo(expected.keySet());
            got.forEach(
                    (id, score) -> assertThat(score).isCloseTo(expected.getOrDefault(id, 0.0), within(1e-5 * score)));
        }
    }

    @Property(tries = 100)
    void aSnapshotRanksLikeTheLiveOne(@ForAll long seed) {
        Random random = new Random(seed);
        CoVisitation live = builder().score(PairScore.COSINE).neighbours(5).build();
        facts(random, 150).forEach(fact -> live.tell(fact.behaviour(), START.plusMillis(END)));
        Map<ItemId, Double> history =
                Map.of(id(random.nextInt(6)), 1.0, id(6 + random.nextInt(6)), 2.5, new ItemId("never seen"), 1.0);
        CoVisitationModel model = live.snapshot(START.plusMillis(END));
        Ranking ranking = Ranking.of(model.items(), 7);
        Profile profile = Profile.of(model.items(), history);
        model.rank(profile, ranking);
        List<CoVisited> expected = live.candidates(history, 7, START.plusMillis(END));
        assertThat(ranking.size()).isEqualTo(expected.size());
        for (int place = 0; place < ranking.size(); place++) {
            double score = ranking.score(place);
            assertThat(score).isCloseTo(expected.get(place).score(), within(1e-5 * score));
            assertThat(model.because(profile, ranking.item(place)).stream()
                            .mapToDouble(share -> share.share())
                            .sum())
                    .isCloseTo(score, within(1e-5 * score));
        }
    }
}
