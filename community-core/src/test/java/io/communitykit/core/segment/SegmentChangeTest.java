package io.communitykit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.SegmentChange.Cause;
import io.communitykit.core.segment.SegmentChange.Kind;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The key of a change")
class SegmentChangeTest {

    private static SegmentChange change(String member, String segment, int version, long number) {
        return new SegmentChange(
                new MemberId(member), new SegmentId(segment), version, Kind.ENTERED, Instant.EPOCH, number, Cause.FACT);
    }

    @Test
    @DisplayName("is the beginning of a SHA-256 that anybody can compute")
    void golden() {
        // Python: hashlib.sha256('2:李雷10:fresh-fans3:7'.encode()).hexdigest()[:32]
        assertThat(change("李雷", "fresh-fans", 3, 7).key()).isEqualTo("c78a135f16c7c2bfbe4f9bef6de40118");
    }

    @Test
    @DisplayName("tells member, segment, version and number apart, wherever one ends and the next begins")
    void apart() {
        Set<String> keys = new HashSet<>();
        keys.add(change("a", "b", 1, 1).key());
        keys.add(change("ab", "c", 1, 1).key());
        keys.add(change("a", "b1", 1, 1).key());
        keys.add(change("a", "b", 11, 1).key());
        keys.add(change("a", "b", 1, 11).key());
        keys.add(change("👍🏽", "b", 1, 1).key());

        assertThat(keys).hasSize(6);
    }
}
