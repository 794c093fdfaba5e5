package io.communitykit.referral.attribution;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is credited with a friend and with an order. A touch waits for its window; what the friend does within it (registers, or pays an
 * order that is credited to it) prolongs it by the validity. Of all touches that wait or are prolonged the best is bound: of the role
 * that comes first, then the strongest, then by the model. All spans of time are half-open. Nobody is ever credited with an order of
 * their own. Immutable and safe for many threads.
 *
 * @param version this edition; results name it
 * @param program whose books it is about
 * @param model which of equally strong touches counts
 * @param protection how long a bound touch cannot be displaced by others, from the touch on; only where the model locks, and for as long
 *     as the touch counts where it is empty
 * @param windows how long touches of each strength wait; those of a strength that is not there never count
 * @param validity for how long what the friend does prolongs a touch; for ever where it is empty
 * @param friends who can be brought
 * @param roles whether one role of promoters goes before the other
 * @param saleProtection how long the touch that was credited with an order cannot be displaced, from the order on; 0 for not at all
 * @param tolerance how far after the clock a fact may be said to have happened
 */
public record AttributionPolicy(
        PolicyVersion version,
        ProgramId program,
        Model model,
        Optional<Duration> protection,
        Map<Strength, Duration> windows,
        Optional<Duration> validity,
        Friends friends,
        Roles roles,
        Duration saleProtection,
        Duration tolerance) {

    /** Documents of kind {@code attribution-policy}. */
    public static final PolicyKind<AttributionPolicy> KIND = new AttributionPolicyKind();

    /** Facts may lie this far ahead of the clock where a document does not say: 5 minutes. */
    public static final Duration USUAL_TOLERANCE = Duration.ofMinutes(5);

    static final Duration LONGEST = Duration.ofDays(36_500);

    /**
     * Copies the windows, and checks the spans.
     *
     * @param version this edition
     * @param program whose books it is about
     * @param model which of equally strong touches counts
     * @param protection how long a bound touch cannot be displaced
     * @param windows how long touches wait
     * @param validity for how long what the friend does prolongs a touch
     * @param friends who can be brought
     * @param roles whether one role goes before the other
     * @param saleProtection how long the touch that was credited with an order cannot be displaced
     * @param tolerance how far after the clock a fact may lie
     */
    public AttributionPolicy {
        Map<Strength, Duration> all = new EnumMap<>(Strength.class);
        windows.forEach((strength, window) -> all.put(strength, positive("window of " + strength, window)));
        if (all.isEmpty()) {
            throw InvalidValueException.of("windows of an attribution policy", "at least one", "none");
        }
        windows = Collections.unmodifiableMap(all);
        if (protection.isPresent() && model != Model.FIRST_TOUCH_LOCKED) {
            throw InvalidValueException.of("protection", "left out where the model does not lock", model);
        }
        protection.ifPresent(span -> positive("protection", span));
        validity.ifPresent(span -> within("validity", span));
        within("protection of sales", saleProtection);
        within("tolerance", tolerance);
    }

    private static Duration positive(String name, Duration span) {
        if (Timestamps.toMicros(within(name, span)) == 0) {
            throw InvalidValueException.of(name, "a microsecond or more", span);
        }
        return span;
    }

    private static Duration within(String name, Duration span) {
        if (span.isNegative() || span.compareTo(LONGEST) > 0) {
            throw InvalidValueException.of(name, "from 0 to 36500 days", span);
        }
        return span;
    }

    /** Which of equally strong touches counts. */
    public enum Model {
        /** The earliest. */
        FIRST_TOUCH,
        /** The latest. */
        LAST_TOUCH,
        /**
         * The earliest, as long as it is protected: what others do meanwhile never counts, however strong it is. Then the latest, which
         * is protected in turn.
         */
        FIRST_TOUCH_LOCKED
    }

    /** Who can be brought. */
    public enum Friends {
        /** Everybody. */
        ANYBODY,
        /** Who has not paid an order before the touch. */
        NEW_CUSTOMERS,
        /** Who neither has paid an order nor was a member before the touch. */
        NEW_MEMBERS
    }

    /** Whether one role of promoters goes before the other. */
    public enum Roles {
        /** Neither does. */
        EQUAL,
        /** Members who invite friends go before partners, however strong the touches are. */
        REFERRAL_FIRST,
        /** Partners go before members who invite friends, however strong the touches are. */
        AFFILIATE_FIRST
    }
}
