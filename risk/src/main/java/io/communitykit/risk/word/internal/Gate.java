package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.spi.WordBoundaries;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which terms count for one call. Immutable and safe for many threads.
 *
 * @param terms the terms, by entry
 * @param categories a bit for each category that counts, by its number
 * @param lowest the lowest level that counts
 * @param at the instant for which validity is asked; null if every term counts
 * @param boundaries who judges hits in Chinese
 * @param spared the automatons of the spans to be let pass for this call
 */
public record Gate(
        List<? extends Term> terms,
        long categories,
        Level lowest,
        @Nullable Instant at,
        WordBoundaries boundaries,
        List<Layer> spared) {

    /** Whether a term counts at all. */
    boolean counts(Entries entries, int entry) {
        if ((categories & (1L << entries.categories[entry])) == 0
                || terms.get(entry).level().compareTo(lowest) < 0) {
            return false;
        }
        return at == null
                || !entries.is(entry, Entries.TIMED)
                || terms.get(entry).validity().holds(at);
    }
}
