package io.communitykit.recommend.diversity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SelectionGarbageTest {

    private static final int N = 300;
    private static final int ROUNDS = 200;

    private final double[] relevance = Samples.relevance(N, 1);
    private final Similarity similarity = Samples.smooth(N, 2);
    private final Coverage coverage = (candidate, aspect) -> (candidate & aspect) == 0 ? 0.5 : 0;
    private final double[] aspects = {0.5, 0.25, 0.25};
    private final int[] authors = IntStream.range(0, N).map(i -> i % 7).toArray();
    private final long[] scores =
            IntStream.range(0, N).mapToLong(i -> i * 31L % 97).toArray();
    private final long[] changes = new long[N];
    private final int[] order = new int[20];
    private final Mmr mmr = new Mmr(0.5);
    private final Dpp dpp = Dpp.of(1);
    private final Dpp windowed = Dpp.windowed(1, 5);
    private final Xquad xquad = new Xquad(0.5);
    private final AuthorDiscount discount = AuthorDiscount.published();

    @Test
    @DisplayName("Once warm, choosing and discounting make no garbage")
    void nothing() {
        assertThat(choose()).isEqualTo(4 * ROUNDS * order.length);
        long before = allocated();
        choose();
        assertThat(allocated() - before).as("bytes in %d rounds", ROUNDS).isLessThan(10 * ROUNDS);
    }

    private int choose() {
        int chosen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            chosen += mmr.select(N, relevance, similarity, order.length, order);
            chosen += dpp.select(N, relevance, similarity, order.length, order);
            chosen += windowed.select(N, relevance, similarity, order.length, order);
            chosen += xquad.select(N, relevance, coverage, aspects, order.length, order);
            discount.apply(N, scores, authors, changes);
        }
        return chosen;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
