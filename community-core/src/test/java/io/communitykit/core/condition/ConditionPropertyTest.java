package io.communitykit.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.policy.Violations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    Arbitrary<Map<AttributeName, AttributeValue>> facts() {
        return Samples.facts();
    }

    @Property(tries = 2000)
    void agrees_with_a_plain_model_of_kleene_logic(
            @ForAll("conditions") Condition condition, @ForAll("facts") Map<AttributeName, AttributeValue> facts) {
        Truth truth = condition.evaluate(name -> Optional.ofNullable(facts.get(name)));

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
            @ForAll("conditions") Condition condition, @ForAll("facts") Map<AttributeName, AttributeValue> facts) {
        Assume.that(!seesAbsence(condition));
        Truth all = condition.evaluate(name -> Optional.ofNullable(facts.get(name)));
        for (AttributeName forgotten : facts.keySet()) {
            Map<AttributeName, AttributeValue> fewer = new HashMap<>(facts);
            fewer.remove(forgotten);
            Truth less = condition.evaluate(name -> Optional.ofNullable(fewer.get(name)));
            assertThat(less).isIn(all, Truth.UNKNOWN);
        }
    }

    @Property
    void looks_at_no_attribute_that_it_does_not_list(@ForAll("conditions") Condition condition) {
        Set<AttributeName> listed = condition.attributes();
        condition.evaluate(name -> {
            assertThat(listed).contains(name);
            return Optional.empty();
        });
    }

    @Property(tries = 2000)
    void survives_its_json_form(@ForAll("conditions") Condition condition) {
        Condition again = Condition.parse(condition.toJson(), Samples.SCHEMA);

        assertThat(again).isEqualTo(condition).hasSameHashCodeAs(condition);
        assertThat(again.toJson()).isEqualTo(condition.toJson());
    }

    @Property
    void passes_its_own_check_unchanged(@ForAll("conditions") Condition condition) {
        Violations violations = new Violations();

        Condition checked = condition.check(Samples.SCHEMA, "", violations);

        assertThat(violations.list()).isEmpty();
        assertThat(checked).isEqualTo(condition);
    }

    private static boolean seesAbsence(Condition condition) {
        return condition instanceof Exists
                || condition instanceof Missing
                || condition.members().stream().anyMatch(ConditionPropertyTest::seesAbsence);
    }
}
