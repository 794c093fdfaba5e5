package io.communitykit.core.segment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import io.communitykit.core.segment.MemberState;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random states through the stored form and back. */
class MemberStateJsonPropertyTest {

    @Property(tries = 3_000)
    void every_state_comes_back_equal_and_writes_the_same_bytes(@ForAll long seed) {
        MemberState state = new StateSamples(new Random(seed)).state();

        String text = MemberStateJson.write(state);
        MemberState back = MemberStateJson.read(text);

        assertThat(back).isEqualTo(state);
        assertThat(MemberStateJson.write(back)).isEqualTo(text);
    }

    @Property(tries = 1_000)
    void text_stores_can_hold_it(@ForAll long seed) {
        String text = MemberStateJson.write(new StateSamples(new Random(seed)).state());

        assertThat(text.chars()).allMatch(each -> each >= ' ');
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    /** A character left out, doubled or changed makes another state or none; nothing is dropped in silence. */
    @Property(tries = 3_000)
    void no_other_text_is_taken_for_it(@ForAll long seed) {
        Random random = new Random(seed);
        MemberState state = new StateSamples(random).state();
        String text = MemberStateJson.write(state);
        int at = random.nextInt(text.length());
        String other = text.substring(0, at)
                + switch (random.nextInt(3)) {
                    case 0 -> "";
                    case 1 -> text.substring(at, at + 1).repeat(2);
                    default -> "0";
                }
                + text.substring(at + 1);
        // 1E+9 may be written 1E9.
        if (other.equals(text) || text.charAt(at) == '+') {
            return;
        }
        MemberState read;
        try {
            read = MemberStateJson.read(other);
        } catch (InvalidValueException e) {
            return;
        }
        assertThat(read).isNotEqualTo(state);
        // The order of names and the ways to escape a character do not count.
        assertThat(parsed(MemberStateJson.write(read))).isEqualTo(parsed(other));
    }

    private static Json parsed(String text) {
        return JsonReader.read(text, (pointer, expected, got) -> {
                    throw new AssertionError(pointer + " must be " + expected + ", got " + got);
                })
                .orElseThrow();
    }
}
