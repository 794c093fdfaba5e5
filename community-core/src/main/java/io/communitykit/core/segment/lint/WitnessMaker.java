package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Bucket;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.Fading;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagRule;
import io.communitykit.core.segment.TagSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a member of a choice of cells. What it makes must be judged before it is believed. For one thread. */
final class WitnessMaker {

    private static final int MOST_IDS = 50_000;
    private static final TagSource SOURCE = new TagSource("lint");

    private final World world;
    private final Network network;
    private final Map<Subject, Integer> numbers = new HashMap<>();

    WitnessMaker(World world, Network network) {
        this.world = world;
        this.network = network;
        network.variables().forEach(it -> numbers.put(it.subject(), numbers.size()));
    }

    /** A member with these cells; empty where none could be made. */
    Optional<Witness> make(BitSet[] model) {
        Optional<Timeline.Moments> moments = network.times().moments(model);
        Optional<MemberId> member = member(model);
        return moments.isEmpty() || member.isEmpty()
                ? Optional.empty()
                : new OneWitness(model, member.get(), moments.get()).made();
    }

    private Cell cell(int variable, BitSet[] model) {
        return network.variables().get(variable).cells().get(model[variable].nextSetBit(0));
    }

    /** Somebody who falls into the right buckets. */
    private Optional<MemberId> member(BitSet[] model) {
        Map<Bucket, Cell> draws = new HashMap<>();
        numbers.forEach((subject, variable) -> {
            if (subject instanceof SpanSubject.Draw it) {
                draws.put(new Bucket(it.seed(), it.of(), 0, it.of()), cell(variable, model));
            }
        });
        return Stream.iterate(1, it -> it <= MOST_IDS, it -> it + 1)
                .map(it -> "witness-" + it)
                .filter(id -> draws.entrySet().stream().allMatch(it -> holds(it.getKey(), it.getValue(), id)))
                .findFirst()
                .map(MemberId::new);
    }

    private static boolean holds(Bucket draw, Cell cell, String id) {
        int bucket = draw.bucketOf(id);
        return bucket >= cell.from() && bucket <= cell.to();
    }

    /** One choice of cells. */
    private final class OneWitness {

        private final BitSet[] model;
        private final Timeline.Moments moments;
        private final SortedMap<AttributeName, AttributeValue> readings = new TreeMap<>();
        private Profile profile;
        private boolean fits = true;

        OneWitness(BitSet[] model, MemberId member, Timeline.Moments moments) {
            this.model = model;
            this.moments = moments;
            this.profile = Profile.of(member);
        }

        Optional<Witness> made() {
            numbers.forEach((subject, variable) -> {
                if (subject instanceof Subject.Known it && cell(variable, model).equals(Subject.Known.KNOWN)) {
                    tell(it.name());
                }
            });
            return fits ? Optional.of(new Witness(profile, readings, moments.now())) : Optional.empty();
        }

        private void tell(AttributeName name) {
            if (world.type(name) == AttributeType.TAGS) {
                tags(name);
                return;
            }
            Optional<AttributeValue> value = value(name);
            if (value.isEmpty()) {
                fits = false;
            } else if (world.program().readings().containsKey(name)) {
                readings.put(name, value.get());
            } else {
                profile = profile.with(name, value.get());
            }
        }

        private Optional<AttributeValue> value(AttributeName name) {
            AttributeType type = world.type(name);
            if (type == AttributeType.LIST) {
                return Optional.of(new ListOf(elements(name)));
            }
            Subject subject = world.value(name);
            if (subject instanceof SpanSubject.Point point) {
                return Optional.ofNullable(moments.at().get(name)).map(point::value);
            }
            int variable = numbers.getOrDefault(subject, -1);
            Cell cell = variable < 0 ? subject.cells(List.of()).get(0) : cell(variable, model);
            return Optional.ofNullable(cell.value());
        }

        private List<Scalar> elements(AttributeName name) {
            List<Scalar> elements = new ArrayList<>();
            numbers.forEach((subject, variable) -> {
                if (subject instanceof Subject.Element it
                        && it.name().equals(name)
                        && cell(variable, model).equals(Subject.Element.INSIDE)) {
                    elements.add(it.value());
                }
            });
            return elements;
        }

        private void tags(AttributeName set) {
            SortedMap<TagId, Tag> held = new TreeMap<>();
            numbers.forEach((subject, variable) -> {
                if (subject instanceof SpanSubject.Sure it && it.set().equals(set)) {
                    tag(it, cell(variable, model)).ifPresent(tag -> held.put(it.tag(), tag));
                }
            });
            SortedMap<AttributeName, Map<TagId, Tag>> sets = new TreeMap<>(profile.tags());
            sets.put(set, held);
            profile = new Profile(profile.member(), profile.attributes(), sets);
        }

        /** What a rule sets is left to the rule, but for what lingers after it. */
        private Optional<Tag> tag(SpanSubject.Sure subject, Cell cell) {
            int sure = (int) (cell.to() == TagMatch.CERTAIN ? cell.to() : cell.from());
            if (cell.from() == 0) {
                return Optional.empty();
            }
            return world.program()
                    .rule(subject.set(), subject.tag())
                    .map(rule -> lingering(rule, (int) cell.from()))
                    .orElseGet(() -> Optional.of(new Tag(SOURCE, sure, moments.now(), Optional.empty())));
        }

        private Optional<Tag> lingering(TagRule rule, int sure) {
            if (rule.lingers().isEmpty() || sure > rule.confidence()) {
                return Optional.empty();
            }
            Fading fading = new Fading.HalfLife(rule.lingers().get());
            Duration age = fading.fallsBelow(rule.confidence(), Instant.EPOCH, sure)
                    .map(it -> Duration.between(Instant.EPOCH, it).minusNanos(1_000))
                    .orElse(Duration.ZERO);
            Instant at = moments.now().minus(age);
            return Optional.of(new Tag(TagSource.RULE, rule.confidence(), at, Optional.of(fading)));
        }
    }
}
