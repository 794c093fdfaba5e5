package io.communitykit.referral.code.policy.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.Describe;
import io.communitykit.referral.code.policy.GeneratorRule.Generator;
import io.communitykit.referral.code.spi.RequiredTier;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code code-policy}.
 *
 * @param version this edition
 * @param program for which program
 * @param codes how checked codes are made
 * @param lookAlikes what becomes of 0, O, 1, I and L
 * @param limits how many codes there are, and how often one is used
 * @param validity when codes are good
 * @param vanity who may choose a code
 * @param expected what the length should be enough for
 */
@Describe(
        "The invite codes of a program: how they are made, how long and how often they are good, and who may choose one.")
public record CodePolicyDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("For which program.") ProgramId program,

        @Describe("How codes are made.") CodesItem codes,

        @Describe(
                "Maps 0, 1, I, L or O, which no code has, to the symbol that members misread; those left out are refused.")
        Map<String, String> lookAlikes,

        @Describe("How many codes there are, and how often one is used.") @Nullable
        LimitsItem limits,

        @Describe("When codes are good; from when they are issued, for ever, without it.") @Nullable
        ValidityItem validity,

        @Describe("Who may choose a code; nobody without it.") @Nullable
        VanityItem vanity,

        @Describe("What the length should be enough for; a million codes and one guess in a million without it.")
        @Nullable
        ExpectedItem expected) {

    /**
     * How checked codes are made.
     *
     * @param generator of what
     * @param symbols how many symbols a guesser does not know
     */
    public record CodesItem(
            @Describe("random, or permuted: of the member's number under a secret key.")
            Generator generator,

            @Describe(
                    "How many symbols a guesser does not know, without the check symbol and that of a key: 8 to 28 at random, 7 to 12 permuted.")
            @Min(7)
            @Max(28)
            int symbols) {}

    /**
     * How many codes there are, and how often one is used.
     *
     * @param uses how often a code may be used
     * @param perMember how many live codes a member may have
     */
    public record LimitsItem(
            @Describe("How often a code may be used; 0, the default, for as often as anybody likes.") @Nullable @Min(0)
            Long uses,

            @Describe("How many live codes a member may have, one for each label; 5 without it.")
            @Nullable
            @Min(1)
            @Max(100)
            Integer perMember) {}

    /**
     * When codes are good.
     *
     * @param from no code before
     * @param until no code from then on
     * @param lasts how long one is good
     */
    public record ValidityItem(
            @Describe("No code is good before.") @Nullable Instant from,

            @Describe("No code is good from then on.") @Nullable
            Instant until,

            @Describe("How long one is good from when it starts, such as P90D.") @Nullable
            Duration lasts) {}

    /**
     * Who may choose a code.
     *
     * @param minTier the tier from which on members may
     * @param minLength the fewest characters
     * @param perMember how many live ones a member may have
     * @param reserved texts that nobody gets
     */
    public record VanityItem(
            @Describe("The tier from which on members may; everybody without it.") @Nullable
            RequiredTier minTier,

            @Describe("The fewest characters; 4 without it. A vanity code has 7 at most.") @Nullable @Min(3) @Max(7)
            Integer minLength,

            @Describe("How many live ones a member may have; 1 without it.") @Nullable @Min(1) @Max(20)
            Integer perMember,

            @Describe("Texts that nobody gets, nor what looks like them.") @Size(max = 10_000)
            List<@Size(min = 1, max = 40) String> reserved) {}

    /**
     * What the length should be enough for.
     *
     * @param codes how many live codes are expected
     * @param oneIn a guess should hit at most once in so many times
     */
    public record ExpectedItem(
            @Describe("How many live codes are expected.") @Min(1)
            long codes,

            @Describe("A guess should hit at most once in so many times; 1000000 without it.") @Nullable @Min(1)
            Long oneIn) {}
}
