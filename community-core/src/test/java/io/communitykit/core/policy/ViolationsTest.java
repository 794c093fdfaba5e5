package io.communitykit.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private final Violations violations = new Violations();

    @Test
    @DisplayName("pointers escape what RFC 6901 says")
    void pointers() {
        assertThat(Violations.at()).isEmpty();
        assertThat(Violations.at("rules", 3, "when")).isEqualTo("/rules/3/when");
        assertThat(Violations.at("a/b", "m~n", "", "猫~/")).isEqualTo("/a~1b/m~0n//猫~0~1");
        assertThat(Violations.below("/rules/0", "when", "all", 1)).isEqualTo("/rules/0/when/all/1");
    }

    @Test
    @DisplayName("text is quoted and cut by characters, never inside one")
    void shown() {
        violations.add("/a", "b", "line\nbreak \"quote\"");
        violations.add("/a", "b", "👍".repeat(61));
        violations.add("/a", "b", 12);
        assertThat(violations.list())
                .extracting(Violation::got)
                .containsExactly("\"line\\nbreak \\\"quote\\\"\"", "\"" + "👍".repeat(60) + "…\"", "12");
    }

    @Test
    @DisplayName("many candidates are not all listed, yet all are searched")
    void candidates() {
        List<String> names =
                IntStream.range(0, 1_000).mapToObj(i -> "currency-" + i).toList();
        violations.addUnknown("/x", "a currency", "curency-777", names);
        assertThat(violations.list()).singleElement().satisfies(fault -> {
            assertThat(fault.expected())
                    .startsWith("a currency (one of currency-0, ")
                    .endsWith("currency-19 and 980 more)");
            assertThat(fault.suggestion()).contains("currency-777");
        });
    }

    @Test
    @DisplayName("nothing is thrown without a fault")
    void none() {
        violations.throwIfAny("garden");
        assertThat(violations.isEmpty()).isTrue();
        violations.addMissing("", "something");
        assertThatThrownBy(() -> violations.throwIfAny("garden"))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessage("garden has 1 fault:\n  (root): expected something, got nothing");
    }

    @Test
    @DisplayName("the exception keeps its code, its kind and its message through Java serialization")
    void serialized() throws Exception {
        Violation fault = new Violation("/a", "b", "c", Optional.of("d"));
        InvalidPolicyException before = new InvalidPolicyException("garden", List.of(fault));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(before);

        InvalidPolicyException after = (InvalidPolicyException)
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(after).hasMessage("garden has 1 fault:\n  /a: expected b, got c; did you mean \"d\"?");
        assertThat(after.kind()).isEqualTo("garden");
        assertThat(after.code()).isEqualTo(ErrorCode.POLICY_INVALID);
        assertThat(after.violations()).isEmpty();
        assertThat(before.violations()).containsExactly(fault);
    }

    @Test
    @DisplayName("what is made of each element keeps the order, and every refusal stands where its element does")
    void each() {
        List<String> made = violations.each("/pots/3/plants", List.of("fern", "", "moss", ""), (name, at) -> {
            if (name.isEmpty()) {
                throw InvalidValueException.of("plant", "a name", "nothing");
            }
            return name + at;
        });
        assertThat(made).containsExactly("fern/pots/3/plants/0", "moss/pots/3/plants/2");
        assertThat(violations.list())
                .extracting(Violation::pointer)
                .containsExactly("/pots/3/plants/1", "/pots/3/plants/3");
    }

    @Test
    @DisplayName("a finding prints on one line")
    void finding() {
        assertThat(new LintFinding(LintFinding.Severity.WARNING, "tier-unreachable", "/tiers/3", "nobody gets there"))
                .hasToString("WARNING tier-unreachable at /tiers/3: nobody gets there");
    }
}
