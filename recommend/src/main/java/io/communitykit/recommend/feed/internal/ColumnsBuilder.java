package io.communitykit.recommend.feed.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.TagId;
import io.communitykit.recommend.diversity.GroupKey;
import io.communitykit.recommend.explore.Evidence;
import io.communitykit.recommend.feed.ContentItem;
import io.communitykit.recommend.feed.Exclusion;
import io.communitykit.recommend.feed.ExplorationRule;
import io.communitykit.recommend.feed.FeedPolicy;
import io.communitykit.recommend.feed.FeedSignal;
import io.communitykit.recommend.feed.Weighting;
import io.communitykit.recommend.feed.spi.IntegritySource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weighs content by a policy and lays it out in columns. Used once, by one thread. */
public final class ColumnsBuilder {

    private final FeedPolicy policy;
    private final Instant at;
    private final List<ContentItem> items;

    final ContentId[] ids;
    final long[] terms;
    final List<String> names;
    final long[] gains;
    final long[] fixed;
    final int[] classOf;
    final List<BitSet> slots;
    final List<Factor> factors;
    final int[] buried;
    final @Nullable Exclusion[] excluded;
    final Map<GroupKey, GroupColumn> groups = new EnumMap<>(GroupKey.class);
    final int[][] tags;
    final Evidence[] evidence;
    final double[] units;

    private final Map<TagId, Integer> tagCodes = new HashMap<>();
    private final Map<Long, Integer> classCodes = new LinkedHashMap<>();

    private ColumnsBuilder(FeedPolicy policy, List<ContentItem> items, Instant at) {
        this.policy = policy;
        this.items = items;
        this.at = at;
        int size = items.size();
        ids = new ContentId[size];
        names = names(policy);
        terms = new long[Math.multiplyExact(size, names.size())];
        gains = new long[size];
        fixed = new long[size];
        classOf = new int[size];
        slots = policy.slots().stream().map(slot -> new BitSet(size)).toList();
        factors = Factor.of(policy);
        buried = new int[size];
        excluded = new Exclusion[size];
        tags = new int[size][];
        evidence = policy.exploration().map(rule -> evidence(rule, items)).orElseGet(() -> new Evidence[0]);
        units = new double
                [policy.exploration().isPresent()
                        ? Math.multiplyExact(size, policy.signals().size())
                        : 0];
    }

    private static Evidence[] evidence(ExplorationRule rule, List<ContentItem> items) {
        return items.stream()
                .map(item -> {
                    double shown = item.signal(rule.impressions());
                    return new Evidence(Math.min(shown, item.signal(rule.clicks())), shown);
                })
                .toArray(Evidence[]::new);
    }

    private static List<String> names(FeedPolicy policy) {
        List<String> names = new ArrayList<>();
        policy.signals().forEach(signal -> names.add("signal:" + signal.id()));
        names.add("freshness");
        names.add("integrity");
        return List.copyOf(names);
    }

    /**
     * Weighs content.
     *
     * @param policy how
     * @param content the content, in any order
     * @param integrity says how far it can be trusted
     * @param at as of when
     * @return the columns
     * @throws InvalidValueException if two are of one id, or an integrity is out of range
     */
    public static Columns build(
            FeedPolicy policy, Collection<ContentItem> content, IntegritySource integrity, Instant at) {
        List<ContentItem> sorted = new ArrayList<>(content);
        sorted.sort(Comparator.comparing(ContentItem::id));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).id().equals(sorted.get(i - 1).id())) {
                throw InvalidValueException.of(
                        "content of a snapshot",
                        "of different ids",
                        sorted.get(i).id());
            }
        }
        ColumnsBuilder builder = new ColumnsBuilder(policy, sorted, at);
        int[] trust = new int[sorted.size()];
        for (int row = 0; row < sorted.size(); row++) {
            trust[row] = builder.trust(row, sorted.get(row), integrity);
        }
        builder.signals();
        for (int row = 0; row < sorted.size(); row++) {
            builder.row(row, sorted.get(row), trust[row]);
        }
        for (GroupKey key : GroupKey.values()) {
            builder.groups.put(key, new GroupColumn(key, sorted));
        }
        return new Columns(builder);
    }

    private void signals() {
        List<FeedSignal> signals = policy.signals();
        for (int column = 0; column < signals.size(); column++) {
            FeedSignal signal = signals.get(column);
            double[] values = new double[items.size()];
            double sum = 0;
            int shown = 0;
            for (int row = 0; row < values.length; row++) {
                ContentItem item = items.get(row);
                double other = signal.transform().other().map(item::signal).orElse(0.0);
                values[row] = signal.transform().apply(item.signal(signal.id()), other);
                if (excluded[row] == null) {
                    sum += Math.abs(values[row]);
                    shown++;
                }
            }
            double mean = policy.weighting() == Weighting.GIVEN ? 1 : mean(sum, shown);
            double weight = mean == 0 ? 0 : signal.weight() / mean;
            for (int row = 0; row < values.length; row++) {
                terms[row * names.size() + column] = FixedPoint.of(weight * values[row]);
                if (units.length > 0) {
                    units[row * signals.size() + column] = mean == 0 ? 0 : values[row] / mean;
                }
            }
        }
    }

    // 0 for what has all but faded, which would else count as much as what is lively.
    private static double mean(double sum, int count) {
        return sum / FixedPoint.LEAST_MEAN < count || count == 0 ? 0 : sum / count;
    }

    private void row(int row, ContentItem item, int factor) {
        ids[row] = item.id();
        int first = row * names.size();
        int freshness = first + names.size() - 2;
        long gain = 0;
        long against = 0;
        for (int i = first; i < freshness; i++) {
            gain += Math.max(0, terms[i]);
            against += Math.min(0, terms[i]);
        }
        long fresh = FixedPoint.share(gain, share(item));
        long addend = FixedPoint.of(policy.freshness().addend(item.publishedAt()));
        long trusted = FixedPoint.scale(fresh, factor);
        terms[freshness] = fresh - gain + addend;
        terms[freshness + 1] = trusted - fresh;
        gains[row] = trusted;
        fixed[row] = against + addend;
        scaleUnits(row, share(item) / (double) FixedPoint.ONE * factor / FixedPoint.BASIS);
        conditions(row, new ItemFacts(item, at));
        tags[row] = item.tags().stream()
                .mapToInt(tag -> tagCodes.computeIfAbsent(tag, absent -> tagCodes.size()))
                .sorted()
                .toArray();
    }

    // As in a score, no factor makes milder what speaks against content.
    private void scaleUnits(int row, double factor) {
        List<FeedSignal> signals = policy.signals();
        for (int column = 0; column < signals.size() && units.length > 0; column++) {
            int at = row * signals.size() + column;
            units[at] = Columns.scaled(signals.get(column).weight(), units[at], factor);
        }
    }

    private long share(ContentItem item) {
        return Math.round(policy.freshness().factor(Duration.between(item.publishedAt(), at)) * FixedPoint.ONE);
    }

    private int trust(int row, ContentItem item, IntegritySource integrity) {
        int factor = integrity.factor(item);
        if (factor < 0 || factor > FixedPoint.BASIS) {
            throw InvalidValueException.of("integrity of " + item.id(), "0 to 10000 basis points", factor);
        }
        if (item.publishedAt().isAfter(at)) {
            excluded[row] = Exclusion.OF_THE_FUTURE;
        } else if (factor == 0) {
            excluded[row] = Exclusion.INTEGRITY;
        }
        return factor;
    }

    private void conditions(int row, ItemFacts facts) {
        for (int i = policy.buries().size() - 1; i >= 0; i--) {
            if (holds(policy.buries().get(i).content(), facts)) {
                buried[row] = i + 1;
            }
        }
        for (int i = 0; i < policy.slots().size(); i++) {
            slots.get(i).set(row, holds(policy.slots().get(i).content(), facts));
        }
        long mask = Factors.mask(factors, factor -> factor.speaks().test(facts));
        classOf[row] = classCodes.computeIfAbsent(mask, absent -> classCodes.size());
    }

    private static boolean holds(Condition condition, ItemFacts facts) {
        return condition.evaluate(facts) == Truth.TRUE;
    }

    long[] classes() {
        return classCodes.keySet().stream().mapToLong(Long::longValue).toArray();
    }
}
