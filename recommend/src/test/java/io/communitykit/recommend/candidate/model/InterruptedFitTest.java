package io.communitykit.recommend.candidate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.evaluate.Given;
import io.communitykit.recommend.candidate.neighbour.ItemKnn;
import io.communitykit.recommend.candidate.neighbour.ItemSimilarity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A fit")
class InterruptedFitTest {

    @ParameterizedTest(name = "on {0} threads")
    @ValueSource(ints = {1, 2})
    @DisplayName("is stopped where the thread that asked for it is interrupted, which stays interrupted")
    void interrupted(int threads) {
        Interactions interactions = Given.random(5, 80, 30, 12);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() ->
                            new ItemKnn(5, ItemSimilarity.cosine(), 0).fit(interactions, FitOptions.threads(threads)))
                    .isInstanceOf(FitCancelledException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }
}
