package io.communitykit.membership.tier;

import io.communitykit.core.id.PolicyVersion;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a posting did to a member's place on one ladder. All changes of an account are its tier history, which is never
 * rewritten.
 *
 * @param ladder the ladder
 * @param kind what happened
 * @param from what the member had climbed to before; empty for no tier
 * @param to what the member has climbed to now; empty for no tier
 * @param tier the tier that the member has now, locks included; empty for none
 * @param value what was compared; for a lock, what counts now
 * @param threshold what it was compared with: the entry threshold of a tier reached, else the keep threshold of {@code from};
 *     empty for a lock, and where nothing is needed
 * @param until until when: the end of the tier's validity, of the grace, or of the lock, or when the announced fall comes; empty
 *     for no end
 * @param policy the edition of the tier program that decided
 */
public record TierChange(
        LadderId ladder,
        Kind kind,
        Optional<TierId> from,
        Optional<TierId> to,
        Optional<TierId> tier,
        long value,
        OptionalLong threshold,
        Optional<Instant> until,
        PolicyVersion policy) {

    /** What happened. Stores keep {@link #code()}. */
    public enum Kind {
        /** The member climbed to a higher tier. */
        RAISED,
        /** The member fell to a lower tier, or to none. */
        LOWERED,
        /** The member passed a review, or made up for it within the grace. */
        KEPT,
        /** The member no longer has what the tier needs, and may make up for it. */
        GRACE,
        /** If nothing more happens, the member will not pass the review that is named. */
        WARNED,
        /** A lock was put on a tier. */
        LOCKED,
        /** A lock ended. */
        UNLOCKED,
        /** The ladder does not have the tier any more that the member had; the value was looked at anew. */
        MOVED,
        /** An account from before the ladder was read anew and joined it. */
        ENROLLED;

        private final String code = name().toLowerCase(Locale.ROOT);

        /**
         * The form that stores and reports keep; never changes.
         *
         * @return a lower-case ASCII word
         */
        public String code() {
            return code;
        }

        /**
         * Reads what {@link #code()} gave.
         *
         * @param code the stored form
         * @return the kind
         * @throws IllegalArgumentException if no kind has that code
         */
        public static Kind ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of tier change has the code " + code);
        }
    }
}
