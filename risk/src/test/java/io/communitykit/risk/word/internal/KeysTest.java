package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The keys of an automaton")
class KeysTest {

    private static final int MOST = 4;

    private static Keys.Sorted sorted(List<char[]> words) {
        int[] starts = new int[words.size() + 1];
        StringBuilder units = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            units.append(words.get(i));
            starts[i + 1] = units.length();
        }
        return Keys.sort(units.toString().toCharArray(), starts, MOST);
    }

    // Few different units, some of them large, so that many words are alike up to some depth.
    private static List<char[]> words(Random random, int count) {
        char[] alphabet = {1, 2, 0x7FFF, 0x8000, 0xFFF0};
        List<char[]> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            char[] word = new char[1 + random.nextInt(7)];
            for (int k = 0; k < word.length; k++) {
                word[k] = alphabet[random.nextInt(alphabet.length)];
            }
            words.add(word);
        }
        return words;
    }

    @Test
    @DisplayName(
            "are in the order of their first units, each once, with the words of each in the order in which they came")
    void in_order() {
        for (int count : new int[] {0, 1, 2, 10, 300, 5_000}) {
            List<char[]> words = words(new Random(count), count);
            Map<char[], List<Integer>> model = new TreeMap<>(Arrays::compare);
            for (int i = 0; i < count; i++) {
                char[] key = Arrays.copyOf(words.get(i), Math.min(MOST, words.get(i).length));
                model.computeIfAbsent(key, unused -> new ArrayList<>()).add(i);
            }
            Keys.Sorted sorted = sorted(words);
            Keys keys = sorted.keys();

            assertThat(keys.size()).isEqualTo(model.size());
            int key = 0;
            for (Map.Entry<char[], List<Integer>> entry : model.entrySet()) {
                int[] order = Arrays.copyOfRange(sorted.order(), sorted.groups()[key], sorted.groups()[key + 1]);
                assertThat(Arrays.copyOfRange(keys.units(), keys.starts()[key], keys.starts()[key + 1]))
                        .isEqualTo(entry.getKey());
                assertThat(order).containsExactly(entry.getValue().toArray(new Integer[0]));
                key++;
            }
        }
    }
}
