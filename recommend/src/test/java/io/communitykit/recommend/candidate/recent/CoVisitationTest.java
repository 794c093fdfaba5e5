package io.communitykit.recommend.candidate.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.CommunityException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Told;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CoVisitationTest {

    private static final SignalId VIEW = new SignalId("view");
    private static final SignalId BUY = new SignalId("buy");
    private static final List<BehaviourWeight> WEIGHTS =
            List.of(BehaviourWeight.of(VIEW, 1), BehaviourWeight.of(BUY, 9));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static CoVisitationBuilder plain() {
        return CoVisitation.builder(WEIGHTS).score(PairScore.WEIGHT).discount(ActivityDiscount.NONE);
    }

    private static Behaviour did(String member, String item, SignalId kind, Instant at) {
        return new Behaviour(new MemberId(member), new ItemId(item), kind, at);
    }

    private static double weight(CoVisitation live, String item, String other, Instant at) {
        return live.similar(new ItemId(item), 1_000, at).stream()
                .filter(each -> each.item().value().equals(other))
                .mapToDouble(CoVisited::score)
                .sum();
    }

    @Test
    @DisplayName("a new item has a neighbour as soon as one member was at it and at another")
    void newItem() {
        CoVisitation live = CoVisitation.builder(WEIGHTS).build();
        live.tell(did("ann", "pan", VIEW, NOON), NOON);
        assertThat(live.similar(new ItemId("pan"), 5, NOON)).isEmpty();
        live.tell(did("ann", "lid", VIEW, NOON.plusSeconds(60)), NOON.plusSeconds(60));
        assertThat(live.similar(new ItemId("lid"), 5, NOON))
                .extracting(CoVisited::item, CoVisited::because)
                .containsExactly(tuple(new ItemId("pan"), new ItemId("lid")));
    }

    @Test
    @DisplayName(
            "half of a pair is left after a half-life; an answer for before the newest fact is taken at the newest")
    void fades() {
        CoVisitation live = plain().halfLife(Duration.ofDays(7)).build();
        live.tell(did("ann", "pan", BUY, NOON), NOON);
        live.tell(did("ann", "lid", VIEW, NOON), NOON);
        assertThat(weight(live, "pan", "lid", NOON)).isCloseTo(3, within(1e-6));
        assertThat(weight(live, "pan", "lid", NOON.minusSeconds(1_000_000))).isCloseTo(3, within(1e-6));
        assertThat(weight(live, "pan", "lid", NOON.plus(Duration.ofDays(7)))).isCloseTo(1.5, within(1e-6));
        assertThat(weight(live, "pan", "lid", NOON.plus(Duration.ofDays(36_500))))
                .isEqualTo(0);
    }

    @Test
    @DisplayName("a fact told twice changes nothing, and a buy after a view adds what it is more")
    void repeats() {
        CoVisitation live = plain().build();
        for (int i = 0; i < 10; i++) {
            live.tell(did("ann", "pan", VIEW, NOON), NOON);
            live.tell(did("ann", "lid", VIEW, NOON), NOON);
        }
        assertThat(weight(live, "pan", "lid", NOON)).isCloseTo(1, within(1e-6));
        live.tell(did("ann", "lid", BUY, NOON), NOON);
        live.tell(did("ann", "lid", BUY, NOON), NOON);
        assertThat(weight(live, "pan", "lid", NOON)).isCloseTo(3, within(1e-6));
    }

    @Test
    @DisplayName("a fact told twice changes nothing, however late it is and whatever its kind")
    void late() {
        SplittableRandom random = new SplittableRandom(17);
        for (int history = 0; history < 2_000; history++) {
            CoVisitation once = plain().halfLife(Duration.ofDays(36_600)).build();
            CoVisitation twice = plain().halfLife(Duration.ofDays(36_600)).build();
            for (int i = 0; i < 12; i++) {
                Behaviour fact = did(
                        "ann",
                        List.of("pan", "lid", "jug").get(random.nextInt(3)),
                        random.nextBoolean() ? VIEW : BUY,
                        NOON.plus(Duration.ofHours(random.nextInt(120))));
                Instant clock = NOON.plus(Duration.ofDays(9));
                once.tell(fact, clock);
                for (int again = 0; again < 4; again++) {
                    twice.tell(fact, clock);
                }
            }
            for (String item : List.of("pan", "lid", "jug")) {
                assertThat(twice.similar(new ItemId(item), 5, NOON)).isEqualTo(once.similar(new ItemId(item), 5, NOON));
            }
        }
    }

    @Test
    @DisplayName("a pair that a member keeps coming back to counts once in each period, and does not fade")
    void steady() {
        CoVisitation live = CoVisitation.builder(WEIGHTS).build();
        CoVisitation unfading = plain().halfLife(Duration.ofDays(36_600)).build();
        Instant at = NOON;
        for (int visit = 0; visit < 2 * 730; visit++) {
            at = NOON.plus(Duration.ofHours(12L * visit));
            live.tell(did("ann", visit % 2 == 0 ? "pan" : "lid", VIEW, at), at);
            unfading.tell(did("ann", visit % 2 == 0 ? "pan" : "lid", VIEW, at), at);
        }
        live.tell(did("bob", "pan", VIEW, at), at);
        live.tell(did("bob", "jug", VIEW, at), at);
        assertThat(live.similar(new ItemId("pan"), 5, at))
                .extracting(CoVisited::item)
                .containsExactly(new ItemId("lid"), new ItemId("jug"));
        // Of the visits of the pan, every 24 hours, each second one is more than a day after its period began.
        assertThat(weight(unfading, "pan", "lid", at)).isCloseTo(365, within(6.0));
    }

    @Test
    @DisplayName("a pair of every morning counts once a day though its items are told of in turn")
    void daily() {
        CoVisitation live = plain().window(Duration.ofHours(20)).build();
        Instant at = NOON;
        for (int day = 0; day < 10; day++) {
            at = NOON.plus(Duration.ofDays(day));
            for (int reload = 0; reload < 5; reload++) {
                live.tell(did("ann", "pan", VIEW, at.plusSeconds(60L * reload)), at.plusSeconds(600));
                live.tell(did("ann", "lid", VIEW, at.plusSeconds(60L * reload + 30)), at.plusSeconds(600));
            }
        }
        double expected = 0;
        for (int day = 0; day < 10; day++) {
            expected += Math.pow(2, -day / 30.0);
        }
        assertThat(weight(live, "pan", "lid", at)).isCloseTo(expected, within(1e-3));
    }

    @Test
    @DisplayName("a fact ahead of the clock by more than is allowed is refused and leaves nothing")
    void ahead() {
        CoVisitation live = plain().ahead(Duration.ofMinutes(1)).build();
        assertThat(live.tell(did("ann", "pan", VIEW, NOON.plusSeconds(61)), NOON))
                .isEqualTo(Told.AHEAD);
        assertThat(live.items()).isZero();
        assertThat(live.tell(did("ann", "pan", VIEW, NOON.plusSeconds(60)), NOON))
                .isEqualTo(Told.COUNTED);
    }

    @Test
    @DisplayName("where items have no room, the quarter told of longest ago goes, and the rest keeps its pairs")
    void room() {
        CoVisitation live = plain().items(8).build();
        for (int pair = 0; pair < 4; pair++) {
            Instant at = NOON.plusSeconds(pair);
            live.tell(did("m" + pair, "a" + pair, VIEW, at), NOON.plusSeconds(9));
            live.tell(did("m" + pair, "b" + pair, VIEW, at), NOON.plusSeconds(9));
        }
        live.tell(did("m0", "new", VIEW, NOON.plusSeconds(9)), NOON.plusSeconds(9));
        assertThat(live.items()).isEqualTo(7);
        assertThat(live.forgottenItems()).isEqualTo(2);
        assertThat(live.similar(new ItemId("a0"), 5, NOON)).isEmpty();
        assertThat(live.similar(new ItemId("new"), 5, NOON)).isEmpty();
        assertThat(weight(live, "a3", "b3", NOON)).isCloseTo(1, within(1e-4));
        live.tell(did("m1", "new", VIEW, NOON.plusSeconds(9)), NOON.plusSeconds(9));
        assertThat(weight(live, "new", "b1", NOON)).isCloseTo(1, within(1e-4));
    }

    @Test
    @DisplayName("where members have no room, the one told of longest ago starts anew")
    void members() {
        CoVisitation live = plain().members(2).build();
        live.tell(did("ann", "pan", VIEW, NOON), NOON);
        live.tell(did("bob", "pan", VIEW, NOON), NOON);
        live.tell(did("ann", "lid", VIEW, NOON), NOON);
        live.tell(did("eve", "jug", VIEW, NOON), NOON);
        live.tell(did("ann", "cup", VIEW, NOON), NOON);
        live.tell(did("bob", "mug", VIEW, NOON), NOON);
        assertThat(weight(live, "cup", "lid", NOON)).isCloseTo(1, within(1e-6));
        assertThat(live.similar(new ItemId("mug"), 5, NOON)).isEmpty();
        assertThat(live.forgottenMembers()).isEqualTo(2);
    }

    @Test
    @DisplayName("many members and items in little room: each answer is still one that was told together")
    void churn() {
        CoVisitation live = plain().members(50).items(200).neighbours(5).build();
        for (int i = 0; i < 20_000; i++) {
            int basket = i / 4;
            Instant at = NOON.plusSeconds(i);
            String item = "g" + basket % 300 + "-" + i % 4;
            live.tell(did("m" + basket * 31 % 997, item, VIEW, at), at);
        }
        assertThat(live.items()).isBetween(100, 200);
        CoVisitationModel model = live.snapshot(NOON);
        assertThat(model.columns().rows("neighbours").size()).isPositive();
    }

    @Test
    @DisplayName("what it is told out of range is refused by name")
    void ranges() {
        assertThatThrownBy(() -> plain().lastItems(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> plain().neighbours(101)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> plain().window(Duration.ZERO)).hasMessageContaining("window");
        assertThatThrownBy(() -> plain().halfLife(Duration.ofMinutes(59))).hasMessageContaining("half-life");
        assertThatThrownBy(() -> plain().shrink(Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> plain().ahead(Duration.ofDays(2))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> CoVisitation.builder(
                                List.of(new BehaviourWeight(VIEW, 1, Optional.of(Duration.ofDays(1)))))
                        .build())
                .hasMessageContaining("half-life of view");
        CoVisitation live = plain().build();
        assertThatThrownBy(() -> live.tell(did("ann", "pan", new SignalId("sniff"), NOON), NOON))
                .hasMessageContaining("sniff");
        assertThatThrownBy(() -> live.candidates(Map.of(new ItemId("pan"), -1.0), 5, NOON))
                .hasMessageContaining("weight of pan");
        assertThatThrownBy(() -> live.similar(new ItemId("pan"), 0, NOON)).hasMessageContaining("limit");
        assertThat(live.snapshot(NOON).items().size()).isZero();
    }

    @Test
    @DisplayName("a model is read back from its columns, and columns that do not fit are refused")
    void columns() {
        CoVisitation live = plain().build();
        List.of("pan", "lid", "jug").forEach(item -> live.tell(did("ann", item, VIEW, NOON), NOON));
        ModelColumns columns = live.snapshot(NOON).columns();
        CoVisitationModel read = CoVisitationModel.of(columns);
        assertThat(read.columns().rows("neighbours")).isEqualTo(columns.rows("neighbours"));
        Items fewer = Items.of(List.of(new ItemId("pan")));
        for (ModelColumns wrong : List.of(
                new ModelColumns("covisitation", "covisitation", fewer).rows("neighbours", columns.rows("neighbours")),
                new ModelColumns("other", "other", columns.items()).rows("neighbours", columns.rows("neighbours")),
                new ModelColumns("covisitation", "covisitation", columns.items()))) {
            assertThatThrownBy(() -> CoVisitationModel.of(wrong))
                    .isInstanceOfSatisfying(
                            CommunityException.class, e -> assertThat(e.code()).isEqualTo(ModelColumns.UNREADABLE));
        }
    }

    @RepeatedTest(20)
    @DisplayName("threads that tell at once lose nothing")
    void threads() throws InterruptedException {
        CoVisitation live = plain().build();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(number -> new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    for (int i = 0; i < 50; i++) {
                        live.tell(did("m" + number + "-" + i, "pan", VIEW, NOON), NOON);
                        live.tell(did("m" + number + "-" + i, "lid", VIEW, NOON), NOON);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(weight(live, "pan", "lid", NOON)).isCloseTo(200, within(1e-3));
    }
}
