package io.communitykit.examples.summary;

import java.util.List;

/**
 * What was found in the texts that members wrote.
 *
 * @param texts how many texts were judged
 * @param pass how many may be shown
 * @param review how many somebody looks at first
 * @param block how many are not shown
 * @param planted how many are disguised advertisements, as far as that is known
 * @param found how many of those do not pass
 * @param categories hits by category, most first
 * @param tricks hits by the trick that tells most, most first
 * @param words the words that hit most, most first
 * @param samples some texts that do not pass
 */
public record WordSummary(
        long texts,
        long pass,
        long review,
        long block,
        long planted,
        long found,
        List<Count> categories,
        List<Count> tricks,
        List<Count> words,
        List<Sample> samples) {

    /** Of a history whose texts were not judged. */
    public static final WordSummary NONE =
            new WordSummary(0, 0, 0, 0, 0, 0, List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public WordSummary {
        categories = List.copyOf(categories);
        tricks = List.copyOf(tricks);
        words = List.copyOf(words);
        samples = List.copyOf(samples);
    }

    /**
     * How often something was found.
     *
     * @param name what
     * @param times how often
     */
    public record Count(String name, long times) {}

    /**
     * A text that does not pass.
     *
     * @param verdict what follows
     * @param pieces the text, cut where hits begin and end
     * @param why the words and tricks
     */
    public record Sample(String verdict, List<Piece> pieces, String why) {

        /** Copies the pieces. */
        public Sample {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A part of a text.
     *
     * @param text the part
     * @param hit whether words were found in it
     */
    public record Piece(String text, boolean hit) {}
}
