package io.communitykit.risk.word.weak;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordMatcher;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Weak evidence in any text")
class WeakEvidenceFuzzTest {

    private static final int ROUNDS = 5_000;
    private static final String PIECES = "加微信jwx木仓支贝者十尃v!px$3e 1*\n\u0301\u200b\ufe0f\ud83d\ude00\ud842";

    private static final List<String> DISGUISES = List.of("加威信", "jia微信", "jwx", "木仓支", "信微加", "加x微信", "$px");

    @Test
    @DisplayName("lies inside it, in order, without overlaps, and is the same again")
    void inside() {
        Random random = new Random(7);
        WeakEvidence weak = WeakEvidence.of(WordMatcher.builder()
                .add(IntStream.range(0, 300)
                        .mapToObj(i -> Word.of(
                                "词" + text(random, 5).replaceAll("[\\p{Cs}\n]", ""), WordCategory.SPAM, Level.LOW))
                        .toList())
                .add(List.of(
                        Word.of("加微信", WordCategory.SPAM, Level.LOW),
                        Word.of("枪支", WordCategory.SPAM, Level.LOW),
                        Word.of("spx", WordCategory.SPAM, Level.LOW)))
                .build());
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = text(random, 60);
            List<Hit> hits = weak.findAll(text);
            int last = 0;
            for (Hit hit : hits) {
                assertThat(hit.start()).isGreaterThanOrEqualTo(last);
                assertThat(hit.end()).isGreaterThan(hit.start()).isLessThanOrEqualTo(text.length());
                assertThat(hit.text()).isEqualTo(text.substring(hit.start(), hit.end()));
                assertThat(hit.weak()).isTrue();
                assertThat(hit.confidence()).isBetween(1, Hit.CERTAIN - 1);
                last = hit.end();
            }
            assertThat(weak.findAll(CharBuffer.wrap(text))).isEqualTo(hits);
            found += hits.size();
        }
        assertThat(found).isGreaterThan(5_000);
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most); left > 0; left--) {
            switch (random.nextInt(8)) {
                case 0 -> text.appendCodePoint(random.nextInt(0x110000));
                case 1 -> text.appendCodePoint(0x4E00 + random.nextInt(0x5200));
                case 2 -> text.append(DISGUISES.get(random.nextInt(DISGUISES.size())));
                default -> text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
        }
        return text.toString();
    }

    @Test
    @DisplayName("is found for each of 20,000 words behind each trick")
    void manyWords() {
        Random random = new Random(11);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder word = new StringBuilder("枪");
            for (int left = 3 + random.nextInt(3); left > 0; left--) {
                word.append("的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生".charAt(random.nextInt(40)));
            }
            words.add(Word.of(word.toString(), WordCategory.SPAM, Level.LOW));
        }
        WeakEvidence weak = WeakEvidence.of(WordMatcher.builder().add(words).build());
        for (Word word : words.subList(0, 500)) {
            String rest = word.text().substring(1);
            for (String disguised : List.of(
                            "腔" + rest,
                            "qiang" + rest,
                            "木仓" + rest,
                            new StringBuilder(word.text()).reverse(),
                            "枪x" + rest)
                    .stream()
                    .map(CharSequence::toString)
                    .toList()) {
                assertThat(weak.findAll(disguised))
                        .as(disguised)
                        .anyMatch(hit ->
                                hit.text().equals(disguised) || hit.text().startsWith(disguised.substring(0, 2)));
            }
        }
    }
}
