package io.communitykit.referral.reward.internal;

import io.communitykit.referral.reward.ledger.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a change has done to the rows of one rule, and what the port is to take back for it. Not safe for many threads. */
public final class Fall {

    private final Map<Long, Grant> changed = new LinkedHashMap<>();
    private long recover;
    private long number;

    Fall() {}

    /** A row as it is by now. */
    Grant now(Grant row) {
        return changed.getOrDefault(row.sequence(), row);
    }

    void put(Grant row) {
        changed.put(row.sequence(), row);
    }

    void recover(long amount) {
        recover = Math.addExact(recover, amount);
    }

    void number(long next) {
        number = next;
    }

    /**
     * The rows that changed.
     *
     * @return as they are now
     */
    public List<Grant> rows() {
        return new ArrayList<>(changed.values());
    }

    /**
     * What the port is to take back.
     *
     * @return 0 for nothing
     */
    public long recover() {
        return recover;
    }

    /**
     * The number of that recovery.
     *
     * @return 0 for none
     */
    public long number() {
        return number;
    }
}
