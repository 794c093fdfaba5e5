package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.PatternGaps;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.Validity;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordFit;
import io.communitykit.risk.word.WordPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Terms, categories and spans as they stand in an image. What terms say stands in columns, which are read at a stretch. No two records are
 * compared while reading: the first comparison in a process takes longer than the reading of ten thousand terms.
 */
final class TermsImage {

    private static final List<Level> LEVELS = List.of(Level.values());
    private static final List<WordFit> FITS = List.of(WordFit.values());
    private static final List<PatternGaps> GAPS = List.of(PatternGaps.values());

    private TermsImage() {}

    static void write(ImageWriter image, List<Term> terms, List<WordCategory> categories, List<String> allowed) {
        image.number(categories.size());
        categories.forEach(category -> image.text(category.value()));
        Map<Validity, Integer> validities = new LinkedHashMap<>();
        terms.forEach(term -> validities.putIfAbsent(term.validity(), validities.size()));
        image.number(validities.size());
        for (Validity validity : validities.keySet()) {
            write(image, validity.from());
            write(image, validity.until());
        }
        writeTerms(image, terms, categories, validities);
        image.number(allowed.size());
        allowed.forEach(image::text);
    }

    private static void writeTerms(
            ImageWriter image, List<Term> terms, List<WordCategory> categories, Map<Validity, Integer> validities) {
        int[] names = new int[terms.size()];
        int[] notes = new int[names.length];
        int[] when = new int[names.length];
        byte[] kinds = new byte[names.length];
        byte[] levels = new byte[names.length];
        byte[] shapes = new byte[names.length];
        int[] patterns = new int[names.length];
        int found = 0;
        for (int i = 0; i < names.length; i++) {
            Term term = terms.get(i);
            names[i] = image.textNumber(term.name());
            notes[i] = image.textNumber(term.note());
            when[i] = validities.getOrDefault(term.validity(), -1);
            kinds[i] = (byte) categories.indexOf(term.category());
            levels[i] = (byte) LEVELS.indexOf(term.level());
            if (term instanceof Word word) {
                shapes[i] = (byte) FITS.indexOf(word.fit());
            } else if (term instanceof WordPattern pattern) {
                shapes[i] = (byte) (FITS.size() + GAPS.indexOf(pattern.gaps()));
                patterns[found++] = image.textNumber(pattern.pattern());
            }
        }
        image.ints(names);
        image.ints(notes);
        image.ints(when);
        image.bytes(kinds);
        image.bytes(levels);
        image.bytes(shapes);
        image.ints(Arrays.copyOf(patterns, found));
    }

    private static void write(ImageWriter image, Optional<Instant> instant) {
        image.number(instant.isPresent() ? 1 : 0);
        if (instant.isPresent()) {
            Instant at = instant.get();
            image.longNumber(at.getEpochSecond());
            image.number(at.getNano());
        }
    }

    static List<WordCategory> categories(ImageReader image) {
        List<WordCategory> categories = new ArrayList<>();
        for (int left = image.count(Integer.BYTES); left > 0; left--) {
            categories.add(new WordCategory(image.text()));
        }
        return List.copyOf(categories);
    }

    static List<Term> terms(ImageReader image, List<WordCategory> categories) {
        List<Validity> validities = new ArrayList<>();
        for (int left = image.count(2 * Integer.BYTES); left > 0; left--) {
            Optional<Instant> from = instant(image);
            Optional<Instant> until = instant(image);
            boolean always = from.isEmpty() && until.isEmpty();
            validities.add(always ? Validity.ALWAYS : new Validity(from, until));
        }
        Columns columns = new Columns(image, categories, validities);
        List<Term> terms = new ArrayList<>(columns.names.length);
        for (int i = 0; i < columns.names.length; i++) {
            terms.add(columns.term(i));
        }
        return List.copyOf(terms);
    }

    /** What terms say, by their order. */
    private static final class Columns {
        private final ImageReader image;
        private final List<WordCategory> categories;
        private final List<Validity> validities;
        private final int[] names;
        private final int[] notes;
        private final int[] when;
        private final byte[] kinds;
        private final byte[] levels;
        private final byte[] shapes;
        private final int[] patterns;
        private int found;

        Columns(ImageReader image, List<WordCategory> categories, List<Validity> validities) {
            this.image = image;
            this.categories = categories;
            this.validities = validities;
            names = image.ints();
            notes = image.ints();
            when = image.ints();
            kinds = image.bytes();
            levels = image.bytes();
            shapes = image.bytes();
            patterns = image.ints();
        }

        Term term(int i) {
            String name = image.text(names[i]);
            String note = image.text(notes[i]);
            WordCategory category = categories.get(kinds[i]);
            Level level = LEVELS.get(levels[i]);
            Validity validity = validities.get(when[i]);
            int shape = shapes[i];
            if (shape < FITS.size()) {
                return new Word(name, category, level, FITS.get(shape), note, validity);
            }
            String pattern = image.text(patterns[found++]);
            return new WordPattern(name, pattern, category, level, GAPS.get(shape - FITS.size()), note, validity);
        }
    }

    static List<String> allowed(ImageReader image) {
        List<String> allowed = new ArrayList<>();
        for (int left = image.count(Integer.BYTES); left > 0; left--) {
            allowed.add(image.text());
        }
        return List.copyOf(allowed);
    }

    private static Optional<Instant> instant(ImageReader image) {
        return image.number(2) == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(image.longNumber(), image.number()));
    }
}
