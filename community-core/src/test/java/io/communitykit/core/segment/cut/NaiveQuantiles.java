package io.communitykit.core.segment.cut;

import com.google.common.hash.Hashing;
import io.communitykit.core.id.MemberId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The rules for ties read aloud: count who is below, and take the share. */
final class NaiveQuantiles {

    private final QuantileRule rule;
    private final Map<MemberId, Long> values;

    NaiveQuantiles(QuantileRule rule, Map<MemberId, Long> values) {
        this.rule = rule;
        this.values = values;
    }

    int groupOf(MemberId member) {
        long rank = values.keySet().stream()
                .filter(other -> !other.equals(member))
                .filter(other -> precedes(other, member))
                .count();
        return BigInteger.valueOf(rank)
                        .multiply(BigInteger.valueOf(rule.groups()))
                        .divide(BigInteger.valueOf(values.size()))
                        .intValueExact()
                + 1;
    }

    private boolean precedes(MemberId other, MemberId member) {
        int order = Long.compare(value(other), value(member));
        return switch (rule.ties()) {
            case TO_LOWER -> order < 0;
            case TO_HIGHER -> order <= 0;
            case BY_HASH -> order < 0 || (order == 0 && hash(other) < hash(member));
        };
    }

    private long value(MemberId member) {
        return values.getOrDefault(member, 0L);
    }

    private static long hash(MemberId member) {
        return Hashing.murmur3_128()
                .hashBytes(member.value().getBytes(StandardCharsets.UTF_8))
                .asLong();
    }
}
