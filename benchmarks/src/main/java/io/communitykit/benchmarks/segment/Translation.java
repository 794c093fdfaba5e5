package io.communitykit.benchmarks.segment;

import static io.communitykit.core.condition.Condition.attribute;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The world in CommunityKit's own terms. */
final class Translation {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final AttributeName TAGS = new AttributeName("tags");
    private static final Tag TAG = Tag.certain(new TagSource("operator"), Instant.parse("2026-01-01T00:00:00Z"));
    private static final AttributeSchema SCHEMA = AttributeSchema.empty()
            .with("tier", AttributeType.TEXT)
            .with("city", AttributeType.TEXT)
            .with("spend", AttributeType.MONEY)
            .with("orders", AttributeType.NUMBER)
            .with("points", AttributeType.NUMBER)
            .with("lastLogin", AttributeType.INSTANT)
            .with("lastPurchase", AttributeType.INSTANT)
            .with("tags", AttributeType.TAGS);

    private Translation() {}

    static SegmentProgram program(SegmentWorld world) {
        SegmentProgram.Builder program = SegmentProgram.builder("1", SCHEMA);
        world.segments().forEach(segment -> program.segment(segment.name(), condition(segment)));
        return program.build();
    }

    static MemberId member(int number) {
        return new MemberId("member-" + number);
    }

    static List<SegmentId> segments(SegmentProgram program) {
        return program.segments().stream().map(Segment::id).toList();
    }

    /** A profile that is kept open, with nobody's changes. */
    static LiveProfile live(SegmentProgram program, String member, WorldProfile profile, Instant now) {
        MemberState state = new MemberState(
                profile(member, profile), CounterState.empty(), now, Optional.empty(), Map.of(), Optional.empty());
        LiveProfile live = LiveProfile.open(program, state, now);
        live.takeChanges();
        return live;
    }

    static Profile profile(String member, WorldProfile profile) {
        return new Profile(
                new MemberId(member),
                Map.of(
                        new AttributeName("tier"),
                        AttributeValue.of(profile.tier()),
                        new AttributeName("city"),
                        AttributeValue.of(profile.city()),
                        new AttributeName("spend"),
                        AttributeValue.of(new Money(profile.spend(), CNY)),
                        new AttributeName("orders"),
                        AttributeValue.of(profile.orders()),
                        new AttributeName("points"),
                        AttributeValue.of(profile.points()),
                        new AttributeName("lastLogin"),
                        AttributeValue.of(Timestamps.ofMicros(profile.lastLogin())),
                        new AttributeName("lastPurchase"),
                        AttributeValue.of(Timestamps.ofMicros(profile.lastPurchase()))),
                Map.of(TAGS, profile.tags().stream().collect(Collectors.toMap(TagId::new, tag -> TAG))));
    }

    static Condition condition(WorldSegment segment) {
        return Condition.all(segment.clauses().stream().map(Translation::clause).toArray(Condition[]::new));
    }

    private static Condition clause(List<Atom> atoms) {
        return atoms.size() == 1
                ? condition(atoms.get(0))
                : Condition.any(atoms.stream().map(Translation::condition).toArray(Condition[]::new));
    }

    private static Condition condition(Atom atom) {
        if (atom instanceof Atom.HasTag has) {
            return attribute("tags").hasTag(has.tag());
        } else if (atom instanceof Atom.LacksTag lacks) {
            return attribute("tags").hasNone(lacks.tag());
        } else if (atom instanceof Atom.TierIn in) {
            return attribute("tier").in(in.tiers().toArray(String[]::new));
        } else if (atom instanceof Atom.CityIn in) {
            return attribute("city").in(in.cities().toArray(String[]::new));
        } else if (atom instanceof Atom.SpendAtLeast least) {
            return attribute("spend").atLeast(AttributeValue.of(new Money(least.minor(), CNY)));
        } else if (atom instanceof Atom.OrdersAtLeast least) {
            return attribute("orders").atLeast(AttributeValue.of(least.orders()));
        } else if (atom instanceof Atom.PointsAtLeast least) {
            return attribute("points").atLeast(AttributeValue.of(least.points()));
        } else if (atom instanceof Atom.LoginWithin within) {
            return attribute("lastLogin").within(Duration.ofDays(within.days()));
        }
        return attribute("lastPurchase").olderThan(Duration.ofDays(((Atom.PurchaseOlderThan) atom).days()));
    }
}
