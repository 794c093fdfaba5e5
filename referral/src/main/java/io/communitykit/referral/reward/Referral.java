package io.communitykit.referral.reward;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.Side;
import io.communitykit.referral.reward.ledger.Transfer;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One friend in a program: who brought the friend, where both sides stand, and what is still to be done. Immutable and safe for many
 * threads.
 *
 * @param bond who brought the friend; empty for nobody yet
 * @param boundAt when that was decided; empty for nobody yet
 * @param registeredAt when the friend became a member; empty as long as nobody said so
 * @param order by which order the friend qualified; empty if not, or by registration
 * @param countsAt from when on the referrer's ladders count the friend; empty as long as the friend has not qualified
 * @param releaseAt when what a void referral left to others may be paid; empty for nothing
 * @param serveAt when what waits for room is looked at again, see {@link io.communitykit.referral.program.OnLimit#QUEUE}; empty where nothing
 *     waits, or nothing will make room
 * @param sides both sides; empty without a bond; unmodifiable
 * @param rows the rows of ledgers it has caused; copied
 * @param outbox what is decided and not known to be done; copied
 * @param retryAt when the outbox is to be tried again; empty for at once
 */
public record Referral(
        Optional<Bond> bond,
        Optional<Instant> boundAt,
        Optional<Instant> registeredAt,
        Optional<QualifyingOrder> order,
        Optional<Instant> countsAt,
        Optional<Instant> releaseAt,
        Optional<Instant> serveAt,
        Map<Side, SideState> sides,
        List<RowRef> rows,
        List<Transfer> outbox,
        Optional<Instant> retryAt) {

    /** A friend of whom nothing is known. */
    public static final Referral NONE = new Referral(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            List.of(),
            Optional.empty());

    /**
     * Copies, and checks that both sides are there or none.
     *
     * @param bond who brought the friend
     * @param boundAt when that was decided
     * @param registeredAt when the friend became a member
     * @param order by which order the friend qualified
     * @param countsAt from when on the friend counts
     * @param releaseAt when what a void referral left may be paid
     * @param serveAt when what waits for room is looked at again
     * @param sides both sides
     * @param rows the rows of ledgers
     * @param outbox what is decided and not known to be done
     * @param retryAt when the outbox is to be tried again
     */
    public Referral {
        Map<Side, SideState> copy = new EnumMap<>(Side.class);
        copy.putAll(sides);
        sides = Collections.unmodifiableMap(copy);
        rows = List.copyOf(rows);
        outbox = List.copyOf(outbox);
        if (sides.size() != (bond.isPresent() ? Side.values().length : 0)) {
            throw InvalidValueException.of("referral", "both sides with a bond, none without", sides.keySet());
        }
    }

    /**
     * A side.
     *
     * @param side which
     * @return where it stands; empty without a bond
     */
    public Optional<SideState> side(Side side) {
        return Optional.ofNullable(sides.get(side));
    }
}
