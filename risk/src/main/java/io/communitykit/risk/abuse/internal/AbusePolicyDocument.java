package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.Describe;
import io.communitykit.risk.abuse.KeyStrength;
import io.communitykit.risk.abuse.Signal;
import io.communitykit.risk.abuse.fact.KeyKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code abuse-policy}.
 *
 * @param version this edition
 * @param keys what each kind of key is worth
 * @param weights how much each signal counts
 * @param review from this score on a human should look
 * @param block from this score on no reward should be paid
 * @param limits from where on a pattern means something
 */
@Describe("What speaks against a referral, and from which score on it is reviewed or blocked.")
public record AbusePolicyDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("What each kind of thing that members are seen with is worth.") @Size(max = 64)
        Map<KeyKind, KeyItem> keys,

        @Describe(
                "How much each signal counts, in basis points; one that is not named counts nothing. The usual ones without it.")
        Map<Signal, @Min(0) @Max(10_000) Integer> weights,

        @Describe("From this score on, in basis points, a human should look; 5000 without it.")
        @Nullable
        @Min(1)
        @Max(10_000)
        Integer review,

        @Describe("From this score on, in basis points, no reward should be paid; 8500 without it.")
        @Nullable
        @Min(1)
        @Max(10_000)
        Integer block,

        @Describe("From where on a pattern means something; the usual ones without it.") @Nullable
        LimitsItem limits) {

    /**
     * What a kind of key is worth.
     *
     * @param strength what it means that two members share it
     * @param weight how near two persons are who alone share it
     */
    public record KeyItem(
            @Describe(
                    "hard: two members with it are one person. soft: they are near. trait: it counts only in how alike friends are.")
            KeyStrength strength,

            @Describe("Of a soft key: how near two persons are who alone share it, in basis points.")
            @Nullable
            @Min(1)
            @Max(10_000)
            Integer weight) {}

    /**
     * From where on a pattern means something.
     *
     * @param hub a soft key of so many persons says nothing
     * @param family so many friends with common keys are a family
     * @param star so many friends begin to be a star
     * @param keptDays a member kept for less came to nothing
     * @param burst the window in which friends are counted
     * @param velocity the window in which members of one key are counted
     * @param crowd so many members of one key begin to speak
     * @param human nobody is faster
     * @param gaps so many intervals are needed
     * @param mixed so many friends are needed
     * @param considered so many friends are looked at
     * @param steps a walk looks at so many persons at most
     * @param strong a nearness that puts two persons into one cluster
     */
    public record LimitsItem(
            @Describe("A soft key of so many persons or more says nothing; 150 without it.")
            @Nullable
            @Min(3)
            @Max(100_000)
            Integer hub,

            @Describe("So many friends with common keys are a family; 5 without it.") @Nullable @Min(0) @Max(100)
            Integer family,

            @Describe("So many friends of one referrer begin to be a star; 8 without it.")
            @Nullable
            @Min(2)
            @Max(100_000)
            Integer star,

            @Describe(
                    "A member kept for fewer days, with at most one order, came to nothing unless a friend of theirs came to more; known so many days after they were brought; 14 without it.")
            @Nullable
            @Min(1)
            @Max(3_650)
            Integer keptDays,

            @Describe("The window around a friend in which friends of one referrer are counted; 6 hours without it.")
            @Nullable
            Duration burst,

            @Describe("The window around a friend in which members of one key are counted; a day without it.") @Nullable
            Duration velocity,

            @Describe("So many members of one key in the window begin to speak; 6 without it.")
            @Nullable
            @Min(2)
            @Max(100_000)
            Integer crowd,

            @Describe("From the click to the registration nobody is faster; 6 seconds without it.") @Nullable
            Duration human,

            @Describe("So many intervals are needed to call them even; 5 without it.") @Nullable @Min(3) @Max(1_000)
            Integer gaps,

            @Describe("So many friends are needed to call them alike; 8 without it.") @Nullable @Min(3) @Max(1_000)
            Integer mixed,

            @Describe("So many friends of a referrer, the latest, are looked at; 1000 without it.")
            @Nullable
            @Min(10)
            @Max(100_000)
            Integer considered,

            @Describe("A walk up the referrers asks of so many persons at most who brought them; 10000 without it.")
            @Nullable
            @Min(1)
            @Max(1_000_000)
            Integer steps,

            @Describe(
                    "A nearness, in basis points, that puts two persons into one cluster of a report; 2500 without it.")
            @Nullable
            @Min(1)
            @Max(10_000)
            Integer strong) {}
}
