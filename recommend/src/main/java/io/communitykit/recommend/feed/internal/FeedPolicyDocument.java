package io.communitykit.recommend.feed.internal;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.policy.Describe;
import io.communitykit.core.segment.ready.DayPart;
import io.communitykit.recommend.diversity.GroupKey;
import io.communitykit.recommend.feed.ContentFormat;
import io.communitykit.recommend.feed.ContextRule;
import io.communitykit.recommend.feed.FeedPolicy;
import io.communitykit.recommend.feed.SlotRule;
import io.communitykit.recommend.feed.Weighting;
import io.communitykit.recommend.signal.SignalAbout;
import io.communitykit.recommend.signal.SignalId;
import io.communitykit.recommend.signal.SignalRules;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code feed-policy}.
 *
 * @param version this edition
 * @param zone whose clock counts
 * @param signals what counts
 * @param weighting how weights are meant
 * @param freshness how age counts
 * @param relevance how much given relevance counts
 * @param segments segments that may be asked for
 * @param contexts factors in contexts
 * @param channels which formats suit which channels
 * @param factors where products are cut
 * @param seen what becomes of content shown before
 * @param authors what becomes of further content of one author
 * @param variety how the first places are chosen
 * @param likeness what makes content alike
 * @param buries content behind all other
 * @param slots places kept
 * @param quotas what a page must and may hold
 * @param exploration how new content is shown
 * @param horizon how long repeats are recognised
 * @param skew how far ahead facts may lie
 */
@Describe("How a feed is ranked.")
public record FeedPolicyDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("Whose clock tells the hour and the part of the day.")
        ZoneId zone,

        @Describe("What counts, and how much.") @NotEmpty @Size(max = SignalRules.MOST)
        List<SignalItem> signals,

        @Describe("given: weights as they are (the default). balanced: each divided by its signal's mean.") @Nullable
        Weighting weighting,

        @Describe("How age counts; not at all without it.") @Nullable
        FreshnessDocument freshness,

        @Describe("How much the relevance counts that a candidate's source gives it; 0 by default.") @Nullable
        BigDecimal relevance,

        @Describe("The segments that conditions of contexts ask for.")
        List<SegmentId> segments,

        @Describe("Factors for some content in some contexts.") @Size(max = FeedPolicy.MOST_FACTORS)
        List<ContextItem> contexts,

        @Describe("Which formats suit which channels, and when.") @Size(max = FeedPolicy.MOST_FACTORS)
        List<ChannelItem> channels,

        @Describe("Where the product of a context's factors is cut; 2000 and 50000 basis points by default.") @Nullable
        FactorItem factors,

        @Describe("What becomes of content that the member was shown before; nothing without it.") @Nullable
        SeenItem seen,

        @Describe("What becomes of further content of one author; nothing without it.") @Nullable
        AuthorItem authors,

        @Describe("How the first places are chosen so that they are not all alike; by score without it.") @Nullable
        VarietyDocument variety,

        @Describe("What makes content alike, for variety: author 1, category 1, tags 2 by default.") @Nullable
        LikenessItem likeness,

        @Describe("Content that goes behind all other.") List<BuryItem> buries,

        @Describe("Places kept for some content.") List<SlotItem> slots,

        @Describe("What a page must and may hold.") List<QuotaItem> quotas,

        @Describe("How new content is shown; by its score alone without it.") @Nullable
        ExplorationItem exploration,

        @Describe("How long repeated facts are recognised; 35 days by default.") @Nullable
        Duration horizon,

        @Describe("How far ahead of the clock facts may lie; 5 minutes by default.") @Nullable
        Duration skew) {

    /**
     * A signal in a document.
     *
     * @param id the signal
     * @param weight how much it counts
     * @param transform what is made of the count
     * @param event the facts that it is counted from
     * @param about what it is counted for
     * @param amount the attribute that says how much
     * @param per how much of it counts 1
     * @param most how much of it counts at most
     * @param halfLife how fast it fades
     */
    public record SignalItem(
            @Describe("Its name.") SignalId id,

            @Describe("How much it counts; below 0, against content.")
            BigDecimal weight,

            @Describe("What is made of the count; the count itself without it.") @Nullable
            TransformDocument transform,

            @Describe("The facts that it is counted from; without it the host tells its value.") @Nullable
            EventType event,

            @Describe("Whether it is counted for the content (the default) or for its author.") @Nullable
            SignalAbout about,

            @Describe("The event's attribute that says how much; each fact counts 1 without it.") @Nullable
            AttributeName amount,

            @Describe("How much of the amount counts 1; 1 by default.") @Nullable
            BigDecimal per,

            @Describe("How much of the amount one fact counts at most; a million times per by default.") @Nullable
            BigDecimal most,

            @Describe("After so long half of it is left; 7 days by default.") @Nullable
            Duration halfLife) {}

    /**
     * A factor in a document.
     *
     * @param id names it
     * @param when the contexts
     * @param content the content
     * @param factor basis points
     */
    public record ContextItem(
            @Describe("Names it in explanations.") RuleId id,

            @Describe("The contexts; all without it.") @Nullable
            Condition when,

            @Describe("The content; all without it.") @Nullable
            Condition content,

            @Describe("Basis points by which what speaks for it is multiplied; 10000 changes nothing.")
            @Min(0)
            @Max(ContextRule.LARGEST)
            int factor) {}

    /**
     * How well a format suits a channel.
     *
     * @param channel the channel
     * @param dayPart the part of the day
     * @param format the format
     * @param factor basis points
     */
    public record ChannelItem(
            @Describe("The channel, as contexts name it.") Channel channel,

            @Describe("The part of the day; any without it.") @Nullable
            DayPart dayPart,

            @Describe("The format.") ContentFormat format,

            @Describe("Basis points by which what speaks for such content is multiplied there.")
            @Min(0)
            @Max(ContextRule.LARGEST)
            int factor) {}

    /**
     * Where products are cut.
     *
     * @param least basis points
     * @param most basis points
     */
    public record FactorItem(
            @Describe("No product is smaller; basis points.") @Min(0) @Max(10_000)
            int least,

            @Describe("No product is larger; basis points.") @Min(10_000) @Max(ContextRule.LARGEST)
            int most) {}

    /**
     * What becomes of content shown before.
     *
     * @param factor basis points for each time
     * @param hideAfter how often it is shown at most
     */
    public record SeenItem(
            @Describe("Basis points by which what speaks for it is multiplied for each time; 10000 by default.")
            @Nullable
            @Min(0)
            @Max(10_000)
            Integer factor,

            @Describe("After so many times it is not shown again; it is without it.") @Nullable @Min(1) @Max(1_000)
            Integer hideAfter) {}

    /**
     * What becomes of further content of one author.
     *
     * @param decay basis points
     * @param floor basis points
     */
    public record AuthorItem(
            @Describe("What is left of the second, the third and so on, each of the one before; basis points.")
            @Min(0)
            @Max(10_000)
            int decay,

            @Describe("What is always left; basis points.") @Min(0) @Max(10_000)
            int floor) {}

    /**
     * How new content is shown.
     *
     * @param everyone the share of places
     * @param newMembers the share for new members
     * @param fewerThan how many impressions make it old
     * @param impressions the signal of impressions
     * @param clicks the signal of successes
     * @param by how it is chosen
     */
    public record ExplorationItem(
            @Describe("The share of places, in basis points.") @Min(0) @Max(10_000)
            int everyone,

            @Describe("The share for new members, in basis points; as for everyone without it.")
            @Nullable
            @Min(0)
            @Max(10_000)
            Integer newMembers,

            @Describe("Content is new while it has fewer impressions than this.") @Min(1)
            long fewerThan,

            @Describe("The signal that says how often content was shown.")
            SignalId impressions,

            @Describe("The signal that says how often that was a success.")
            SignalId clicks,

            @Describe("How it is chosen; each as likely as another without it.") @Nullable
            ChooserDocument by) {}

    /**
     * What makes content alike, by weight; 0 where nothing is said.
     *
     * @param author the same author
     * @param category the same category
     * @param shop the same shop
     * @param format the same format
     * @param tags tags in common
     */
    public record LikenessItem(
            @Describe("The same author.") @Nullable @Min(0) @Max(1_000)
            Integer author,

            @Describe("The same category.") @Nullable @Min(0) @Max(1_000)
            Integer category,

            @Describe("The same shop.") @Nullable @Min(0) @Max(1_000)
            Integer shop,

            @Describe("The same format.") @Nullable @Min(0) @Max(1_000)
            Integer format,

            @Describe("Tags in common.") @Nullable @Min(0) @Max(1_000)
            Integer tags) {}

    /**
     * Content behind all other.
     *
     * @param id names it
     * @param content which
     */
    public record BuryItem(
            @Describe("Names it in moves.") RuleId id,

            @Describe("Which content.") Condition content) {}

    /**
     * A place kept.
     *
     * @param id names it
     * @param position the place
     * @param content for which content
     */
    public record SlotItem(
            @Describe("Names it in moves and shortfalls.") RuleId id,

            @Describe("The place, from 1.") @Min(1) @Max(SlotRule.LAST)
            int position,

            @Describe("For which content.") Condition content) {}

    /**
     * What a page must and may hold.
     *
     * @param id names it
     * @param by what makes the groups
     * @param of the one group
     * @param min at least
     * @param max at most
     * @param within any so many places in a row
     */
    public record QuotaItem(
            @Describe("Names it in moves and shortfalls.") RuleId id,

            @Describe("What makes the groups.") GroupKey by,

            @Describe("The one group that it speaks of; each by itself without it, which allows a maximum only.")
            @Nullable
            GroupName of,

            @Describe("At least so many on the page.") @Nullable @Min(1) @Max(1_000)
            Integer min,

            @Describe("At most so many.") @Nullable @Min(0) @Max(1_000)
            Integer max,

            @Describe("The maximum holds for any so many places in a row; for the page without it.")
            @Nullable
            @Min(2)
            @Max(1_000)
            Integer within) {}
}
