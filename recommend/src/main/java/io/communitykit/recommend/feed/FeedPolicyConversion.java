package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.policy.Violations;
import io.communitykit.recommend.diversity.Quota;
import io.communitykit.recommend.explore.Exploration;
import io.communitykit.recommend.explore.ExplorationShare;
import io.communitykit.recommend.feed.internal.ChooserDocument;
import io.communitykit.recommend.feed.internal.FeedPolicyDocument;
import io.communitykit.recommend.feed.internal.FeedPolicyDocument.ContextItem;
import io.communitykit.recommend.feed.internal.FeedPolicyDocument.ExplorationItem;
import io.communitykit.recommend.feed.internal.FeedPolicyDocument.LikenessItem;
import io.communitykit.recommend.feed.internal.FeedPolicyDocument.QuotaItem;
import io.communitykit.recommend.feed.internal.FeedPolicyDocument.SeenItem;
import io.communitykit.recommend.feed.internal.FeedPolicyDocument.SignalItem;
import io.communitykit.recommend.feed.internal.FreshnessDocument;
import io.communitykit.recommend.feed.internal.GroupName;
import io.communitykit.recommend.feed.internal.TransformDocument;
import io.communitykit.recommend.feed.internal.VarietyDocument;
import io.communitykit.recommend.formula.Freshness;
import io.communitykit.recommend.formula.Transform;
import io.communitykit.recommend.formula.WilsonInterval;
import io.communitykit.recommend.signal.SignalAbout;
import io.communitykit.recommend.signal.SignalRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a policy of a document. For one document and one thread. */
final class FeedPolicyConversion {

    private static final Duration HALF_LIFE = Duration.ofDays(7);
    private static final Duration HORIZON = Duration.ofDays(35);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final double OFFSET = 2;
    private static final Duration LEMMY_LIMIT = Duration.ofDays(7);
    private static final int WINDOW = 10;
    private static final int LIN_UCB_EVEN = 1_000;
    private static final double MOST = 1e6;

    private final FeedPolicyDocument document;
    private final Violations violations;
    private final Set<SegmentId> segments;

    FeedPolicyConversion(FeedPolicyDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
        this.segments = new TreeSet<>(document.segments());
    }

    @Nullable
    FeedPolicy convert() {
        List<FeedSignal> signals = violations.each("/signals", document.signals(), (item, at) -> signal(item));
        List<ContextRule> contexts = violations.each("/contexts", document.contexts(), this::context);
        List<ChannelFit> channels = violations.each(
                "/channels",
                document.channels(),
                (item, at) -> new ChannelFit(
                        item.channel().value(), Optional.ofNullable(item.dayPart()), item.format(), item.factor()));
        List<BuryRule> buries = violations.each(
                "/buries",
                document.buries(),
                (item, at) -> new BuryRule(item.id(), content(item.content(), Violations.below(at, "content"))));
        List<SlotRule> slots = violations.each(
                "/slots",
                document.slots(),
                (item, at) -> new SlotRule(
                        item.id(), item.position(), content(item.content(), Violations.below(at, "content"))));
        List<Quota> quotas = violations.each("/quotas", document.quotas(), (item, at) -> quota(item));
        Optional<Freshness> freshness = violations.made("/freshness", () -> freshness(document.freshness()));
        Optional<Variety> variety = violations.made("/variety", () -> variety(document.variety()));
        Optional<ExplorationRule> exploration = Optional.ofNullable(document.exploration())
                .flatMap(item -> violations.made("/exploration", () -> exploration(item)));
        if (!violations.isEmpty()) {
            return null;
        }
        return violations
                .made(
                        "",
                        () -> new FeedPolicy(
                                document.version(),
                                document.zone(),
                                signals,
                                Objects.requireNonNullElse(document.weighting(), Weighting.GIVEN),
                                freshness.orElseThrow(),
                                number(document.relevance(), 0),
                                new TreeSet<>(segments),
                                contexts,
                                channels,
                                factors(),
                                seen(document.seen()),
                                authors(),
                                variety.orElseThrow(),
                                likeness(),
                                buries,
                                slots,
                                quotas,
                                exploration,
                                Objects.requireNonNullElse(document.horizon(), HORIZON),
                                Objects.requireNonNullElse(document.skew(), SKEW)))
                .orElse(null);
    }

    private FeedSignal signal(SignalItem item) {
        double per = number(item.per(), 1);
        Optional<SignalRule> rule = Optional.ofNullable(item.event())
                .map(event -> new SignalRule(
                        item.id(),
                        Objects.requireNonNullElse(item.about(), SignalAbout.CONTENT),
                        event,
                        Optional.ofNullable(item.amount()),
                        per,
                        number(item.most(), Math.min(1e12, per * MOST)),
                        Objects.requireNonNullElse(item.halfLife(), HALF_LIFE)));
        if (rule.isEmpty() && (item.about() != null || item.amount() != null || item.halfLife() != null)) {
            throw InvalidValueException.of(
                    "signal " + item.id(), "counted from an event, or without about, amount and halfLife", "no event");
        }
        if (item.amount() == null && (item.per() != null || item.most() != null)) {
            throw InvalidValueException.of(
                    "signal " + item.id(), "without per and most, or with an amount", "no amount");
        }
        return new FeedSignal(
                item.id(), rule, transform(item.transform()), item.weight().doubleValue());
    }

    private static Transform transform(@Nullable TransformDocument item) {
        if (item instanceof TransformDocument.Log log) {
            return new Transform.Log(log.log().doubleValue());
        } else if (item instanceof TransformDocument.Saturation saturation) {
            return new Transform.Saturation(saturation.saturation().doubleValue());
        } else if (item instanceof TransformDocument.Power power) {
            return new Transform.Power(power.power().doubleValue());
        } else if (item instanceof TransformDocument.Rate rate) {
            return new Transform.Rate(
                    rate.rateOf(), rate.successes().doubleValue(), rate.trials().doubleValue());
        } else if (item instanceof TransformDocument.Wilson wilson) {
            return new Transform.Wilson(wilson.wilsonOf(), number(wilson.z(), WilsonInterval.Z_80));
        } else if (item instanceof TransformDocument.NetVotes votes) {
            return new Transform.NetVotes(votes.netOf());
        }
        return new Transform.Linear();
    }

    private static Freshness freshness(@Nullable FreshnessDocument item) {
        if (item instanceof FreshnessDocument.Exponential exponential) {
            return new Freshness.Exponential(exponential.exponential());
        } else if (item instanceof FreshnessDocument.Linear linear) {
            return new Freshness.Linear(linear.linear());
        } else if (item instanceof FreshnessDocument.HackerNews news) {
            return new Freshness.HackerNews(news.hackerNews().doubleValue(), number(news.offsetHours(), OFFSET));
        } else if (item instanceof FreshnessDocument.Lemmy lemmy) {
            return new Freshness.Lemmy(
                    lemmy.lemmy().doubleValue(),
                    number(lemmy.offsetHours(), OFFSET),
                    Objects.requireNonNullElse(lemmy.limit(), LEMMY_LIMIT));
        } else if (item instanceof FreshnessDocument.Reddit reddit) {
            return new Freshness.Reddit(reddit.reddit());
        }
        return new Freshness.None();
    }

    private static Variety variety(@Nullable VarietyDocument item) {
        if (item instanceof VarietyDocument.Mmr mmr) {
            return new Variety.Mmr(mmr.mmr().doubleValue());
        } else if (item instanceof VarietyDocument.Dpp dpp) {
            return new Variety.Dpp(dpp.dpp().doubleValue(), Objects.requireNonNullElse(dpp.window(), WINDOW));
        } else if (item instanceof VarietyDocument.Xquad xquad) {
            return new Variety.Xquad(xquad.xquad().doubleValue());
        }
        return new Variety.None();
    }

    private ContextRule context(ContextItem item, String at) {
        return new ContextRule(
                item.id(),
                checked(item.when(), FeedAttributes.CONTEXT, segments, Violations.below(at, "when")),
                checked(item.content(), FeedAttributes.CONTENT, Set.of(), Violations.below(at, "content")),
                item.factor());
    }

    private Condition content(Condition condition, String at) {
        return condition.check(FeedAttributes.CONTENT, at, violations);
    }

    private Optional<Condition> checked(
            @Nullable Condition condition, AttributeSchema schema, Set<SegmentId> known, String at) {
        return Optional.ofNullable(condition).map(raw -> raw.check(schema, known, at, violations));
    }

    private static Quota quota(QuotaItem item) {
        return new Quota(
                item.id(),
                item.by(),
                Optional.ofNullable(item.of()).map(GroupName::value),
                optional(item.min()),
                optional(item.max()),
                optional(item.within()));
    }

    private FactorRange factors() {
        return document.factors() == null
                ? FactorRange.DEFAULT
                : new FactorRange(document.factors().least(), document.factors().most());
    }

    private static SeenRule seen(@Nullable SeenItem item) {
        return item == null
                ? SeenRule.IGNORED
                : new SeenRule(Objects.requireNonNullElse(item.factor(), 10_000), optional(item.hideAfter()));
    }

    private Likeness likeness() {
        LikenessItem item = document.likeness();
        return item == null
                ? Likeness.DEFAULT
                : new Likeness(
                        weight(item.author()),
                        weight(item.category()),
                        weight(item.shop()),
                        weight(item.format()),
                        weight(item.tags()));
    }

    private static int weight(@Nullable Integer value) {
        return Objects.requireNonNullElse(value, 0);
    }

    private ExplorationRule exploration(ExplorationItem item) {
        int everyone = item.everyone();
        return new ExplorationRule(
                new ExplorationShare(
                        everyone, Objects.requireNonNullElse(item.newMembers(), everyone), item.fewerThan()),
                item.impressions(),
                item.clicks(),
                Optional.ofNullable(item.by()).map(this::chooser),
                item.by() instanceof ChooserDocument.LinUcb linUcb
                        ? Objects.requireNonNullElse(linUcb.even(), LIN_UCB_EVEN)
                        : 0);
    }

    private Exploration chooser(ChooserDocument item) {
        if (item instanceof ChooserDocument.LinUcb linUcb) {
            return new Exploration.LinUcb(
                    linUcb.linUcb().doubleValue(),
                    number(linUcb.ridge(), 1),
                    document.signals().size() + 1);
        }
        if (item instanceof ChooserDocument.Thompson thompson) {
            return new Exploration.Thompson(
                    thompson.thompson().doubleValue(), thompson.failures().doubleValue());
        }
        return new Exploration.EpsilonGreedy(((ChooserDocument.EpsilonGreedy) item).epsilonGreedy());
    }

    private Optional<AuthorDecay> authors() {
        return Optional.ofNullable(document.authors()).map(item -> new AuthorDecay(item.decay(), item.floor()));
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static double number(@Nullable BigDecimal value, double otherwise) {
        return value == null ? otherwise : value.doubleValue();
    }
}
