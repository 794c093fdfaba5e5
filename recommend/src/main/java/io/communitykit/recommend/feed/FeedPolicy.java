package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.recommend.diversity.Quota;
import io.communitykit.recommend.explore.Exploration;
import io.communitykit.recommend.formula.Freshness;
import io.communitykit.recommend.signal.SignalId;
import io.communitykit.recommend.signal.SignalRule;
import io.communitykit.recommend.signal.SignalRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How a feed is ranked. Immutable and safe for many threads.
 *
 * @param version this edition
 * @param zone whose clock tells the part of the day
 * @param signals what counts, 1 to 64, no two of one id
 * @param weighting how the weights are meant
 * @param freshness how age counts
 * @param relevance how much the relevance counts that a candidate was given by its source, 0 to 1,000,000
 * @param segments the segments that conditions of contexts may ask for
 * @param contexts factors in some contexts; together with the channels at most 64
 * @param channels which formats suit which channels
 * @param factors where the product of all factors of a context is cut
 * @param seen what becomes of content that the member was shown before
 * @param authors what becomes of further content of one author; nothing where empty
 * @param variety how the first places are chosen
 * @param likeness what makes content alike
 * @param buries content that goes behind all other
 * @param slots places kept for some content, no two for one place
 * @param quotas what a page must and may hold
 * @param exploration how new content is shown; by its score alone where empty
 * @param horizon how long repeated facts are recognised
 * @param skew how far ahead of the clock facts may lie
 */
public record FeedPolicy(
        PolicyVersion version,
        ZoneId zone,
        List<FeedSignal> signals,
        Weighting weighting,
        Freshness freshness,
        double relevance,
        SortedSet<SegmentId> segments,
        List<ContextRule> contexts,
        List<ChannelFit> channels,
        FactorRange factors,
        SeenRule seen,
        Optional<AuthorDecay> authors,
        Variety variety,
        Likeness likeness,
        List<BuryRule> buries,
        List<SlotRule> slots,
        List<Quota> quotas,
        Optional<ExplorationRule> exploration,
        Duration horizon,
        Duration skew) {

    /** The policy documents of this kind. */
    public static final PolicyKind<FeedPolicy> KIND = new FeedPolicyKind();

    private static final Duration SHORTEST_UNIT = Duration.ofMinutes(5);
    private static final List<String> RESERVED = List.of(FeedPageBuilder.PIN, FeedPageBuilder.EXPLORE);

    /** How many factors there may be, those of channels included. */
    public static final int MOST_FACTORS = 64;

    /**
     * Copies the lists and checks what spans them.
     *
     * @param version this edition
     * @param zone whose clock tells the part of the day
     * @param signals what counts
     * @param weighting how the weights are meant
     * @param freshness how age counts
     * @param relevance how much the given relevance counts
     * @param segments the segments that may be asked for
     * @param contexts factors in some contexts
     * @param channels which formats suit which channels
     * @param factors where the product is cut
     * @param seen what becomes of content shown before
     * @param authors what becomes of further content of one author
     * @param variety how the first places are chosen
     * @param likeness what makes content alike
     * @param buries content that goes behind all other
     * @param slots places kept for some content
     * @param quotas what a page must and may hold
     * @param exploration how new content is shown
     * @param horizon how long repeated facts are recognised
     * @param skew how far ahead of the clock facts may lie
     */
    public FeedPolicy {
        signals = List.copyOf(signals);
        segments = Collections.unmodifiableSortedSet(new TreeSet<>(segments));
        contexts = List.copyOf(contexts);
        channels = List.copyOf(channels);
        buries = List.copyOf(buries);
        slots = List.copyOf(slots);
        quotas = List.copyOf(quotas);
        requireSignals(signals);
        if (!(relevance >= 0 && relevance <= FeedSignal.LARGEST_WEIGHT)) {
            throw InvalidValueException.of("weight of relevance", "from 0 to 1000000", relevance);
        }
        if (freshness instanceof Freshness.Reddit reddit && reddit.perUnit().compareTo(SHORTEST_UNIT) < 0) {
            // A shorter one would leave the range of addends.
            throw InvalidValueException.of("unit of freshness", "at least " + SHORTEST_UNIT, reddit.perUnit());
        }
        if (contexts.size() + channels.size() > MOST_FACTORS) {
            throw InvalidValueException.of(
                    "number of contexts and channels", "at most " + MOST_FACTORS, contexts.size() + channels.size());
        }
        Set<Integer> places = new HashSet<>();
        for (SlotRule slot : slots) {
            if (!places.add(slot.position())) {
                throw InvalidValueException.of("slots", "of different positions", slot.position());
            }
        }
        requireIds(Stream.of(
                        buries.stream().map(BuryRule::id),
                        slots.stream().map(SlotRule::id),
                        quotas.stream().map(Quota::id))
                .flatMap(ids -> ids));
        requireRules(signals, horizon, skew);
        if (exploration.isPresent()) {
            requireDimension(exploration.get(), signals.size() + 1);
            requireKnown(
                    signals,
                    List.of(exploration.get().impressions(), exploration.get().clicks()));
        }
    }

    private static void requireDimension(ExplorationRule rule, int dimension) {
        if (rule.by().isPresent()
                && rule.by().get() instanceof Exploration.LinUcb linUcb
                && linUcb.dimension() != dimension) {
            throw InvalidValueException.of(
                    "dimension of exploration", "1 and each signal, " + dimension, linUcb.dimension());
        }
    }

    private static void requireKnown(List<FeedSignal> signals, List<SignalId> named) {
        for (SignalId id : named) {
            if (signals.stream().noneMatch(signal -> signal.id().equals(id))) {
                throw InvalidValueException.of("exploration", "about signals of this policy", id);
            }
        }
    }

    private static void requireIds(Stream<RuleId> ids) {
        Set<RuleId> seen = new HashSet<>();
        ids.forEach(id -> {
            if (!seen.add(id) || RESERVED.stream().anyMatch(id.value()::startsWith)) {
                throw InvalidValueException.of(
                        "rules of buries, slots and quotas",
                        "of different ids, none of which begins with " + RESERVED,
                        id);
            }
        });
    }

    private static void requireSignals(List<FeedSignal> signals) {
        if (signals.isEmpty() || signals.size() > SignalRules.MOST) {
            throw InvalidValueException.of("number of signals", "1 to " + SignalRules.MOST, signals.size());
        }
        Set<SignalId> ids = new HashSet<>();
        for (FeedSignal signal : signals) {
            if (!ids.add(signal.id())) {
                throw InvalidValueException.of("signals", "of different ids", signal.id());
            }
        }
        for (FeedSignal signal : signals) {
            signal.transform().other().filter(other -> !ids.contains(other)).ifPresent(other -> {
                throw InvalidValueException.of(
                        "transform of signal " + signal.id(), "about a signal of this policy", other);
            });
        }
    }

    private static void requireRules(List<FeedSignal> signals, Duration horizon, Duration skew) {
        new SignalRules(rules(signals), horizon, skew);
    }

    private static List<SignalRule> rules(List<FeedSignal> signals) {
        return signals.stream().flatMap(signal -> signal.rule().stream()).toList();
    }

    /**
     * How its signals are counted from facts.
     *
     * @return the rules, without the signals that the host tells itself
     */
    public SignalRules signalRules() {
        return new SignalRules(rules(signals), horizon, skew);
    }
}
