package io.communitykit.core.policy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> NAMES = List.of("when", "grant", "perUnit", "half-even", "成长值", "🌻🌼🌷🌹", "id");

    @ParameterizedTest
    @DisplayName("a near name is suggested, a far one is not")
    @CsvSource({
        "whne, when",
        "wehn, when",
        "WHEN, when",
        "gran, grant",
        "per_unit, perUnit",
        "peruni, perUnit",
        "HALF_EVEN, half-even",
        "成张值, 成长值",
        "🌻🌼🌷, 🌻🌼🌷🌹",
        "ID, id",
        "x,",
        "ix,",
        "banana,",
        "成长,",
        "'',"
    })
    void nearest(String got, String expected) {
        assertThat(Spelling.nearest(got, NAMES).orElse(null)).isEqualTo(expected);
    }

    @Property
    void one_dropped_letter_of_a_long_name_is_found(
            @ForAll @AlphaChars @StringLength(min = 6, max = 90) String name, @ForAll int seed) {
        int drop = Math.floorMod(seed, name.length());
        String got = name.substring(0, drop) + name.substring(drop + 1);
        assertThat(Spelling.nearest(got, List.of(name))).contains(name);
    }

    @Property
    void two_edits_are_the_most(@ForAll @AlphaChars @StringLength(min = 6, max = 90) String name) {
        assertThat(Spelling.nearest(name + "123", List.of(name))).isEmpty();
    }
}
