package io.communitykit.membership.benefit.internal;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.Describe;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;

/**
 * A policy document of kind {@code benefit-program}.
 *
 * @param version this edition
 * @param attributes what conditions of packs may ask, and the types
 * @param benefits the benefits
 * @param packs the packs
 */
@Describe("What tiers are worth: benefits with quotas, and packs for single members.")
public record BenefitProgramDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("What conditions of packs may ask of a member, and the types.")
        Map<AttributeName, AttributeType> attributes,

        @Describe("The benefits.") @NotEmpty List<BenefitDocument> benefits,

        @Describe("What is given to single members at once.")
        List<PackDocument> packs) {}
