package io.communitykit.risk.abuse;

import io.communitykit.core.policy.Violations;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.internal.AbusePolicyDocument;
import io.communitykit.risk.abuse.internal.AbusePolicyDocument.KeyItem;
import io.communitykit.risk.abuse.internal.AbusePolicyDocument.LimitsItem;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a document into a policy and collects what does not fit. Used once. */
final class AbusePolicyConversion {

    private final AbusePolicyDocument document;
    private final Violations violations;

    AbusePolicyConversion(AbusePolicyDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
    }

    @Nullable
    AbusePolicy convert() {
        Map<KeyKind, KeyRule> keys = new TreeMap<>();
        document.keys().forEach((kind, item) -> rule(keys, kind, item));
        int review = Objects.requireNonNullElse(document.review(), AbusePolicy.USUAL.review());
        int block = Objects.requireNonNullElse(document.block(), Math.max(review, AbusePolicy.USUAL.block()));
        if (block < review) {
            violations.add("/block", "at least the review threshold " + review, block);
        }
        if (keys.isEmpty() && violations.isEmpty()) {
            violations.addMissing("/keys", "a kind of key");
        }
        if (document.limits() != null) {
            durations(document.limits());
        }
        if (!violations.isEmpty()) {
            return null;
        }
        Map<Signal, Integer> weights = new EnumMap<>(Signal.class);
        weights.putAll(document.weights().isEmpty() ? AbusePolicy.USUAL.weights() : document.weights());
        return new AbusePolicy(document.version(), keys, weights, review, block, limits(document.limits()));
    }

    private void rule(Map<KeyKind, KeyRule> keys, KeyKind kind, KeyItem item) {
        String at = Violations.at("keys", kind.value(), "weight");
        boolean soft = item.strength() == KeyStrength.SOFT;
        Integer weight = item.weight();
        if (soft && weight == null) {
            violations.addMissing(at, "the weight of a soft key");
        } else if (!soft && weight != null) {
            violations.add(at, "no weight, since the key is not soft", weight);
        } else {
            keys.put(kind, new KeyRule(item.strength(), weight == null ? 0 : weight));
        }
    }

    private void durations(LimitsItem item) {
        Duration minute = Duration.ofMinutes(1);
        within("burst", item.burst(), minute, AbuseLimits.LONGEST_WINDOW);
        within("velocity", item.velocity(), minute, AbuseLimits.LONGEST_WINDOW);
        within("human", item.human(), Duration.ofMillis(1), Duration.ofHours(1));
    }

    private void within(String name, @Nullable Duration value, Duration least, Duration most) {
        if (value == null) {
            return;
        }
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            violations.add(Violations.at("limits", name), "from " + least + " to " + most, value);
        } else if (value.toNanosPart() % 1_000 != 0) {
            violations.add(Violations.at("limits", name), "whole microseconds", value);
        }
    }

    private static AbuseLimits limits(@Nullable LimitsItem item) {
        AbuseLimits usual = AbuseLimits.USUAL;
        if (item == null) {
            return usual;
        }
        return new AbuseLimits(
                Objects.requireNonNullElse(item.hub(), usual.hub()),
                Objects.requireNonNullElse(item.family(), usual.family()),
                Objects.requireNonNullElse(item.star(), usual.star()),
                Objects.requireNonNullElse(item.keptDays(), usual.keptDays()),
                Objects.requireNonNullElse(item.burst(), usual.burst()),
                Objects.requireNonNullElse(item.velocity(), usual.velocity()),
                Objects.requireNonNullElse(item.crowd(), usual.crowd()),
                Objects.requireNonNullElse(item.human(), usual.human()),
                Objects.requireNonNullElse(item.gaps(), usual.gaps()),
                Objects.requireNonNullElse(item.mixed(), usual.mixed()),
                Objects.requireNonNullElse(item.considered(), usual.considered()),
                Objects.requireNonNullElse(item.steps(), usual.steps()),
                Objects.requireNonNullElse(item.strong(), usual.strong()));
    }
}
