package io.communitykit.recommend.candidate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.candidate.neighbour.ItemKnn;
import io.communitykit.recommend.candidate.neighbour.ItemSimilarity;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Behaviour that fades")
class FadingTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final SignalId VIEW = new SignalId("view");
    private static final SignalId BUY = new SignalId("buy");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final BehaviourWeight VIEWED = new BehaviourWeight(VIEW, 3, Optional.of(WEEK));
    private static final List<BehaviourWeight> WEIGHTS = List.of(VIEWED, BehaviourWeight.of(BUY, 8));

    private static Behaviour did(String member, String item, SignalId kind, Instant at) {
        return new Behaviour(new MemberId(member), new ItemId(item), kind, at);
    }

    private static float weight(Interactions interactions, String member, String item) {
        int row = interactions.number(new MemberId(member)).orElseThrow();
        int column = interactions.items().number(new ItemId(item)).orElseThrow();
        Profile profile = Profile.of(interactions, row);
        return (float) IntStream.range(0, profile.size())
                .filter(index -> profile.item(index) == column)
                .mapToDouble(profile::weight)
                .sum();
    }

    @Test
    @DisplayName("is half after a half-life, a quarter after two, and whole where its kind does not fade")
    void value() {
        assertThat(VIEWED.after(0)).isEqualTo(3);
        assertThat(VIEWED.after(WEEK.toMillis())).isEqualTo(1.5);
        assertThat(VIEWED.after(2 * WEEK.toMillis())).isEqualTo(0.75);
        assertThat(VIEWED.after(WEEK.toMillis() / 2)).isCloseTo(3 / Math.sqrt(2), within(1e-12));
        assertThat(VIEWED.after(Duration.ofDays(36_500).toMillis())).isZero();
        assertThat(BehaviourWeight.of(BUY, 8).after(Long.MAX_VALUE)).isEqualTo(8);
    }

    @Test
    @DisplayName("is added up as of the instant of a matrix; what lies behind it is left out and counted")
    void matrix() {
        InteractionsBuilder builder = Interactions.builder(WEIGHTS, NOON)
                .add(did("ann", "锅", VIEW, NOON.minus(WEEK)))
                .add(did("ann", "锅", VIEW, NOON.minus(WEEK.multipliedBy(2))))
                .add(did("ann", "lid", BUY, NOON.minus(Duration.ofDays(3_650))))
                .add(did("bob", "锅", VIEW, NOON))
                .add(did("bob", "lid", VIEW, NOON.plusSeconds(1)))
                .add(did("bob", "gone", VIEW, NOON.minus(Duration.ofDays(36_500))));
        assertThat(builder.later()).isEqualTo(1);
        Interactions matrix = builder.build();
        assertThat(weight(matrix, "ann", "锅")).isEqualTo(2.25f);
        assertThat(weight(matrix, "ann", "lid")).isEqualTo(8f);
        assertThat(weight(matrix, "bob", "锅")).isEqualTo(3f);
        assertThat(weight(matrix, "bob", "lid")).isZero();
        assertThat(matrix.items().number(new ItemId("gone"))).isEmpty();
    }

    @Test
    @DisplayName("makes what was done lately the nearer neighbour")
    void model() {
        InteractionsBuilder builder = Interactions.builder(WEIGHTS, NOON);
        for (String member : List.of("a", "b", "c")) {
            builder.add(did(member, "pan", VIEW, NOON))
                    .add(did(member, "new", VIEW, NOON))
                    .add(did(member, "old", VIEW, NOON.minus(WEEK.multipliedBy(3))));
        }
        Model model = new ItemKnn(5, new ItemSimilarity(ItemSimilarity.Kind.DOT, 0.5), 0)
                .fit(builder.build(), FitOptions.threads(1));
        Ranking ranking = Ranking.of(model.items(), 5);
        model.similar(model.items().number(new ItemId("pan")).orElseThrow(), ranking);
        assertThat(IntStream.range(0, ranking.size())
                        .mapToObj(place -> model.items().id(ranking.item(place)).value()))
                .containsExactly("new", "old");
        assertThat(ranking.score(0)).isCloseTo(8 * ranking.score(1), within(1e-6 * ranking.score(0)));
    }

    @Test
    @DisplayName("adds up to a history in the same way, the same whatever the order of telling")
    void history() {
        List<Behaviour> did = new ArrayList<>(List.of(
                did("ann", "锅", VIEW, NOON.minus(WEEK)),
                did("ann", "锅", VIEW, NOON.minus(WEEK.multipliedBy(2))),
                did("ann", "lid", BUY, NOON.minus(Duration.ofDays(3_650))),
                did("ann", "later", VIEW, NOON.plusSeconds(1)),
                did("ann", "gone", VIEW, NOON.minus(Duration.ofDays(36_500)))));
        assertThat(Profile.weights(did, WEIGHTS, NOON))
                .containsExactly(entry(new ItemId("lid"), 8.0), entry(new ItemId("锅"), 2.25));
        for (int hour = 0; hour < 60; hour++) {
            did.add(did("ann", "锅", VIEW, NOON.minus(Duration.ofHours(hour * 17L))));
        }
        SortedMap<ItemId, Double> first = Profile.weights(did, WEIGHTS, NOON);
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(did, random);
            assertThat(Profile.weights(did, WEIGHTS, NOON)).isEqualTo(first);
        }
    }

    @Test
    @DisplayName("of one pair makes the same matrix to the bit whatever the order of telling")
    void order() {
        Random random = new Random(6);
        // Floats hide most differences of a sum: one that is half-way between two floats shows them.
        for (int pairs = 0; pairs < 200; pairs++) {
            double half = 1 + Math.ulp(1f) / 2.0;
            InteractionsBuilder builder = Interactions.builder();
            int member = builder.add(new MemberId("ann"));
            int item = builder.add(new ItemId("锅"));
            List<Double> parts = new ArrayList<>(Collections.nCopies(8, Math.ulp(1.0) / 2));
            parts.add(half);
            Collections.shuffle(parts, random);
            parts.forEach(part -> builder.addNumbered(member, item, part));
            assertThat(weight(builder.build(), "ann", "锅")).isEqualTo(1 + Math.ulp(1f));
        }
    }

    @Test
    @DisplayName("so little that a float has no room for it counts the least that a float holds, not nothing")
    void least() {
        InteractionsBuilder builder = Interactions.builder();
        builder.addNumbered(builder.add(new MemberId("ann")), builder.add(new ItemId("锅")), 1e-300);
        Interactions matrix = builder.build();
        assertThat(weight(matrix, "ann", "锅")).isEqualTo(Float.MIN_NORMAL);
    }

    @Test
    @DisplayName(
            "at an instant outside the years 0001 to 9999, of a kind without a weight or with two, is refused by name")
    void refused() {
        for (Instant wrong : List.of(Instant.MIN, Instant.MAX)) {
            assertThatThrownBy(() -> Interactions.builder(WEIGHTS, NOON).add(did("ann", "锅", VIEW, wrong)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("instant of behaviour");
            assertThatThrownBy(() -> Profile.weights(List.of(did("ann", "锅", VIEW, wrong)), WEIGHTS, NOON))
                    .hasMessageContaining("instant of behaviour");
            assertThatThrownBy(() -> Interactions.builder(WEIGHTS, wrong)).hasMessageContaining("instant of weights");
        }
        assertThatThrownBy(() -> Profile.weights(List.of(did("ann", "锅", new SignalId("sniff"), NOON)), WEIGHTS, NOON))
                .hasMessageContaining("sniff");
        assertThatThrownBy(() -> Interactions.builder(List.of(VIEWED, VIEWED), NOON))
                .hasMessageContaining("each there once");
    }
}
