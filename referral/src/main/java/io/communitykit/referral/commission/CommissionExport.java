package io.communitykit.referral.commission;

import io.communitykit.core.json.Json;
import io.communitykit.referral.spi.Entry;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of a promoter in a program, as it is kept. Immutable and safe for many threads.
 *
 * @param header sums and what is held; empty for a promoter never seen or erased
 * @param entries orders, periods, statements, facts and lines; copied
 */
public record CommissionExport(Optional<Json.Obj> header, List<Entry> entries) {

    /**
     * Copies.
     *
     * @param header sums and what is held
     * @param entries orders, periods, statements, facts and lines
     */
    public CommissionExport {
        entries = List.copyOf(entries);
    }
}
