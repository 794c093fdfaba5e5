package io.communitykit.membership.tier.internal;

import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.internal.CalendarSpan;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.Downgrade;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One ladder in a document: the short form for a balance, the whole form, or tiers that are only given. */
public sealed interface LadderDocument permits LadderDocument.Follows, LadderDocument.Climbs, LadderDocument.Given {

    /**
     * Its name.
     *
     * @return an id
     */
    LadderId id();

    /**
     * The short form.
     *
     * @param id its name
     * @param currency the currency whose balance decides
     * @param tiers the tiers
     */
    @Describe(
            "A ladder that follows a balance from one moment to the next; short for counts {\"balance\": currency} and nothing else.")
    record Follows(
            @Describe("Names the ladder.") LadderId id,

            @Describe("The currency whose balance decides, such as growth.")
            CurrencyId currency,

            @Describe("The tiers, from the lowest to the highest.") @NotEmpty
            List<Step> tiers)
            implements LadderDocument {}

    /**
     * The whole form.
     *
     * @param id its name
     * @param counts what counts
     * @param window over which time
     * @param upgrade when a higher tier is given
     * @param validity how long a tier is kept
     * @param downgrade what becomes of who no longer has enough
     * @param notice how long ahead a fall is announced
     * @param tiers the tiers
     */
    @Describe("A ladder that members climb by what counts over a window of time.")
    record Climbs(
            @Describe("Names the ladder.") LadderId id,

            @Describe("What counts.") MeasureDocument counts,

            @Describe("Over which time it counts; since ever by default, and always so for a balance.") @Nullable
            WindowDocument window,

            @Describe(
                    "When a higher tier is given; at-once by default. At a period's end only with the validity until a period's end.")
            Climb.@Nullable Upgrade upgrade,

            @Describe("How long a tier is kept before it is looked at again; as long as there is enough by default.")
            @Nullable
            ValidityDocument validity,

            @Describe("What becomes of who no longer has what keeps the tier; a full fall at once by default.")
            @Nullable
            Fall downgrade,

            @Describe(
                    "How long ahead a fall is announced, as it would come if nothing more happened, such as P30D; not at all by default.")
            @Nullable
            CalendarSpan notice,

            @Describe("The tiers, from the lowest to the highest.") @NotEmpty
            List<Step> tiers)
            implements LadderDocument {}

    /**
     * Tiers that nobody climbs to.
     *
     * @param id its name
     * @param given the tiers
     */
    @Describe("Tiers that members are only given, by hand or at a cut-off.")
    record Given(
            @Describe("Names the ladder.") LadderId id,

            @Describe("The tiers, from the lowest to the highest.") @NotEmpty
            List<TierId> given)
            implements LadderDocument {}

    /**
     * One tier in a document.
     *
     * @param id its name
     * @param from its threshold
     * @param keep what keeps it; {@code from} by default
     */
    record Step(
            @Describe("Names the tier.") TierId id,

            @Describe("The value from which on, that value included, a member reaches the tier.")
            long from,

            @Describe(
                    "The value from which on, that value included, a member keeps the tier; as much as from by default, never more.")
            @Nullable
            Long keep) {}

    /**
     * What becomes of who no longer has enough, in a document.
     *
     * @param step how far the member falls
     * @param grace how long the member may still make up for it; not at all by default
     */
    record Fall(
            @Describe("How far the member falls: not at all, to the tier below, or to the highest that is still kept.")
            Downgrade.Step step,

            @Describe("How long the member may still make up for it before, such as P30D; not at all by default.")
            @Nullable
            CalendarSpan grace) {}
}
