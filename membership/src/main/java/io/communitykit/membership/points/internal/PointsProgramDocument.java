package io.communitykit.membership.points.internal;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.Describe;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code points-program}.
 *
 * @param version this edition
 * @param program the program
 * @param zone the zone whose days caps count
 * @param attributes event attributes that conditions and quantities use, and their types
 * @param currencies the currencies
 * @param caps the caps
 * @param rules the earning rules
 * @param multipliers the multipliers
 * @param reversals the rules by which facts undo earlier ones
 * @param exchanges the rates at which currencies are exchanged
 * @param stillActivating types of facts that points of earlier editions may still wait for
 * @param futureTolerance how far after the clock a fact may be said to have happened; 5 minutes by default
 */
@Describe("What members earn and lose points for.")
public record PointsProgramDocument(
        @Describe("Names this edition; postings carry it. Change it with every change of the document.")
        PolicyVersion version,

        @Describe("Names the program across its editions; accounts belong to it.")
        ProgramId program,

        @Describe("The zone whose days, weeks and months caps count, such as Asia/Shanghai.")
        ZoneId zone,

        @Describe("Event attributes that conditions and quantities use, and their types.")
        Map<AttributeName, AttributeType> attributes,

        @Describe("The kinds of points.") @NotEmpty List<CurrencyDocument> currencies,

        @Describe("Limits that rules share.") List<CapDocument> caps,

        @Describe("When an event of a type comes, and its condition holds, points are given or taken.")
        List<RuleDocument> rules,

        @Describe("Factors on what rules grant.") @Nullable MultipliersDocument multipliers,

        @Describe(
                "When an event of a type comes, what an earlier one with the same subject earned is taken back, and what was spent for it is given back.")
        List<ReversalDocument> reversals,

        @Describe("Rates at which members turn one currency into another.")
        List<ExchangeDocument> exchanges,

        @Describe(
                "Types of events that points of earlier editions may still wait for. When the last rule that waits for a type goes, put it here for as long as points may wait.")
        List<EventType> stillActivating,

        @Describe("How far after the clock an event may be said to have happened, such as PT5M, the default.") @Nullable
        Duration futureTolerance) {}
