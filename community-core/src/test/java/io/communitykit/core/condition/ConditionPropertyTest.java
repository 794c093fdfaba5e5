package io.communitykit.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.policy.Violations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ConditionPropertyTest {

    @Provide
    Arbitrary<Condition> conditions() {
        return Samples.condition();
    }

    @Provide
    Arbitrary<KnownFacts> facts() {
        return Samples.facts();
    }

    @Property(tries = 2000)
    void agrees_with_a_plain_model_of_kleene_logic(
            @ForAll("conditions") Condition condition, @ForAll("facts") KnownFacts facts) {
        Truth truth = condition.evaluate(facts);

        int expected = new KleeneModel(facts).truth(condition);
        assertThat(truth).isEqualTo(expected > 0 ? Truth.TRUE : expected < 0 ? Truth.FALSE : Truth.UNKNOWN);
        Statistics.label("truth").collect(truth).coverage(coverage -> {
            coverage.check(Truth.TRUE).percentage(share -> share > 10);
            coverage.check(Truth.FALSE).percentage(share -> share > 10);
            coverage.check(Truth.UNKNOWN).percentage(share -> share > 10);
        });
    }

    @Property
    void knowing_more_never_turns_a_settled_answer_of_plain_predicates(
            @ForAll("conditions") Condition condition, @ForAll("facts") KnownFacts facts) {
        Assume.that(!seesAbsence(condition));
        Truth all = condition.evaluate(facts);
        for (KnownFacts less : fewer(facts)) {
            assertThat(condition.evaluate(less)).isIn(all, Truth.UNKNOWN);
        }
    }

    /** The facts with one thing forgotten, each in turn. */
    private static List<KnownFacts> fewer(KnownFacts facts) {
        List<KnownFacts> fewer = new ArrayList<>();
        for (AttributeName forgotten : facts.values().keySet()) {
            fewer.add(new KnownFacts(
                    without(facts.values(), forgotten), facts.tags(), facts.segments(), facts.now(), facts.unit()));
        }
        for (AttributeName forgotten : facts.tags().keySet()) {
            fewer.add(new KnownFacts(
                    facts.values(), without(facts.tags(), forgotten), facts.segments(), facts.now(), facts.unit()));
        }
        fewer.add(new KnownFacts(facts.values(), facts.tags(), Map.of(), facts.now(), facts.unit()));
        fewer.add(new KnownFacts(facts.values(), facts.tags(), facts.segments(), Optional.empty(), facts.unit()));
        fewer.add(new KnownFacts(facts.values(), facts.tags(), facts.segments(), facts.now(), Optional.empty()));
        return fewer;
    }

    private static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        Map<K, V> fewer = new HashMap<>(map);
        fewer.remove(key);
        return fewer;
    }

    @Property
    void looks_at_nothing_that_it_does_not_list(
            @ForAll("conditions") Condition condition, @ForAll("facts") KnownFacts facts) {
        Set<AttributeName> listed = condition.attributes();
        Set<SegmentId> segments = condition.segments();
        condition.evaluate(new Facts() {
            @Override
            public Optional<AttributeValue> value(AttributeName name) {
                assertThat(listed).contains(name);
                return facts.value(name);
            }

            @Override
            public OptionalInt confidence(AttributeName name, TagId tag) {
                assertThat(listed).contains(name);
                return facts.confidence(name, tag);
            }

            @Override
            public Truth inSegment(SegmentId segment) {
                assertThat(segments).contains(segment);
                return facts.inSegment(segment);
            }
        });
    }

    @Property(tries = 2000)
    void survives_its_json_form(@ForAll("conditions") Condition condition) {
        Condition again = Condition.parse(condition.toJson(), Samples.SCHEMA, Samples.SEGMENTS);

        assertThat(again).isEqualTo(condition).hasSameHashCodeAs(condition);
        assertThat(again.toJson()).isEqualTo(condition.toJson());
    }

    @Property
    void passes_its_own_check_unchanged(@ForAll("conditions") Condition condition) {
        Violations violations = new Violations();

        Condition checked = condition.check(Samples.SCHEMA, Samples.SEGMENTS, "", violations);

        assertThat(violations.list()).isEmpty();
        assertThat(checked).isEqualTo(condition);
    }

    private static boolean seesAbsence(Condition condition) {
        return condition instanceof Exists
                || condition instanceof Missing
                || condition.members().stream().anyMatch(ConditionPropertyTest::seesAbsence);
    }
}
