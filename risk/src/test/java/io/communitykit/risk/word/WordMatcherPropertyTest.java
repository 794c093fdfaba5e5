package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WordMatcherPropertyTest {

    /** Also inside one character: that of two f, and the one that is kg. */
    private static final List<String> REPEATED = List.of("a", "b", "*", "A", "ﬀ", "f", "1", "㎏", "k", "g");

    @Property(tries = 80)
    void agrees_with_its_plain_twin_over_few_characters(@ForAll long seed) {
        agrees(new RandomDictionary(new Random(seed), RandomDictionary.SMALL, 6), 60, 20);
    }

    @Property(tries = 60)
    void agrees_with_its_plain_twin_over_all_of_Unicode(@ForAll long seed) {
        agrees(new RandomDictionary(new Random(seed), List.of(), 8), 60, 20);
    }

    @Property(tries = 40)
    void agrees_with_its_plain_twin_on_long_words(@ForAll long seed) {
        agrees(new RandomDictionary(new Random(seed), RandomDictionary.SMALL, 200), 40, 8);
    }

    @Property(tries = 60)
    void agrees_with_its_plain_twin_where_most_is_said_again(@ForAll long seed) {
        agrees(new RandomDictionary(new Random(seed), REPEATED, 4), 60, 16);
    }

    private static void agrees(RandomDictionary dictionary, int texts, int pieces) {
        for (int i = 0; i < texts; i++) {
            String text = dictionary.text(dictionary.random.nextInt(pieces));
            for (FindMode mode : FindMode.values()) {
                assertThat(dictionary.found(text, mode))
                        .as(() -> mode + " " + dictionary.about(text))
                        .isEqualTo(dictionary.expected(text, mode));
            }
            assertThat(dictionary.explained(text))
                    .as(() -> "explain " + dictionary.about(text))
                    .isEqualTo(dictionary.expectedPlaces(text));
            assertThat(dictionary.matcher.explain(text).stream()
                            .filter(place -> place.outcome() == HitOutcome.HIT)
                            .map(Explained::hit))
                    .containsExactlyElementsOf(dictionary.matcher.findAll(text));
            assertThat(dictionary.matcher.contains(text))
                    .isEqualTo(!dictionary
                            .expected(text, FindMode.LEFTMOST_LONGEST)
                            .isEmpty());
        }
    }
}
