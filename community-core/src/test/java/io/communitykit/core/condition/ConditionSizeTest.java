package io.communitykit.core.condition;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.InvalidPolicyException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The size of a condition")
class ConditionSizeTest {

    private static final AttributeSchema SCHEMA =
            AttributeSchema.empty().with("tags", AttributeType.TAGS).with("n", AttributeType.NUMBER);
    private static final int TAGS = Condition.MAX_SIZE - 2;

    private static String[] tags() {
        return IntStream.range(0, TAGS).mapToObj(i -> "标签" + i).toArray(String[]::new);
    }

    @Test
    @DisplayName("counts a condition about several tags for each tag, in all three forms")
    void tags_count() {
        Condition known = Condition.attribute("n").exists();
        Condition fits = Condition.all(Condition.attribute("tags").hasAny(tags()), known);
        Condition.parse(fits.toJson(), SCHEMA);
        Condition.parseText(fits.toText(), SCHEMA);

        assertThatThrownBy(() -> Condition.all(Condition.attribute("tags").hasAny(tags()), known, known))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at most 10000 conditions");
        String list = fits.toJson();
        String json = list.substring(0, list.length() - 2) + ",{\"exists\":\"n\"}]}";
        assertThatThrownBy(() -> Condition.parse(json, SCHEMA))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("at most 10000 conditions");
        String text = fits.toText() + " and n is known";
        assertThatThrownBy(() -> Condition.parseText(text, SCHEMA))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("at most 10000 conditions");
    }

    @Test
    @DisplayName("refuses conditions about many tags before they are many times many")
    void many_times_many() {
        String match = "{\"attribute\":\"tags\",\"hasAny\":["
                + IntStream.range(0, 6_000).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(",")) + "]}";

        assertThatThrownBy(() -> Condition.parse("{\"all\":[" + match + "," + match + "," + match + "]}", SCHEMA))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("/all/1: expected a tree of at most 10000 conditions");
    }
}
