package io.communitykit.benchmarks.word;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is looked through: reviews of the folder that the system property {@value #FOLDER} names, or made ones. The same texts for all sizes of
 * the dictionary.
 *
 * @param source where the texts are from
 * @param shorts posts of 40 to 60 characters in which nobody finds anything
 * @param posts posts of about 1,000 characters, two or three words of the smallest sample planted in each
 * @param whole one text
 */
record SampleTexts(String source, List<String> shorts, List<String> posts, String whole) {

    /** Names a folder of reviews. */
    static final String FOLDER = "communitykit.texts";

    private static final int SHORTS = 256;
    private static final int POSTS = 64;
    private static final int POST = 1_000;
    private static final int WHOLE = 200_000;
    private static final int PLANTED_FROM = 2_000;
    private static final int GENERATED_SHORTS = 100_000;
    private static final long SEED = 6;

    /** Those of this run, made when first asked for. */
    static SampleTexts get() {
        return Made.TEXTS;
    }

    /** Made once. */
    private static final class Made {
        private static final SampleTexts TEXTS = of(new CleanJudge(SampleDictionary.of(SampleDictionary.ALL)));
    }

    // The judge knows whether a short post is clean: the most eager one with the whole dictionary.
    private static SampleTexts of(WordFinder judge) {
        String folder = System.getProperty(FOLDER);
        List<String> pieces = folder == null ? made() : ReviewFolder.reviews(Path.of(folder));
        String source = folder == null ? "generated" : "reviews";
        Random random = new Random(SEED);
        return new SampleTexts(source, shorts(pieces, judge, random), posts(pieces, random), whole(pieces, random));
    }

    private static List<String> made() {
        SentenceMaker maker = new SentenceMaker(SEED);
        List<String> pieces = new ArrayList<>();
        for (int made = 0; made < GENERATED_SHORTS; made += POST / 4) {
            pieces.add(maker.text(POST / 4));
        }
        return pieces;
    }

    private static List<String> shorts(List<String> pieces, WordFinder judge, Random random) {
        List<String> shorts = new ArrayList<>();
        String all = String.join("", pieces);
        int at = 0;
        while (shorts.size() < SHORTS && at + 60 < all.length()) {
            int length = 40 + random.nextInt(21);
            String post = all.substring(at, at + length);
            at += length;
            if (!judge.contains(post)) {
                shorts.add(post);
            }
        }
        return List.copyOf(shorts);
    }

    private static List<String> posts(List<String> pieces, Random random) {
        List<String> words = SampleDictionary.of(PLANTED_FROM).words();
        String all = String.join("", pieces);
        List<String> posts = new ArrayList<>();
        for (int post = 0; post < POSTS; post++) {
            int from = random.nextInt(all.length() - POST);
            StringBuilder text = new StringBuilder(all.substring(from, from + POST));
            for (int planted = 2 + random.nextInt(2); planted > 0; planted--) {
                text.insert(random.nextInt(POST), words.get(random.nextInt(words.size())));
            }
            posts.add(text.toString());
        }
        return List.copyOf(posts);
    }

    // All pieces in their order, then again in another one, until it is long enough.
    private static String whole(List<String> pieces, Random random) {
        List<String> order = new ArrayList<>(pieces);
        StringBuilder text = new StringBuilder(WHOLE + POST);
        while (text.length() < WHOLE) {
            order.forEach(piece -> text.append(piece).append('\n'));
            Collections.shuffle(order, random);
        }
        text.setLength(WHOLE);
        return text.toString();
    }

    @Override
    public String toString() {
        return source + ": " + shorts.size() + " short posts, " + posts.size() + " posts, " + whole.length()
                + " characters";
    }
}
