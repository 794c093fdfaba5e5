package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.Describe;
import io.communitykit.referral.attribution.AttributionPolicy.Friends;
import io.communitykit.referral.attribution.AttributionPolicy.Model;
import io.communitykit.referral.attribution.AttributionPolicy.Roles;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code attribution-policy}.
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
@Describe("Who is credited with a friend and with an order.")
public record AttributionPolicyDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("The program of referrals that it is about.")
        ProgramId program,

        @Describe(
                "Which of equally strong touches counts: the earliest, the latest, or the earliest as long as it is protected and then the latest.")
        Model model,

        @Describe(
                "How long a touch that counts cannot be displaced by others, from the touch on, such as P15D; only with first-touch-locked, and as long as the touch counts without it.")
        @Nullable
        Duration protection,

        @Describe("How long a touch of each strength waits for the friend to register or buy.")
        WindowItem windows,

        @Describe(
                "For how long registering, and each credited order, prolongs what is bound, such as P180D; for ever without it.")
        @Nullable
        Duration validity,

        @Describe("Who can be brought; new-customers without it, who have not paid an order before the touch.")
        @Nullable
        Friends friends,

        @Describe("Whether members who invite or partners go first, however strong the touches are; equal without it.")
        @Nullable
        Roles roles,

        @Describe(
                "How long what was credited with an order cannot be displaced, from the order on, such as P30D; not at all without it.")
        @Nullable
        Duration saleProtection,

        @Describe("How far after the clock a fact may be said to have happened, such as PT5M, the default.") @Nullable
        Duration tolerance) {

    /**
     * How long touches wait. Without a window those of a strength never count.
     *
     * @param typedCode of codes that the friend typed
     * @param couponCode of coupons
     * @param deterministicClick of clicks tied by an identifier
     * @param probabilisticClick of clicks tied by likeness
     */
    public record WindowItem(
            @Describe("Codes that the friend typed, such as P90D.") @Nullable
            Duration typedCode,

            @Describe("Coupons that carry the promoter, such as P30D.") @Nullable
            Duration couponCode,

            @Describe("Clicks tied to the friend by an identifier, such as P30D.") @Nullable
            Duration deterministicClick,

            @Describe("Clicks tied to the friend by likeness of device and time, such as PT2H.") @Nullable
            Duration probabilisticClick) {}
}
