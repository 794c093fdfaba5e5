package io.communitykit.referral.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.json.Json;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.spi.EntryKind.Retention;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A book on the heap")
class KeptBookTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Json.Obj HEADER = Json.object("n", Json.of(7));

    private static KeptEntry entry(String kind, String text, Retention retention) {
        return new KeptEntry(new EntryName(kind, text, Optional.empty()), retention, NOON, HEADER);
    }

    @Test
    @DisplayName(
            "whose owner is erased keeps its header and what sums rest on, which nobody is shown, and nothing personal")
    void erased() {
        KeptBook book = new KeptBook(HEADER);
        KeptEntry grant = entry("grant", "1", Retention.LEDGER);
        KeptEntry touch = entry("touch", "1", Retention.PERSONAL);
        KeptEntry other = entry("grant", "2", Retention.PERSONAL);
        book.change(HEADER, Optional.of(NOON), 1);
        for (KeptEntry each : new KeptEntry[] {grant, touch, other}) {
            book.put(each);
        }

        book.removePersonal(2);

        assertThat(book.after("grant", Optional.empty(), 9)).containsExactly(grant);
        assertThat(book.newest("grant", NOON, 9)).containsExactly(grant);
        assertThat(book.after("touch", Optional.empty(), 9)).isEmpty();
        assertThat(book.get(grant.name())).isEqualTo(grant);
        assertThat(book.get(touch.name())).isNull();
        assertThat(book.get(other.name())).isNull();
        assertThat(book.header()).isEqualTo(HEADER);
        assertThat(book.dueAt()).isEmpty();
        assertThat(book.revision()).isEqualTo(2);
    }
}
