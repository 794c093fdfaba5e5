package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.communitykit.risk.word.ready.ReadyWords;
import io.communitykit.risk.word.spi.WordBoundaries.Judgement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Collisions and true hits, generated from real sentences that a segmenter of others has cut. The margins are tuned on the sentences
 * of this project; texts of one's own, in {@code -Dcommunitykit.texts}, show what they are worth elsewhere.
 */
class CollisionsTest {

    private static final int PLACES_EACH = 3;

    @Test
    @DisplayName("of the collisions in our own sentences at least 95 % are spared, and no true hit is lost")
    void ownSentences() throws IOException {
        Collisions collisions = new Collisions(lines("sentences.txt"));
        SortedSet<String> listed = ready();
        List<PlacedWord> across = collisions.overJoints();

        assertThat(across).hasSizeGreaterThan(300);
        assertThat(share(across, Judgement.ACROSS_WORDS)).isGreaterThanOrEqualTo(95);
        assertThat(lost(collisions.joined(listed, PLACES_EACH), Judgement.ACROSS_WORDS))
                .isEmpty();
        assertThat(lost(collisions.standing(words(across), PLACES_EACH), Judgement.WORD))
                .isEmpty();
        List<PlacedWord> standing = collisions.standing(listed, 1);
        assertThat(standing).hasSizeGreaterThan(4_000);
        assertThat(lost(standing, Judgement.WORD)).isEmpty();
    }

    @Test
    @DisplayName("in texts that nothing was tuned on 95 % are spared too, and hardly a true hit is lost")
    void otherTexts() throws IOException {
        String directory = System.getProperty("communitykit.texts");
        assumeTrue(directory != null, "-Dcommunitykit.texts names no directory");
        Collisions collisions = new Collisions(texts(Path.of(directory)));
        SortedSet<String> listed = ready();
        List<PlacedWord> across = collisions.overJoints();
        List<PlacedWord> made = collisions.standing(words(across), PLACES_EACH);
        List<PlacedWord> standing = collisions.standing(listed, PLACES_EACH);
        List<PlacedWord> joined = collisions.joined(listed, PLACES_EACH);

        System.out.printf(
                "over joints %d, spared %.2f %%; listed words joined %d, spared %.2f %%;"
                        + " words of joints standing %d, kept %.2f %%; listed words standing %d, kept %.3f %%%n",
                across.size(),
                share(across, Judgement.ACROSS_WORDS),
                joined.size(),
                share(joined, Judgement.ACROSS_WORDS),
                made.size(),
                share(made, Judgement.WORD),
                standing.size(),
                share(standing, Judgement.WORD));
        assertThat(share(across, Judgement.ACROSS_WORDS)).isGreaterThanOrEqualTo(95);
        assertThat(share(made, Judgement.WORD)).isGreaterThanOrEqualTo(99.5);
        assertThat(share(standing, Judgement.WORD)).isGreaterThanOrEqualTo(99.9);
    }

    /** The words of the ready dictionary that are Chinese throughout. */
    private static SortedSet<String> ready() {
        return ReadyWords.all().stream()
                .flatMap(list -> list.words().stream())
                .map(Word::text)
                .filter(word -> word.length() > 1 && CutText.chinese(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> words(List<PlacedWord> places) {
        return places.stream().map(PlacedWord::word).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<PlacedWord> lost(List<PlacedWord> places, Judgement right) {
        return places.stream()
                .filter(place -> place.judgedBy(ChineseBoundaries.standard()) != right)
                .toList();
    }

    private static double share(List<PlacedWord> places, Judgement right) {
        return 100.0 * (places.size() - lost(places, right).size()) / places.size();
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = CollisionsTest.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** Every line of every CSV file, numbers and all: they separate words as other characters do. */
    private static List<String> texts(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .forEach(lines::add);
            }
        }
        return lines;
    }
}
