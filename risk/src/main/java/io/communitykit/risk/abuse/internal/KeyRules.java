package io.communitykit.risk.abuse.internal;

import io.communitykit.risk.abuse.KeyRule;
import io.communitykit.risk.abuse.KeyStrength;
import io.communitykit.risk.abuse.fact.KeyKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The policy's kinds of keys by number, and what a soft key of so many persons is worth. Immutable. */
final class KeyRules {

    private final Map<KeyKind, Integer> numbers = new HashMap<>();
    private final List<KeyKind> kinds = new ArrayList<>();
    private final List<KeyRule> rules = new ArrayList<>();
    private final double[] damping;
    private final int traits;

    KeyRules(Map<KeyKind, KeyRule> keys, int hub) {
        keys.forEach((kind, rule) -> {
            numbers.put(kind, kinds.size());
            kinds.add(kind);
            rules.add(rule);
        });
        this.damping = damping(hub);
        this.traits = (int) rules.stream()
                .filter(rule -> rule.strength() == KeyStrength.TRAIT)
                .count();
    }

    /**
     * What is left of the weight of a key that so many persons share, {@code 1 / log2(persons)}: hubs such as a campus network join
     * everybody and prove nothing (compare arXiv 2512.19061). {@code StrictMath}, so that it is the same on every machine.
     */
    private static double[] damping(int hub) {
        double[] all = new double[hub];
        for (int persons = 2; persons < hub; persons++) {
            all[persons] = StrictMath.log(2) / StrictMath.log(persons);
        }
        return all;
    }

    /** The number of a kind, or -1 where there is no rule for it. */
    int kind(KeyKind kind) {
        Integer number = numbers.get(kind);
        return number == null ? -1 : number;
    }

    KeyKind name(int kind) {
        return kinds.get(kind);
    }

    KeyStrength strength(int kind) {
        return rules.get(kind).strength();
    }

    boolean soft(int kind) {
        return strength(kind) == KeyStrength.SOFT;
    }

    int traits() {
        return traits;
    }

    int kinds() {
        return kinds.size();
    }

    double weight(int kind) {
        return (double) rules.get(kind).weight() / Ranges.BASIS;
    }

    /** How near two persons are by one key that so many persons have. */
    double nearness(int kind, int persons) {
        return persons < damping.length ? weight(kind) * damping[persons] : 0;
    }

    /** From so many persons on a key says nothing. */
    int hub() {
        return damping.length;
    }
}
