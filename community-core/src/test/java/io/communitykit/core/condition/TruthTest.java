package io.communitykit.core.condition;

import static io.communitykit.core.condition.Truth.FALSE;
import static io.communitykit.core.condition.Truth.TRUE;
import static io.communitykit.core.condition.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TruthTest {

    @ParameterizedTest
    @DisplayName("and, or follow Kleene's strong tables (Introduction to Metamathematics, § 64)")
    @CsvSource({
        "TRUE, TRUE, TRUE, TRUE",
        "TRUE, FALSE, FALSE, TRUE",
        "TRUE, UNKNOWN, UNKNOWN, TRUE",
        "FALSE, TRUE, FALSE, TRUE",
        "FALSE, FALSE, FALSE, FALSE",
        "FALSE, UNKNOWN, FALSE, UNKNOWN",
        "UNKNOWN, TRUE, UNKNOWN, TRUE",
        "UNKNOWN, FALSE, FALSE, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void tables(Truth a, Truth b, Truth and, Truth or) {
        assertThat(a.and(b)).isEqualTo(and);
        assertThat(a.or(b)).isEqualTo(or);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("only true is true, and not swaps true and false alone")
    void negation(Truth truth) {
        assertThat(truth.not()).isEqualTo(truth == UNKNOWN ? UNKNOWN : truth == TRUE ? FALSE : TRUE);
        assertThat(truth.isTrue()).isEqualTo(truth == TRUE);
    }
}
