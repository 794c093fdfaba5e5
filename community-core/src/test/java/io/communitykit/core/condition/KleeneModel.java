package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Bool;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.id.TagId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What conditions mean, written down a second time and plainly: truth is a number, -1 false, 0 unknown, 1 true; and is the
 * minimum, or the maximum, not the sign; every value is a tag and something comparable.
 */
final class KleeneModel {

    private static final BigInteger TWO_TO_32 = BigInteger.ONE.shiftLeft(32);

    private final KnownFacts known;
    private final Map<AttributeName, AttributeValue> facts;

    KleeneModel(KnownFacts known) {
        this.known = known;
        this.facts = known.values();
    }

    int truth(Condition condition) {
        if (condition instanceof AllOf all) {
            return all.members().stream().mapToInt(this::truth).min().orElseThrow();
        } else if (condition instanceof AnyOf any) {
            return any.members().stream().mapToInt(this::truth).max().orElseThrow();
        } else if (condition instanceof Not not) {
            return -truth(not.member());
        } else if (condition instanceof Exists exists) {
            return facts.containsKey(exists.attribute()) ? 1 : -1;
        } else if (condition instanceof Missing missing) {
            return facts.containsKey(missing.attribute()) ? -1 : 1;
        } else if (condition instanceof Relation relation) {
            int same = same(facts.get(relation.attribute()), facts.get(relation.other()));
            return relation.operator() == Relation.Operator.SAME_AS ? same : -same;
        } else if (condition instanceof Membership membership) {
            AttributeValue value = facts.get(membership.attribute());
            int in = membership.operands().stream()
                    .mapToInt(operand -> same(value, operand))
                    .max()
                    .orElseThrow();
            return membership.operator() == Membership.Operator.IN ? in : -in;
        }
        if (condition instanceof Between between) {
            OptionalInt low = order(facts.get(between.attribute()), between.from());
            OptionalInt high = order(facts.get(between.attribute()), between.to());
            return low.isEmpty() ? 0 : low.getAsInt() >= 0 && high.getAsInt() <= 0 ? 1 : -1;
        }
        if (condition instanceof Comparison comparison) {
            return compare(facts.get(comparison.attribute()), comparison.operator(), comparison.operand());
        }
        return member(condition);
    }

    /** What only profiles have. */
    private int member(Condition condition) {
        if (condition instanceof InSegment reference) {
            Truth truth = known.segments().getOrDefault(reference.segment(), Truth.UNKNOWN);
            return truth == Truth.TRUE ? 1 : truth == Truth.FALSE ? -1 : 0;
        } else if (condition instanceof Bucket bucket) {
            return known.unit().map(unit -> drawn(bucket, unit)).orElse(0);
        } else if (condition instanceof TagMatch match) {
            return tags(match);
        } else if (condition instanceof Recency recency) {
            return known.now().isPresent() && facts.get(recency.attribute()) instanceof Moment moment
                    ? recent(recency, moment.value(), known.now().get())
                    : 0;
        }
        DayRecency recency = (DayRecency) condition;
        AttributeValue value = facts.get(recency.attribute());
        if (known.now().isEmpty() || !(value instanceof Moment || value instanceof AttributeValue.Day)) {
            return 0;
        }
        long today = epochDay(known.now().get(), recency.zone());
        long day = value instanceof Moment moment
                ? epochDay(moment.value(), recency.zone())
                : ((AttributeValue.Day) value).value().toEpochDay();
        boolean within = today - day <= recency.days();
        return within == recency.operator().jsonName().startsWith("within") ? 1 : -1;
    }

    private static long epochDay(Instant instant, ZoneId zone) {
        return Math.floorDiv(
                instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds(), 86_400L);
    }

    /** In whole microseconds since 1970, without bounds. */
    private static int recent(Recency recency, Instant value, Instant now) {
        BigInteger age = micros(now).subtract(micros(value));
        BigInteger limit = micros(Instant.EPOCH.plus(recency.duration()));
        boolean within = age.compareTo(limit) <= 0;
        return within == recency.operator().jsonName().equals("within") ? 1 : -1;
    }

    private static BigInteger micros(Instant instant) {
        return BigInteger.valueOf(instant.getEpochSecond())
                .multiply(BigInteger.valueOf(1_000_000))
                .add(BigInteger.valueOf(instant.getNano() / 1_000));
    }

    private int tags(TagMatch match) {
        Map<TagId, Integer> set = known.tags().get(match.attribute());
        if (set == null) {
            return 0;
        }
        Set<TagId> held = new HashSet<>(match.tags());
        held.removeIf(tag -> set.getOrDefault(tag, 0) < match.confidence());
        return switch (match.operator()) {
            case HAS_TAG, HAS_ALL -> held.containsAll(match.tags()) ? 1 : -1;
            case HAS_ANY -> held.isEmpty() ? -1 : 1;
            case HAS_NONE -> held.isEmpty() ? 1 : -1;
        };
    }

    private static int drawn(Bucket bucket, String unit) {
        int hash = murmur3((bucket.seed() + ":" + unit).getBytes(StandardCharsets.UTF_8));
        BigInteger unsigned = BigInteger.valueOf(hash).mod(TWO_TO_32);
        int drawn = unsigned.mod(BigInteger.valueOf(bucket.of())).intValue();
        return drawn >= bucket.from() && drawn < bucket.to() ? 1 : -1;
    }

    /** MurmurHash3_x86_32 with seed 0, after A. Appleby's MurmurHash3.cpp. */
    private static int murmur3(byte[] data) {
        int h = 0;
        for (int i = 0; i < data.length; i += 4) {
            int k = 0;
            for (int j = Math.min(3, data.length - i - 1); j >= 0; j--) {
                k = (k << 8) | (data[i + j] & 0xff);
            }
            h ^= Integer.rotateLeft(k * 0xcc9e2d51, 15) * 0x1b873593;
            h = i + 4 <= data.length ? Integer.rotateLeft(h, 13) * 5 + 0xe6546b64 : h;
        }
        h ^= data.length;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }

    private static int compare(@Nullable AttributeValue value, Comparison.Operator operator, AttributeValue operand) {
        OptionalInt order = order(value, operand);
        return switch (operator) {
            case EQUALS -> same(value, operand);
            case NOT_EQUALS -> -same(value, operand);
            case AT_LEAST -> order.isEmpty() ? 0 : order.getAsInt() >= 0 ? 1 : -1;
            case ABOVE -> order.isEmpty() ? 0 : order.getAsInt() > 0 ? 1 : -1;
            case AT_MOST -> order.isEmpty() ? 0 : order.getAsInt() <= 0 ? 1 : -1;
            case BELOW -> order.isEmpty() ? 0 : order.getAsInt() < 0 ? 1 : -1;
            case CONTAINS -> contains(value, operand);
            case STARTS_WITH ->
                value instanceof Text text ? text.value().indexOf(((Text) operand).value()) == 0 ? 1 : -1 : 0;
        };
    }

    private static int contains(@Nullable AttributeValue value, AttributeValue operand) {
        if (value instanceof ListOf list) {
            return list.values().stream().anyMatch(element -> same(element, operand) == 1) ? 1 : -1;
        }
        if (value instanceof Text text && operand instanceof Text part) {
            return text.value().indexOf(part.value()) >= 0 ? 1 : -1;
        }
        return 0;
    }

    private static int same(@Nullable AttributeValue a, @Nullable AttributeValue b) {
        if (a instanceof ListOf x && b instanceof ListOf y) {
            boolean same = x.values().size() == y.values().size();
            for (int i = 0; same && i < x.values().size(); i++) {
                same = same(x.values().get(i), y.values().get(i)) == 1;
            }
            return same ? 1 : -1;
        }
        OptionalInt order = order(a, b);
        return order.isEmpty() ? 0 : order.getAsInt() == 0 ? 1 : -1;
    }

    /** How two values order, if they are known and comparable. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static OptionalInt order(@Nullable AttributeValue a, @Nullable AttributeValue b) {
        if (a == null || b == null || a instanceof ListOf || b instanceof ListOf) {
            return OptionalInt.empty();
        }
        List<Object> x = tagged(a);
        List<Object> y = tagged(b);
        return x.get(0).equals(y.get(0))
                ? OptionalInt.of(((Comparable) x.get(1)).compareTo(y.get(1)))
                : OptionalInt.empty();
    }

    private static List<Object> tagged(AttributeValue value) {
        if (value instanceof Text text) {
            return List.of("text", text.value());
        } else if (value instanceof Whole whole) {
            return List.of("number", new BigDecimal(whole.value()));
        } else if (value instanceof Decimal decimal) {
            return List.of("number", decimal.value());
        } else if (value instanceof Bool bool) {
            return List.of("boolean", bool.value());
        } else if (value instanceof Moment moment) {
            return List.of("instant", moment.value());
        }
        if (value instanceof AttributeValue.Day day) {
            return List.of("date", day.value());
        }
        Amount amount = (Amount) value;
        return List.of("money " + amount.value().currency(), amount.value().minor());
    }
}
