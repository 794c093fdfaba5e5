package io.communitykit.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.policy.InvalidPolicyException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ConditionTextPropertyTest {

    /** Words and pieces that mean something somewhere, to put where they mean nothing or something else. */
    private static final List<String> PIECES = List.of(
            "and",
            "or",
            "not",
            "all",
            "any",
            "(",
            ")",
            ",",
            "in",
            "is",
            "known",
            "between",
            "has",
            "with",
            "confidence",
            "%",
            "\"",
            "\\",
            "\\u",
            "\\ud83d",
            "`",
            "=",
            "!=",
            ">=",
            "<",
            "1",
            "-",
            "1e999",
            "1e99999999999",
            "9d",
            "36h",
            "99999999d",
            "days",
            "Z",
            "+08:00",
            "CNY",
            "1 CNY",
            "XAU",
            "true",
            "\"a\"",
            "\"生鲜\"",
            "text1",
            "number1",
            "tags1",
            "`and`",
            "2024-05-01",
            "2024-02-30",
            "0000-01-01",
            "2024-05-01T00:00:00Z",
            "segment",
            "bucket",
            "\u0000",
            "\ud83d",
            "\udc4d",
            "👍🏽",
            "（",
            "\n",
            "\r\n",
            "\u3000",
            "\uFEFF",
            "same as",
            "older than",
            "to",
            "of");

    @Provide
    Arbitrary<Condition> conditions() {
        return Samples.condition();
    }

    @Provide
    Arbitrary<Condition> texts() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().withCharRange('\u4e00', '\u4eff').ofMaxLength(5),
                Arbitraries.integers()
                        .between(0x10000, 0x10FFFF)
                        .map(Character::toString)
                        .list()
                        .ofMaxSize(5)
                        .map(it -> String.join("", it)));
        return text.filter(ConditionTextPropertyTest::carried)
                .map(it -> Condition.attribute("text1").is(it));
    }

    @Provide
    Arbitrary<Condition> inLists() {
        Arbitrary<AttributeValue.Scalar> timed = Arbitraries.oneOf(
                Arbitraries.longs()
                        .between(-9_999_999, 99_999_999)
                        .map(it -> AttributeValue.of(Instant.EPOCH.plusSeconds(it))),
                Arbitraries.integers().between(0, 99_999).map(it -> AttributeValue.of(LocalDate.EPOCH.plusDays(it))));
        return timed.map(it -> Condition.attribute("list1").contains(it));
    }

    @Property(tries = 2000)
    void survives_its_text_form(@ForAll("conditions") Condition condition) {
        Condition again = Condition.parseText(condition.toText(), Samples.SCHEMA, Samples.SEGMENTS);

        assertThat(again).as(condition.toText()).isEqualTo(condition).hasSameHashCodeAs(condition);
        assertThat(again.toText()).isEqualTo(condition.toText());
    }

    @Property
    void says_the_same_in_json_and_in_text(@ForAll("conditions") Condition condition) {
        Condition json = Condition.parse(condition.toJson(), Samples.SCHEMA, Samples.SEGMENTS);
        Condition text = Condition.parseText(json.toText(), Samples.SCHEMA, Samples.SEGMENTS);

        assertThat(text.toJson()).isEqualTo(condition.toJson());
    }

    @Property
    void carries_text_of_any_script(@ForAll("texts") Condition condition) {
        assertThat(Condition.parseText(condition.toText(), Samples.SCHEMA)).isEqualTo(condition);
    }

    @Property(tries = 200)
    void tells_an_instant_and_a_date_in_a_list_from_text(@ForAll("inLists") Condition condition) {
        assertThat(Condition.parseText(condition.toText(), Samples.SCHEMA)).isEqualTo(condition);
    }

    @Property
    void any_attribute_can_be_named(@ForAll("names") String name) {
        Condition condition = Condition.all(
                Condition.attribute(name).exists(), Condition.attribute(name).sameAs(name));
        AttributeSchema schema = AttributeSchema.empty().with(name, AttributeType.NUMBER);
        assertThat(Condition.parseText(condition.toText(), schema)).isEqualTo(condition);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> words = Arbitraries.of(
                "and",
                "or",
                "not",
                "all",
                "any",
                "segment",
                "bucket",
                "in",
                "is",
                "known",
                "missing",
                "between",
                "contains",
                "starts",
                "with",
                "same",
                "as",
                "differs",
                "from",
                "within",
                "older",
                "than",
                "day",
                "days",
                "has",
                "none",
                "confidence",
                "to",
                "of",
                "true",
                "false",
                "CNY",
                "Z",
                "e1",
                "d",
                "a-b.c_d",
                "NaN");
        Arbitrary<String> others = Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('A', 'Z')
                                .withCharRange('a', 'z')
                                .ofLength(1),
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withCharRange('0', '9')
                                .withChars('_', '.', '-')
                                .ofMaxLength(63))
                .as((first, rest) -> first + rest);
        return Arbitraries.oneOf(words, others);
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> piece =
                Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(2));
        return Combinators.combine(
                        Samples.condition(),
                        piece,
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(true, false))
                .as((condition, with, one, two, spaced) -> damage(condition.toText(), with, one, two, spaced));
    }

    private static String damage(String text, String with, double one, double two, boolean spaced) {
        int from = (int) (Math.min(one, two) * text.length());
        // Mostly a few characters are lost, now and then any number of them.
        int to = spaced ? Math.min(text.length(), from + (int) (two * 5)) : (int) (Math.max(one, two) * text.length());
        String piece = spaced ? " " + with + " " : with;
        return text.substring(0, from) + piece + text.substring(Math.max(from, to));
    }

    @Property(tries = 5000)
    void damage_is_read_or_told_and_never_anything_else(@ForAll("damaged") String text) {
        boolean read = true;
        try {
            Condition condition = Condition.parseText(text, Samples.SCHEMA, Samples.SEGMENTS);
            assertThat(Condition.parseText(condition.toText(), Samples.SCHEMA, Samples.SEGMENTS))
                    .isEqualTo(condition);
        } catch (InvalidPolicyException e) {
            read = false;
            assertThat(e.violations()).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.pointer()).matches("line \\d+, column \\d+");
                assertThat(fault.expected()).isNotBlank();
            });
        }
        Statistics.label("read").collect(read).coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 2);
            coverage.check(false).percentage(share -> share > 50);
        });
    }

    @Property
    void nonsense_is_told_and_never_anything_else(@ForAll String text) {
        try {
            Condition.parseText(text, Samples.SCHEMA, Samples.SEGMENTS);
        } catch (InvalidPolicyException e) {
            assertThat(e.violations()).isNotEmpty();
        }
    }

    /** An attribute's own rule for text. */
    private static boolean carried(String text) {
        return text.indexOf('\u0000') < 0
                && text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
