package io.communitykit.core.segment;

import io.communitykit.core.condition.AllOf;
import io.communitykit.core.condition.AnyOf;
import io.communitykit.core.condition.Between;
import io.communitykit.core.condition.Bucket;
import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.DayRecency;
import io.communitykit.core.condition.Exists;
import io.communitykit.core.condition.InSegment;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.condition.Missing;
import io.communitykit.core.condition.Not;
import io.communitykit.core.condition.Recency;
import io.communitykit.core.condition.Relation;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges a condition naively, all members each time: 1 it holds, -1 it does not, 0 unknown. */
final class ModelJudge {

    static final int YES = 1;
    static final int NO = -1;
    static final int UNKNOWN = 0;

    /** What is asked. */
    interface World {
        Optional<AttributeValue> value(AttributeName name);

        Instant now();

        OptionalInt confidence(AttributeName set, TagId tag);

        int inSegment(SegmentId segment);

        String unit();
    }

    private final World world;

    ModelJudge(World world) {
        this.world = world;
    }

    static int of(boolean holds) {
        return holds ? YES : NO;
    }

    int judge(Condition condition) {
        if (condition instanceof AllOf all) {
            int least = YES;
            for (Condition member : all.members()) {
                least = Math.min(least, judge(member));
            }
            return least;
        } else if (condition instanceof AnyOf any) {
            int most = NO;
            for (Condition member : any.members()) {
                most = Math.max(most, judge(member));
            }
            return most;
        } else if (condition instanceof Not not) {
            return -judge(not.member());
        } else if (condition instanceof InSegment reference) {
            return world.inSegment(reference.segment());
        } else if (condition instanceof TagMatch match) {
            return tags(match);
        } else if (condition instanceof Bucket bucket) {
            long hash = ModelHash.murmur3(bucket.seed() + ":" + world.unit());
            return of(hash % bucket.of() >= bucket.from() && hash % bucket.of() < bucket.to());
        } else if (condition instanceof Exists exists) {
            return of(world.value(exists.attribute()).isPresent());
        } else if (condition instanceof Missing missing) {
            return of(world.value(missing.attribute()).isEmpty());
        }
        return onValue(condition);
    }

    private int onValue(Condition condition) {
        if (condition instanceof Comparison it) {
            return world.value(it.attribute())
                    .map(value -> comparison(it, value))
                    .orElse(UNKNOWN);
        } else if (condition instanceof Between it) {
            return world.value(it.attribute())
                    .filter(value -> ModelValues.comparable(value, it.from()))
                    .map(value ->
                            of(ModelValues.order(value, it.from()) >= 0 && ModelValues.order(value, it.to()) <= 0))
                    .orElse(UNKNOWN);
        } else if (condition instanceof Membership it) {
            return world.value(it.attribute())
                    .filter(value -> ModelValues.comparable(
                            value, it.operands().iterator().next()))
                    .map(value -> of(it.operands().stream().anyMatch(each -> ModelValues.same(value, each))
                            == (it.operator() == Membership.Operator.IN)))
                    .orElse(UNKNOWN);
        } else if (condition instanceof Relation it) {
            return world.value(it.attribute())
                    .flatMap(one -> world.value(it.other())
                            .filter(other -> ModelValues.comparable(one, other))
                            .map(other ->
                                    of(ModelValues.same(one, other) == (it.operator() == Relation.Operator.SAME_AS))))
                    .orElse(UNKNOWN);
        } else if (condition instanceof Recency it) {
            return world.value(it.attribute())
                    .map(value -> ((Moment) value).value())
                    .map(at -> of((Duration.between(at, world.now()).compareTo(it.duration()) <= 0)
                            == (it.operator() == Recency.Operator.WITHIN)))
                    .orElse(UNKNOWN);
        }
        DayRecency it = (DayRecency) condition;
        return world.value(it.attribute())
                .map(value -> value instanceof Moment at ? day(at.value(), it.zone()) : ((Day) value).value())
                .map(day -> of((day(world.now(), it.zone()).toEpochDay() - day.toEpochDay() <= it.days())
                        == (it.operator() == DayRecency.Operator.WITHIN_DAYS)))
                .orElse(UNKNOWN);
    }

    private int tags(TagMatch match) {
        int held = 0;
        for (TagId tag : match.tags()) {
            OptionalInt sure = world.confidence(match.attribute(), tag);
            if (sure.isEmpty()) {
                return UNKNOWN;
            } else if (sure.getAsInt() >= match.confidence()) {
                held++;
            }
        }
        return of(
                switch (match.operator()) {
                    case HAS_TAG, HAS_ALL -> held == match.tags().size();
                    case HAS_ANY -> held >= 1;
                    case HAS_NONE -> held == 0;
                });
    }

    private static int comparison(Comparison it, AttributeValue value) {
        if (it.operator() == Comparison.Operator.CONTAINS) {
            return value instanceof ListOf list
                    ? of(list.values().stream().anyMatch(each -> ModelValues.same(each, it.operand())))
                    : of(((Text) value).value().contains(((Text) it.operand()).value()));
        } else if (!ModelValues.comparable(value, it.operand())) {
            return UNKNOWN;
        }
        return of(
                switch (it.operator()) {
                    case EQUALS -> ModelValues.same(value, it.operand());
                    case NOT_EQUALS -> !ModelValues.same(value, it.operand());
                    case AT_LEAST -> ModelValues.order(value, it.operand()) >= 0;
                    case ABOVE -> ModelValues.order(value, it.operand()) > 0;
                    case AT_MOST -> ModelValues.order(value, it.operand()) <= 0;
                    case BELOW -> ModelValues.order(value, it.operand()) < 0;
                    case CONTAINS -> throw new IllegalStateException("asked above");
                    case STARTS_WITH -> ((Text) value).value().startsWith(((Text) it.operand()).value());
                });
    }

    /** The last day that has begun: one that midnight comes to twice begins the first time. */
    static LocalDate day(Instant instant, ZoneId zone) {
        LocalDate day = instant.atZone(zone).toLocalDate().plusDays(2);
        while (start(day, zone).isAfter(instant)) {
            day = day.minusDays(1);
        }
        return day;
    }

    static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
