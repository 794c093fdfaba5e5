package io.communitykit.referral.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.json.Json;
import io.communitykit.referral.contest.internal.ContestForms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Terms that were read before:")
class KnownTermsTest {

    private static Json.Obj form(String version, long points) {
        return ContestForms.write(ContestPolicy.KIND
                .read("{\"kind\": \"contest-policy\", \"version\": \"" + version + "\", \"program\": \"赛\","
                        + " \"currency\": \"CNY\", \"zone\": \"Asia/Shanghai\", \"maxTeams\": 3, \"maxMembers\": 4,"
                        + " \"lasts\": \"P1D\", \"prizes\": [10.00], \"scores\": [{\"action\": \"order.paid\","
                        + " \"points\": " + points + "}]}")
                .terms());
    }

    @Test
    @DisplayName("two editions of one name are not taken for each other, in whatever order they are read")
    void sameName() {
        KnownTerms known = new KnownTerms();
        for (long points : List.of(1L, 2L, 1L, 2L)) {
            assertThat(known.of(form("版🐼", points)))
                    .isEqualTo(ContestForms.readTerms(form("版🐼", points)))
                    .satisfies(it -> assertThat(it.scores().get(0).points()).isEqualTo(points));
        }
    }

    @Test
    @DisplayName("an equal form is not read again while it is among the last, and more than those are not kept")
    void bounded() {
        KnownTerms known = new KnownTerms();
        List<ContestTerms> read = new ArrayList<>();
        for (int i = 0; i < KnownTerms.MOST; i++) {
            read.add(known.of(form("v" + i, 1)));
        }
        for (int i = 0; i < KnownTerms.MOST; i++) {
            assertThat(known.of(form("v" + i, 1))).isSameAs(read.get(i));
        }
        ContestTerms unused = known.of(form("one more", 1));
        assertThat(known.of(form("v0", 1))).isEqualTo(read.get(0)).isNotSameAs(read.get(0));
    }
}
