package io.communitykit.risk.abuse;

import io.communitykit.risk.abuse.fact.KeyKind;
import java.util.Map;

/** The values of the usual policy. */
final class UsualAbuse {

    static final Map<KeyKind, KeyRule> KEYS = Map.of(
            new KeyKind("phone"), KeyRule.HARD,
            new KeyKind("mail"), KeyRule.HARD,
            new KeyKind("payout"), KeyRule.HARD,
            new KeyKind("device"), KeyRule.soft(6_000),
            new KeyKind("cookie"), KeyRule.soft(5_000),
            new KeyKind("address"), KeyRule.soft(3_000),
            new KeyKind("ip"), KeyRule.soft(1_000),
            new KeyKind("device-model"), KeyRule.TRAIT,
            new KeyKind("network"), KeyRule.TRAIT);

    static final Map<Signal, Integer> WEIGHTS = Map.ofEntries(
            Map.entry(Signal.SELF, 9_500),
            Map.entry(Signal.SHARED, 5_000),
            Map.entry(Signal.SIBLINGS, 8_000),
            Map.entry(Signal.CYCLE, 6_500),
            Map.entry(Signal.STAR, 4_500),
            Map.entry(Signal.BURST, 4_500),
            Map.entry(Signal.SPEED, 4_000),
            Map.entry(Signal.REGULAR, 4_000),
            Map.entry(Signal.ENTROPY, 3_000),
            Map.entry(Signal.VELOCITY, 3_500),
            Map.entry(Signal.DISPOSABLE, 2_500));

    private UsualAbuse() {}
}
