package io.communitykit.core.segment.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.TagFamily;
import io.communitykit.core.segment.TagRule;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.counter.CounterId;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Measure;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.core.segment.lint.Satisfiability.Reason;
import io.communitykit.core.segment.lint.Satisfiability.Undecided;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A proof about conditions")
class SegmentProofsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final SegmentProgram PROGRAM = program();
    private static final SegmentProofs PROOFS = SegmentProofs.of(PROGRAM);

    private static SegmentProgram program() {
        Counter orders = Counter.builder("orders", Duration.ofDays(60), new EventType("order-paid"))
                .build();
        return SegmentProgram.builder(
                        "1",
                        AttributeSchema.empty()
                                .with("tier", AttributeType.TEXT)
                                .with("spend", AttributeType.MONEY)
                                .with("points", AttributeType.NUMBER)
                                .with("lastLogin", AttributeType.INSTANT)
                                .with("joined", AttributeType.DATE)
                                .with("home", AttributeType.TEXT)
                                .with("work", AttributeType.TEXT)
                                .with("cities", AttributeType.LIST)
                                .with("tags", AttributeType.TAGS)
                                .with("set", AttributeType.TAGS))
                .counters(new CounterSet(Duration.ofDays(60), Duration.ZERO, List.of(orders)))
                .reading(reading("orders30d", Measure.COUNT))
                .reading(reading("lastOrder", Measure.LAST))
                .rule(
                        "set",
                        "regular",
                        TagFamily.BEHAVIOUR,
                        Condition.attribute("orders30d").atLeast(3))
                .rule(new TagRule(
                        new TagId("warm"),
                        new AttributeName("set"),
                        TagFamily.BEHAVIOUR,
                        "",
                        Condition.attribute("points").above(100),
                        8_000,
                        Optional.of(Duration.ofDays(10))))
                .segment("gold", Condition.attribute("tier").is("gold"))
                .segment("metal", Condition.attribute("tier").in("gold", "silver"))
                .segment("wood", Condition.attribute("tier").is("wood"))
                .segment("rich", Condition.attribute("points").atLeast(1000))
                .segment("regulars", Condition.attribute("set").hasTag("regular"))
                .build();
    }

    private static Reading reading(String name, Measure measure) {
        return Reading.of(
                new AttributeName(name), new CounterId("orders"), measure, CounterWindow.last(Duration.ofDays(30)));
    }

    private static AttributeValue.Scalar yuan(String amount) {
        return AttributeValue.of(Money.of(new BigDecimal(amount), Currency.getInstance("CNY")));
    }

    /** A witness of whom the plain evaluator says so, looked at once more. */
    private static Witness witness(Condition condition) {
        Witness witness = PROOFS.satisfiable(condition).shown().orElseThrow();
        assertThat(condition.evaluate(witness.facts(PROGRAM))).isEqualTo(Truth.TRUE);
        return witness;
    }

    private static ConditionRelation.Kind kind(String first, String second) {
        return PROOFS.compare(new SegmentId(first), new SegmentId(second)).kind();
    }

    @Test
    @DisplayName("tells how two segments stand to each other")
    void relations() {
        assertThat(kind("gold", "gold")).isEqualTo(ConditionRelation.Kind.EQUAL);
        assertThat(kind("gold", "metal")).isEqualTo(ConditionRelation.Kind.CONTAINED);
        assertThat(kind("metal", "gold")).isEqualTo(ConditionRelation.Kind.CONTAINS);
        assertThat(kind("metal", "wood")).isEqualTo(ConditionRelation.Kind.DISJOINT);
        assertThat(kind("metal", "rich")).isEqualTo(ConditionRelation.Kind.OVERLAPPING);
        assertThatThrownBy(() -> kind("metal", "iron")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("shows an overlap by three witnesses whom the engine puts into the segments")
    void overlap() {
        ConditionRelation relation = PROOFS.compare(new SegmentId("metal"), new SegmentId("rich"));

        assertThat(segments(relation.both())).contains(new SegmentId("metal"), new SegmentId("rich"));
        assertThat(segments(relation.onlyFirst()))
                .contains(new SegmentId("metal"))
                .doesNotContain(new SegmentId("rich"));
        assertThat(segments(relation.onlySecond()))
                .contains(new SegmentId("rich"))
                .doesNotContain(new SegmentId("metal"));
    }

    private static List<SegmentId> segments(Satisfiability satisfiability) {
        return satisfiability.shown().orElseThrow().open(PROGRAM).memberships().stream()
                .filter(it -> it.status().name().equals("IN"))
                .map(it -> it.segment())
                .toList();
    }

    @Test
    @DisplayName("of amounts, finds one of the right currency")
    void money() {
        Witness witness = witness(Condition.all(
                Condition.attribute("spend").above(yuan("10.00")),
                Condition.attribute("spend").below(yuan("10.02"))));

        assertThat(witness.profile().attributes()).containsEntry(new AttributeName("spend"), yuan("10.01"));
        assertThat(PROOFS.satisfiable(Condition.all(
                                Condition.attribute("spend").above(yuan("10.00")),
                                Condition.attribute("spend").below(yuan("10.01"))))
                        .isRefuted())
                .isTrue();
    }

    @Test
    @DisplayName("of time, finds a now that suits all attributes at once")
    void time() {
        Witness witness = witness(Condition.all(
                Condition.attribute("lastLogin").below(AttributeValue.of(Instant.parse("2020-02-01T00:00:00Z"))),
                Condition.attribute("lastLogin").withinDays(3, SHANGHAI),
                Condition.attribute("joined").atLeast(AttributeValue.of(LocalDate.of(2020, 1, 20))),
                Condition.attribute("joined").olderThanDays(12, SHANGHAI)));

        assertThat(witness.now())
                .isBetween(Instant.parse("2020-01-31T00:00:00Z"), Instant.parse("2020-02-05T00:00:00Z"));
    }

    @Test
    @DisplayName("of lists, texts, draws and counters, finds what is asked for")
    void others() {
        Witness witness = witness(Condition.all(
                Condition.attribute("cities").contains("上海"),
                Condition.not(Condition.attribute("cities").contains("北京")),
                Condition.attribute("home").startsWith("ab"),
                Condition.attribute("home").contains("c"),
                Condition.not(Condition.attribute("home").is("ab-c")),
                Condition.bucket("test", 7, 8, 100),
                Condition.attribute("orders30d").between(2, 3),
                Condition.attribute("lastOrder").olderThan(Duration.ofDays(29)),
                Condition.attribute("tags").hasTag("tea").withConfidence(6_000),
                Condition.attribute("tags").hasNone("tea").withConfidence(8_000)));

        assertThat(witness.readings()).containsEntry(new AttributeName("orders30d"), AttributeValue.of(2));
        assertThat(witness.toString()).contains("上海", "orders30d = 2", "tea 6000 bp");
    }

    @Test
    @DisplayName("looks at the rules of tags only to doubt: a tag is there if its rule says so, or lingers")
    void ruledTags() {
        Condition regular = Condition.attribute("set").hasTag("regular");
        Condition few = Condition.attribute("orders30d").below(3);

        assertThat(witness(Condition.all(regular, Condition.not(few))).readings())
                .containsEntry(new AttributeName("orders30d"), AttributeValue.of(3));
        assertThat(PROOFS.satisfiable(Condition.all(regular, few))).isEqualTo(new Undecided(Reason.NO_WITNESS));
        witness(Condition.all(
                Condition.attribute("set").hasTag("warm").withConfidence(3_000),
                Condition.attribute("set").hasNone("warm").withConfidence(4_000),
                Condition.attribute("points").below(100)));
    }

    @Test
    @DisplayName("claims nothing of what it does not look into")
    void undecided() {
        Condition same = Condition.attribute("home").sameAs("work");
        Condition contradiction = Condition.all(
                same,
                Condition.attribute("home").is("a"),
                Condition.attribute("work").is("b"));

        assertThat(PROOFS.satisfiable(contradiction)).isEqualTo(new Undecided(Reason.NO_WITNESS));
        assertThat(PROOFS.satisfiable(
                                Condition.all(same, Condition.attribute("home").missing()))
                        .isRefuted())
                .isTrue();
        witness(same);
    }

    @Test
    @DisplayName("ends at its budget")
    void budget() {
        // n holes and n + 1 pigeons: no proof of this kind is short.
        int holes = 8;
        Condition[] rows = IntStream.rangeClosed(0, holes)
                .mapToObj(pigeon -> Condition.any(IntStream.range(0, holes)
                        .mapToObj(hole -> Condition.attribute("tags").hasTag(pigeon + "in" + hole))
                        .toArray(Condition[]::new)))
                .toArray(Condition[]::new);
        Condition[] columns = IntStream.range(0, holes)
                .boxed()
                .flatMap(hole -> IntStream.rangeClosed(0, holes)
                        .boxed()
                        .flatMap(one -> IntStream.range(0, one)
                                .mapToObj(two -> Condition.not(
                                        Condition.attribute("tags").hasAll(one + "in" + hole, two + "in" + hole)))))
                .toArray(Condition[]::new);
        Condition pigeons = Condition.all(Condition.all(rows), Condition.all(columns));

        assertThat(PROOFS.withBudget(100_000).satisfiable(pigeons)).isEqualTo(new Undecided(Reason.BUDGET));
        assertThatThrownBy(() -> PROOFS.withBudget(0)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("is not disturbed by numbers of a hundred digits")
    void extremes() {
        AttributeValue.Scalar huge = AttributeValue.of(new BigDecimal("9".repeat(100) + "E+100"));
        AttributeValue.Scalar tiny = AttributeValue.of(new BigDecimal("1E-100"));
        Condition above = Condition.attribute("points").above(huge);
        Condition between = Condition.all(
                Condition.attribute("points").above(0),
                Condition.attribute("points").below(tiny));

        assertThat(PROOFS.satisfiable(above).isRefuted()).isFalse();
        assertThat(PROOFS.satisfiable(between).isRefuted()).isFalse();
        witness(Condition.attribute("points").below(huge));
        witness(Condition.attribute("points").above(tiny));
    }

    @Test
    @DisplayName("refuses a condition that does not fit the program")
    void refuses() {
        assertThatThrownBy(
                        () -> PROOFS.satisfiable(Condition.attribute("nobody").exists()))
                .isInstanceOf(InvalidPolicyException.class);
        assertThatThrownBy(() -> PROOFS.reaches(Condition.inSegment("iron"), EnumSet.of(Truth.FALSE)))
                .isInstanceOf(InvalidPolicyException.class);
    }

    @Test
    @DisplayName("says which truth values a condition can have")
    void reaches() {
        Condition any = Condition.any(
                Condition.attribute("points").atLeast(5),
                Condition.attribute("points").below(5));

        assertThat(PROOFS.reaches(any, EnumSet.of(Truth.FALSE)).isRefuted()).isTrue();
        assertThat(PROOFS.reaches(any, EnumSet.of(Truth.UNKNOWN))
                        .shown()
                        .orElseThrow()
                        .toString())
                .contains("nothing known");
        String words = PROOFS.reaches(any, EnumSet.of(Truth.TRUE)).<String>fold(it -> "yes", it -> "no", it -> "open");
        assertThat(words).isEqualTo("yes");
    }
}
