package io.communitykit.referral.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.referral.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A side of a referral")
class SideStatusTest {

    /** A row each status, a column each in the same order: x where the column may follow the row. */
    private static final String MATRIX = """
            ATTRIBUTED  . x x x x x x x x x x .
            PENDING     . . x x x x x x x x x .
            COOLING     . . . x x x x x x . x .
            QUALIFIED   . . . . x x x x x . x .
            HELD        . . . . . x x x x . x .
            IN_REVIEW   . . . x x . x x x . x .
            APPROVED    . . . . . . . x . . . x
            SETTLED     . . . . . . . . . . . x
            REJECTED    . . . . . . . . . . . .
            EXPIRED     . . x x x x x x x . x .
            VOIDED      . . . . . . . . . . . .
            CLAWED_BACK . . . . . . . . . . . .
            """;

    private static final Pattern CELLS = Pattern.compile(" +");

    @Test
    @DisplayName("goes only where the table says")
    void matrix() {
        SideStatus[] all = SideStatus.values();
        List<String> lines = MATRIX.lines().toList();
        assertThat(lines).hasSameSizeAs(all);
        for (int i = 0; i < all.length; i++) {
            List<String> cells = List.of(CELLS.split(lines.get(i), -1));
            assertThat(cells.get(0)).isEqualTo(all[i].name());
            for (int j = 0; j < all.length; j++) {
                assertThat(all[i].leadsTo(all[j]))
                        .as("%s to %s", all[i], all[j])
                        .isEqualTo(cells.get(j + 1).equals("x"));
            }
        }
    }

    @Test
    @DisplayName("ends where nothing may follow, and only there")
    void ends() {
        for (SideStatus status : SideStatus.values()) {
            boolean leads = false;
            for (SideStatus next : SideStatus.values()) {
                leads |= status.leadsTo(next);
            }
            assertThat(status.isEnd()).as("%s", status).isEqualTo(!leads);
        }
    }

    @Test
    @DisplayName("refuses to go elsewhere, which would be a fault of the library")
    void refuses() {
        SideState settled = SideState.of(SideStatus.SETTLED, Instant.EPOCH);
        assertThatThrownBy(() -> settled.to(SideStatus.VOIDED, Optional.of(Reason.REFUNDED), Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from SETTLED to VOIDED");
    }
}
