package io.communitykit.risk.word.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of split characters")
class SplitTableTest {

    private final SplitTable shipped = SplitTable.shipped();

    @Test
    @DisplayName("takes the characters apart that matter")
    void shipped() {
        assertThat(shipped.characters()).hasSizeGreaterThan(150).isSorted().doesNotHaveDuplicates();
        assertThat(shipped.ways('枪')).containsExactly("木仓");
        assertThat(shipped.ways('信')).containsExactly("亻言", "人言");
        assertThat(shipped.ways('贷')).containsExactly("代贝");
        assertThat(shipped.ways('微')).isEmpty();
    }

    @Test
    @DisplayName(
            "has parts that are Han characters, radicals or strokes, never the character itself, and no two characters of the same parts")
    void parts() {
        for (int character : shipped.characters()) {
            assertThat(Character.isIdeographic(character)).isTrue();
            for (String way : shipped.ways(character)) {
                assertThat(way.codePoints()).allMatch(Character::isIdeographic).doesNotContain(character);
            }
        }
        List<String> all = shipped.characters().stream()
                .flatMap(character -> shipped.ways(character).stream())
                .toList();
        assertThat(all.stream().distinct().collect(Collectors.toList())).hasSameSizeAs(all);
    }

    @Test
    @DisplayName("says which lines are wrong")
    void badLines() {
        assertThatThrownBy(() -> SplitTable.of(List.of("# 枪", "枪 木仓", "", "枪支 木仓支", "好", "信 言", "枪 木人")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("4: 枪支 木仓支")
                .hasMessageContaining("5: 好")
                .hasMessageContaining("6: 信 言")
                .hasMessageContaining("7: 枪 木人");
    }
}
