package io.communitykit.recommend.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.influence.spi.RingSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The interaction graph")
class InteractionGraphTest {

    private static final MemberId ANN = new MemberId("ann");
    private static final MemberId BOB = new MemberId("bob");
    private static final MemberId CAT = new MemberId("cat");
    private static final List<InteractionWeight> KINDS = List.of(
            new InteractionWeight(InteractionKind.REPLY, 1), new InteractionWeight(InteractionKind.REFERRAL, 10));

    private static Interaction reply(MemberId from, MemberId to, long times) {
        return new Interaction(from, to, InteractionKind.REPLY, times);
    }

    private static double rank(InteractionGraph graph, MemberId member) {
        return new PageRank(0.85, 1e-14, 1_000)
                .rank(graph)
                .rank(graph.node(member).orElseThrow());
    }

    @Test
    @DisplayName("numbers members by id, adds up what is told of one pair, and counts and leaves out self-loops")
    void shape() {
        InteractionGraph graph = InteractionGraph.builder(KINDS)
                .add(reply(CAT, ANN, 1))
                .add(reply(BOB, ANN, 2))
                .add(reply(CAT, ANN, 3))
                .add(reply(ANN, ANN, 99))
                .add(new Interaction(CAT, ANN, InteractionKind.REFERRAL, 1))
                .build();

        assertThat(graph.nodes()).isEqualTo(3);
        assertThat(graph.edges()).isEqualTo(2);
        assertThat(graph.selfLoops()).isEqualTo(1);
        assertThat(graph.member(0)).isEqualTo(ANN);
        assertThat(graph.node(CAT)).hasValue(2);
        assertThat(graph.node(new MemberId("dan"))).isEmpty();
        assertThat(graph.givers(0)).isEqualTo(2);
        assertThat(graph.givers(1)).isZero();
        assertThat(graph.ringShare(0)).isZero();
    }

    @Test
    @DisplayName("A kind counts by its weight: one referral outweighs nine replies")
    void weights() {
        InteractionGraph graph = InteractionGraph.builder(KINDS)
                .add(new Interaction(ANN, BOB, InteractionKind.REFERRAL, 1))
                .add(reply(ANN, CAT, 9))
                .build();

        double base = rank(graph, ANN);
        assertThat((rank(graph, BOB) - base) / (rank(graph, CAT) - base)).isEqualTo(10 / 9.0, within(1e-9));
    }

    @Test
    @DisplayName("Of what is given back only the excess is influence")
    void excess() {
        InteractionGraph exchange = InteractionGraph.builder(KINDS)
                .add(reply(ANN, BOB, 100))
                .add(reply(BOB, ANN, 97))
                .build();
        InteractionGraph gift =
                InteractionGraph.builder(KINDS).add(reply(ANN, BOB, 3)).build();

        assertThat(exchange.ringShare(0)).isEqualTo(10_000);
        assertThat(exchange.ringShare(1)).isEqualTo(9_700);
        assertThat(rank(exchange, BOB)).isEqualTo(rank(gift, BOB), within(1e-12));
    }

    @Test
    @DisplayName("One who answers everybody does not make everybody's gifts to a third a ring")
    void greeter() {
        InteractionGraphBuilder builder = InteractionGraph.builder(KINDS);
        for (int i = 0; i < 100; i++) {
            builder.add(reply(Given.member(i), CAT, 1)).add(reply(BOB, Given.member(i), 1));
        }
        InteractionGraph graph = builder.add(reply(CAT, BOB, 1)).build();

        int share = graph.ringShare(graph.node(CAT).orElseThrow());

        assertThat(share).isEqualTo(100);
    }

    @Test
    @DisplayName("The host's knowledge of rings counts: what it does not trust is as if it had not been given")
    void host() {
        RingSource suspicious = (from, to) -> from.equals(BOB) ? 0 : 10_000;
        InteractionGraph graph = InteractionGraph.builder(KINDS)
                .ringSource(suspicious)
                .add(reply(BOB, ANN, 50))
                .add(reply(CAT, ANN, 1))
                .build();
        InteractionGraph honest =
                InteractionGraph.builder(KINDS).add(reply(CAT, ANN, 1)).build();
        InteractionGraphBuilder beside = InteractionGraph.builder(KINDS).add(reply(CAT, ANN, 1));
        beside.add(BOB);

        assertThat(rank(graph, ANN)).isEqualTo(rank(beside.build(), ANN)).isLessThan(rank(honest, ANN));
    }

    @Test
    @DisplayName("A host that answers outside its range is refused")
    void badHost() {
        InteractionGraphBuilder builder =
                InteractionGraph.builder(KINDS).ringSource((from, to) -> 10_001).add(reply(BOB, ANN, 50));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("kept by the host must be 0 to 10000 basis points, got 10001");
    }

    @Test
    @DisplayName("Bad input is refused with name and range")
    void badInput() {
        assertThatThrownBy(() -> reply(ANN, BOB, 0))
                .hasMessage("times of reply from ann must be 1 to 1000000000, got 0");
        assertThatThrownBy(() -> reply(ANN, BOB, -1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new InteractionWeight(InteractionKind.SHARE, 0))
                .hasMessageContaining("weight of share");
        assertThatThrownBy(() -> new InteractionKind("Share")).hasMessageContaining("kind of interaction");
        assertThatThrownBy(() -> new RingRule(4, 0)).hasMessageContaining("longest ring");
        assertThatThrownBy(() -> new RingRule(3, 10_001)).hasMessageContaining("kept of rings");
        assertThatThrownBy(() -> InteractionGraph.builder(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> InteractionGraph.builder(List.of(KINDS.get(0), KINDS.get(0))))
                .hasMessageContaining("each there once");
        InteractionGraphBuilder builder = InteractionGraph.builder(KINDS);
        assertThatThrownBy(() -> builder.add(new Interaction(ANN, BOB, InteractionKind.SHARE, 1)))
                .hasMessageContaining("one that has a weight");
        assertThatThrownBy(() -> builder.addNumbered(0, 7, 1)).hasMessageContaining("numbers of members");
        builder.add(ANN);
        builder.add(BOB);
        assertThatThrownBy(() -> builder.addNumbered(0, 1, -1)).hasMessageContaining("weight of an edge");
    }

    @Test
    @DisplayName("What one pair gives must fit 64 bits, and a builder makes one graph")
    void limits() {
        InteractionGraphBuilder builder = InteractionGraph.builder(KINDS);
        int one = builder.add(ANN);
        int other = builder.add(BOB);
        for (int i = 0; i < 9_224; i++) {
            builder.addNumbered(one, other, 1_000_000_000_000_000L);
        }

        assertThatThrownBy(builder::build).hasMessageContaining("leaves the range of a 64-bit integer");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }
}
