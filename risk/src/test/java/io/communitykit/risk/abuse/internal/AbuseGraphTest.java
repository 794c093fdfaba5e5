package io.communitykit.risk.abuse.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The graph of a screen")
class AbuseGraphTest {

    private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");
    private static final MemberId FRIEND = new MemberId("\u4e3d\u4e1d");

    private final AbuseGraph graph = new AbuseGraph(AbusePolicy.USUAL);

    private static IdempotencyKey key(int number) {
        return new IdempotencyKey(new EventSource("shop"), new EventId("fact " + number));
    }

    private void tell(AbuseFact fact) {
        graph.tell(fact);
    }

    @Test
    @DisplayName("keeps nothing more of facts that say the same of the same members anew, though nobody settles")
    void bounded() {
        tell(new Brought(key(0), DAY, new MemberId("referrer"), FRIEND, Optional.empty()));
        for (int i = 1; i <= 1_000; i++) {
            tell(new Quality(key(i), DAY.plusSeconds(i), FRIEND, i, i));
        }
        assertThat(graph.waiting()).isEqualTo(1);
        assertThat(graph.settle()).isEqualTo(1);
        assertThat(graph.waiting()).isZero();
        tell(new Quality(key(1_001), DAY.plusSeconds(1_001), FRIEND, 1, 1));
        assertThat(graph.waiting()).isEqualTo(1);
        assertThat(graph.settle()).isEqualTo(1);
    }

    @Test
    @DisplayName("notes a key that is to be counted once, and once more after it was settled")
    void keysOnce() {
        MemberId second = new MemberId("second");
        KeyKind device = new KeyKind("device");
        KeyDigest phone = new KeyDigest(1, 1);
        KeyDigest thing = new KeyDigest(2, 2);
        tell(new Linked(key(0), DAY, FRIEND, new KeyKind("phone"), phone, KeyNote.PLAIN));
        tell(new Linked(key(1), DAY, second, new KeyKind("phone"), phone, KeyNote.PLAIN));
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10; i++) {
                Instant at = DAY.plusSeconds(100L * round + 10L * i);
                tell(new Linked(
                        key(10_000 + 200 * round + 2 * i), at.plusSeconds(1), FRIEND, device, thing, KeyNote.PLAIN));
                int link = graph.keys().size() - 1;
                assertThat(graph.degree(link)).isEqualTo(1);
                tell(new Unlinked(key(10_001 + 200 * round + 2 * i), at.plusSeconds(2), FRIEND, device, thing));
                assertThat(graph.waiting()).isEqualTo(1);
            }
            assertThat(graph.settle()).isEqualTo(1);
            assertThat(graph.waiting()).isZero();
        }
    }
}
