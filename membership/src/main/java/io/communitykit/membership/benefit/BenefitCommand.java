package io.communitykit.membership.benefit;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.CurrencyId;
import java.time.Instant;
import java.time.MonthDay;
import java.util.Optional;

/** What a host asks of a member's benefits, told under a key so that it may be told again. Immutable. */
public sealed interface BenefitCommand {

    /**
     * What makes it unique within the member's account; commands and facts share the keys.
     *
     * @return the key
     */
    IdempotencyKey key();

    /**
     * Whose benefits.
     *
     * @return the member
     */
    MemberId member();

    /**
     * When it happened; decides over the period that counts.
     *
     * @return the instant
     */
    Instant occurredAt();

    /**
     * Uses a benefit: first what the tier's quota leaves in the period, then what packs and exchanges gave, the soonest lost
     * first.
     *
     * @param key what makes it unique
     * @param member whose benefit
     * @param benefit which one
     * @param units how many, 1 to 1,000,000,000
     * @param subject what it is used for, such as an order, so that a refund of the order gives it back
     * @param birthday the member's birthday, for a benefit around it; it is not kept
     * @param occurredAt when it is used
     */
    record Use(
            IdempotencyKey key,
            MemberId member,
            CurrencyId benefit,
            long units,
            Optional<Subject> subject,
            Optional<MonthDay> birthday,
            Instant occurredAt)
            implements BenefitCommand {

        /**
         * Checks the number.
         *
         * @param key what makes it unique
         * @param member whose benefit
         * @param benefit which one
         * @param units how many
         * @param subject what it is used for
         * @param birthday the member's birthday
         * @param occurredAt when it is used
         */
        public Use {
            if (units < 1 || units > Quota.MAX_UNITS) {
                throw InvalidValueException.of("units", "1 to " + Quota.MAX_UNITS, units);
            }
        }
    }

    /**
     * Gives a pack.
     *
     * @param key what makes it unique
     * @param member who gets it
     * @param pack which one
     * @param facts what is known of the member, for the pack's condition; a missing attribute does not make it true
     * @param occurredAt when it is given
     */
    record GivePack(IdempotencyKey key, MemberId member, RuleId pack, Facts facts, Instant occurredAt)
            implements BenefitCommand {}
}
