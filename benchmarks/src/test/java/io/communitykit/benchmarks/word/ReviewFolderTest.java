package io.communitykit.benchmarks.word;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReviewFolderTest {

    @Test
    @DisplayName("a cell in quotes may hold commas, line breaks and quotes")
    void cells() {
        assertThat(ReviewFolder.rows("id,review\n1,\"好,\n\"\"很\"\"好\"\n2,一般"))
                .containsExactly(
                        java.util.List.of("id", "review"),
                        java.util.List.of("1", "好,\n\"很\"好"),
                        java.util.List.of("2", "一般"));
    }
}
