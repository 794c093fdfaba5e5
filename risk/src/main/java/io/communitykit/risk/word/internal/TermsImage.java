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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Terms, categories and spans as they stand in an image. */
final class TermsImage {

    private static final List<Level> LEVELS = List.of(Level.values());
    private static final List<WordFit> FITS = List.of(WordFit.values());
    private static final List<PatternGaps> GAPS = List.of(PatternGaps.values());
    /** Numbers that a term takes at least. */
    private static final int TERM_BYTES = 6 * Integer.BYTES;

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
        image.number(terms.size());
        for (Term term : terms) {
            image.text(term.name());
            image.number(categories.indexOf(term.category()));
            image.number(LEVELS.indexOf(term.level()));
            image.text(term.note());
            image.number(validities.getOrDefault(term.validity(), -1));
            if (term instanceof Word word) {
                image.number(FITS.indexOf(word.fit()));
            } else if (term instanceof WordPattern pattern) {
                image.number(FITS.size() + GAPS.indexOf(pattern.gaps()));
                image.text(pattern.pattern());
            }
        }
        image.number(allowed.size());
        allowed.forEach(image::text);
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
            validities.add(new Validity(instant(image), instant(image)));
        }
        int count = image.count(TERM_BYTES);
        List<Term> terms = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = image.text();
            WordCategory category = categories.get(image.number());
            Level level = LEVELS.get(image.number());
            String note = image.text();
            Validity validity = validities.get(image.number());
            validity = validity.equals(Validity.ALWAYS) ? Validity.ALWAYS : validity;
            int shape = image.number();
            terms.add(
                    shape < FITS.size()
                            ? new Word(name, category, level, FITS.get(shape), note, validity)
                            : new WordPattern(
                                    name,
                                    image.text(),
                                    category,
                                    level,
                                    GAPS.get(shape - FITS.size()),
                                    note,
                                    validity));
        }
        return List.copyOf(terms);
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
