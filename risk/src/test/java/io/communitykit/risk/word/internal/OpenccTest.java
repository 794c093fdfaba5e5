package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.communitykit.risk.word.Evasion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Traditional characters against those of OpenCC, where they are at hand: {@code -Dcommunitykit.opencc} names TSCharacters.txt. */
class OpenccTest {

    @Test
    @DisplayName("of the 4,148 pairs of OpenCC, all but a few rare ones are known, and a handful differ")
    void pairs() throws IOException {
        String file = System.getProperty("communitykit.opencc");
        assumeTrue(file != null, "-Dcommunitykit.opencc names no file");
        CodePointFolds folds = CodePointFolds.of(Folded.only(Evasion.TRADITIONAL));
        int same = 0;
        int unknown = 0;
        int other = 0;
        for (String line : Files.readAllLines(Path.of(file))) {
            String[] pair = line.split("\t", -1);
            if (!line.startsWith("#") && pair.length == 2) {
                String folded = Folded.of(pair[0], folds).text();
                boolean agrees = List.of(pair[1].split(" ", -1)).contains(folded);
                same += agrees ? 1 : 0;
                unknown += !agrees && folded.equals(pair[0]) ? 1 : 0;
                other += !agrees && !folded.equals(pair[0]) ? 1 : 0;
            }
        }
        assertThat(List.of(same, unknown, other)).as("same, unknown, other").containsExactly(3_960, 181, 7);
    }
}
