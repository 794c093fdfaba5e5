package io.communitykit.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The reader and the schema judge alike, over random damage to a good document. */
class SchemaPropertyTest {

    /** What depends on the calendar, on the lists of zones and currencies, or on the size of numbers. */
    private static final Set<String> BEYOND_A_SCHEMA = Set.of(
            "/zone",
            "/currency",
            "/planted",
            "/harvest",
            "/when/zone",
            "/when/between",
            "/when/bucket",
            "/price/amount",
            "/price/currency",
            "/prices",
            "/prices/苹果~1🍎~0/amount");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "1",
            "-1",
            "3",
            "1.0",
            "1.5",
            "1e2",
            "1000000000000000000000000000000",
            "-0.0",
            "99999999999",
            "\"\"",
            "\"a\"",
            "\"Zz\"",
            "\"👍👍👍\"",
            "\"A7\"",
            "\"text\"",
            "\"up\"",
            "\"Asia/Tokyo\"",
            "\"CNY\"",
            "\"P1D\"",
            "\"PT\"",
            "\"P\"",
            "\"2024-05-01\"",
            "\"2024-05-01T00:00:00Z\"",
            "\"1.50\"",
            "[]",
            "{}",
            "[1]",
            "[\"a\"]",
            "[null]",
            "{\"a\":1}",
            "{\"exists\":\"a\"}",
            "{\"exists\":\"a\",\"missing\":\"b\"}",
            "{\"any\":[]}",
            "{\"attribute\":\"a\",\"equals\":1}",
            "{\"attribute\":\"a\"}",
            "{\"attribute\":\"a\",\"atLeast\":\"x\"}",
            "{\"attribute\":\"a\",\"atLeast\":\"2024-05-01T00:00:00Z\"}",
            "{\"attribute\":\"a\",\"in\":[1,2]}",
            "{\"attribute\":\"a\",\"in\":[1,1]}",
            "{\"attribute\":\"a\",\"sameAs\":\"b\"}",
            "{\"attribute\":\"a\",\"startsWith\":1}",
            "{\"attribute\":\"1\",\"equals\":1}",
            "{\"attribute\":\"a\",\"between\":[1,2]}",
            "{\"attribute\":\"a\",\"between\":[\"2024-05-01\",\"x\"]}",
            "{\"attribute\":\"a\",\"within\":\"P1D\"}",
            "{\"attribute\":\"a\",\"within\":\"P1Y\"}",
            "{\"attribute\":\"a\",\"withinDays\":1,\"zone\":\"Z\"}",
            "{\"attribute\":\"a\",\"withinDays\":1}",
            "{\"attribute\":\"a\",\"hasTag\":\"x\",\"confidence\":1}",
            "{\"attribute\":\"a\",\"hasAny\":[\"x\",\"y\"]}",
            "{\"attribute\":\"a\",\"hasAll\":\"x\"}",
            "{\"segment\":\"a\"}",
            "{\"bucket\":\"a\",\"of\":10,\"from\":0,\"to\":5}",
            "{\"bucket\":\"a\",\"of\":10,\"from\":0}",
            "{\"amount\":\"1\",\"currency\":\"CNY\"}",
            "{\"amount\":\"1\"}",
            "{\"id\":\"x\",\"plants\":1}",
            "{\"trees\":{\"a\":1}}",
            "{\"trees\":{\"a\":1},\"plants\":1}");

    @Provide
    Arbitrary<String> damaged() {
        return Arbitraries.randomValue(SchemaPropertyTest::damage);
    }

    @Property(tries = 2000)
    void the_schema_accepts_what_the_reader_accepts_and_refuses_what_it_refuses_by_structure(
            @ForAll("damaged") String json) {
        List<Violation> violations = violations(json);
        boolean schemaAccepts = Documents.faults(json).isEmpty();

        Statistics.label("accepted").collect(violations.isEmpty()).coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 5);
            coverage.check(false).percentage(share -> share > 50);
        });
        if (violations.isEmpty()) {
            assertThat(Documents.faults(json)).as(json).isEmpty();
        } else if (schemaAccepts) {
            assertThat(violations)
                    .as(json)
                    .allSatisfy(fault -> assertThat(BEYOND_A_SCHEMA).contains(fault.pointer()));
        }
    }

    private static List<Violation> violations(String json) {
        try {
            Garden.KIND.read(json);
            return List.of();
        } catch (InvalidPolicyException e) {
            return e.violations();
        }
    }

    private static String damage(Random random) {
        JsonNode document = Documents.parse(random.nextInt(4) == 0 ? Garden.LEAST : Garden.FULL);
        int times = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            List<JsonNode> containers = new ArrayList<>();
            collect(document, containers);
            JsonNode container = containers.get(random.nextInt(3) == 0 ? 0 : random.nextInt(containers.size()));
            JsonNode value = Documents.parse(VALUES.get(random.nextInt(VALUES.size())));
            if (container instanceof ObjectNode object) {
                damage(object, value, random);
            } else {
                damage((ArrayNode) container, value, random);
            }
        }
        return document.toString();
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static void damage(ObjectNode object, JsonNode value, Random random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "a" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "x", value);
            default -> object.set(name, value);
        }
    }

    private static void damage(ArrayNode list, JsonNode value, Random random) {
        if (list.isEmpty() || random.nextBoolean()) {
            list.add(value);
        } else if (random.nextBoolean()) {
            list.remove(random.nextInt(list.size()));
        } else {
            list.set(random.nextInt(list.size()), value);
        }
    }
}
