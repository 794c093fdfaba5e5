package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.HitVisitor;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.spi.WordBoundaries;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Scans texts for everything that a dictionary holds: the words in one automaton, those that the folding would leave nothing of in a second one,
 * as they are written, and the patterns.
 *
 * <p>A text goes through a sliding {@link Window}, so that a stream of any length takes the same few kilobytes. What a scan writes to is kept in a
 * few slots that threads share without waiting, so that a scan makes no garbage. Immutable but for those slots; safe for many threads.
 */
public final class Engine {

    private static final int SLOTS = 16;
    // Up to here, most texts are clean; where there is a hit, looking first costs more than it saves.
    private static final int SHORT = 256;

    private final List<Term> terms;
    private final List<WordCategory> categories;
    private final List<String> allowed;
    private final Folding folding;
    private final Layer[] layers;
    private final PatternSet patterns;
    private final int firstPattern;
    private final CodePointFolds folds;
    private final CodePointFolds shown;
    private final EvasionFinder evasionFinder;
    private final AtomicReferenceArray<@Nullable Scratch> pool = new AtomicReferenceArray<>(SLOTS);

    Engine(
            List<Term> terms,
            List<WordCategory> categories,
            List<String> allowed,
            Layer[] layers,
            PatternSet patterns,
            CodePointFolds folds) {
        this.terms = terms;
        this.categories = categories;
        this.allowed = allowed;
        this.folding = folds.folding();
        this.layers = layers;
        this.patterns = patterns;
        this.firstPattern = terms.size() - patterns.size();
        this.folds = folds;
        this.shown = CodePointFolds.of(CodePointFolds.shown(folding));
        this.evasionFinder = new EvasionFinder(folds);
    }

    /**
     * The terms by number: words, then patterns.
     *
     * @return an unmodifiable list
     */
    public List<Term> terms() {
        return terms;
    }

    /**
     * The categories by number.
     *
     * @return an unmodifiable list
     */
    public List<WordCategory> categories() {
        return categories;
    }

    /**
     * The spans to be let pass, in the order in which they were added.
     *
     * @return an unmodifiable list
     */
    public List<String> allowed() {
        return allowed;
    }

    /**
     * What is seen through.
     *
     * @return the folding
     */
    public Folding folding() {
        return folding;
    }

    Layer[] layers() {
        return layers;
    }

    CodePointFolds folds() {
        return folds;
    }

    CodePointFolds shown() {
        return shown;
    }

    PatternSet patterns() {
        return patterns;
    }

    /**
     * What counts, as a scan asks it.
     *
     * @param rules the rules of a host
     * @return the gate
     */
    public Gate gate(MatchRules rules) {
        long bits = rules.categories().isEmpty() ? -1L : 0;
        for (WordCategory category : rules.categories()) {
            int number = categories.indexOf(category);
            bits |= number < 0 ? 0 : 1L << number;
        }
        return new Gate(
                terms,
                bits,
                rules.lowest(),
                rules.at().orElse(null),
                rules.boundaries(),
                EngineBuilder.spared(this, rules.allowed()));
    }

    /**
     * Scans a text.
     *
     * @param text the text
     * @param how what counts
     * @param sink takes what is found, in the order of the text
     */
    public void scan(CharSequence text, Scanning how, FoundSink sink) {
        Scratch scratch = take(how.gate());
        boolean shown = fits(text, how);
        if (shown && scratch.scans[0].clean(layers[0], text)) {
            giveClean(scratch);
            return;
        }
        scratch.sink(sink);
        if (shown) {
            goOn(scratch, how);
        } else {
            run(scratch, text, how);
        }
    }

    /**
     * Scans a text without garbage.
     *
     * @param text the text
     * @param how what counts; not traced
     * @param visitor takes the hits
     * @return whether there was any
     */
    public boolean scan(CharSequence text, Scanning how, HitVisitor visitor) {
        Scratch scratch = take(how.gate());
        boolean shown = fits(text, how);
        if (shown && scratch.scans[0].clean(layers[0], text)) {
            giveClean(scratch);
            return false;
        }
        scratch.visitor(visitor);
        return shown ? goOn(scratch, how) : run(scratch, text, how);
    }

    /**
     * Scans a text as it is read.
     *
     * @param text read to its end unless the sink has enough; closing it is the caller's
     * @param how what counts
     * @param visitor takes the hits
     * @throws java.io.UncheckedIOException if reading fails
     */
    public void scan(Reader text, Scanning how, HitVisitor visitor) {
        Scratch scratch = take(how.gate());
        scratch.source.set(text);
        scratch.visitor(visitor);
        run(scratch, how);
    }

    /**
     * Looks for the spans to be let pass, those of the dictionary and those of the call.
     *
     * @param text the text
     * @param gate whose spans
     * @param visitor takes the places, in no order; each may come more than once
     */
    public void allowances(CharSequence text, Gate gate, SpanVisitor visitor) {
        if (gate.spared().isEmpty() && Arrays.stream(layers).noneMatch(Layer::allows)) {
            return;
        }
        Gate shut = new Gate(terms, 0, gate.lowest(), null, WordBoundaries.NONE, gate.spared());
        Scratch scratch = take(shut);
        for (int i = 0; i < layers.length; i++) {
            LayerScan scan = scratch.scans[i];
            Spans spans = new Spans();
            scratch.window.clear();
            scratch.source.set(text);
            scan.reset(layers[i], shut, true, false, spans);
            slide(scratch, scan, (start, end, entry, outcome) -> true, () -> scan.visitSpared(visitor));
            spans.visit(visitor);
        }
        give(scratch);
    }

    // Whether one look at the text may be enough: where it shows nothing, no reference was written, which a collector
    // would follow.
    private boolean fits(CharSequence text, Scanning how) {
        return single() && text.length() <= SHORT && how.gate().spared().isEmpty();
    }

    private boolean single() {
        return layers.length == 1 && patterns.size() == 0;
    }

    private boolean goOn(Scratch scratch, Scanning how) {
        LayerScan scan = scratch.scans[0];
        scan.reset(layers[0], how.gate(), how.overlapping(), how.traced(), null);
        scan.judge(scratch);
        boolean any = scratch.any();
        give(scratch);
        return any;
    }

    private boolean run(Scratch scratch, CharSequence text, Scanning how) {
        scratch.source.set(text);
        return run(scratch, how);
    }

    // Whether anything was found. A scan that throws keeps its scratch: nobody else gets it.
    private boolean run(Scratch scratch, Scanning how) {
        if (single()) {
            LayerScan scan = scratch.scans[0];
            scan.reset(layers[0], how.gate(), how.overlapping(), how.traced(), null);
            slide(scratch, scan, scratch, () -> {});
        } else {
            scratch.together(how.gate()).run(how);
        }
        boolean any = scratch.any();
        give(scratch);
        return any;
    }

    private static void slide(Scratch scratch, LayerScan scan, HitSink sink, Runnable scanned) {
        Window window = scratch.window;
        int hold = 0;
        while (hold >= 0) {
            window.fill(hold, scratch.source);
            hold = scan.scan(sink);
            scanned.run();
            if (window.done) {
                return;
            }
            window.open();
        }
    }

    private Scratch take(Gate gate) {
        int slot = slot();
        Scratch kept = pool.getAndSet(slot, null);
        return kept == null ? new Scratch(this, gate) : kept;
    }

    private void give(Scratch scratch) {
        scratch.forget();
        keep(scratch);
    }

    private void giveClean(Scratch scratch) {
        scratch.window.clear();
        keep(scratch);
    }

    private void keep(Scratch scratch) {
        if (scratch.modest()) {
            pool.setRelease(slot(), scratch);
        }
    }

    @SuppressWarnings("deprecation") // The id of a thread may be overridden; any number will do.
    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }

    long evasions(String hit, char[] text, int start, int end, int entry) {
        return entry < firstPattern
                ? evasionFinder.find(hit, ((Word) terms.get(entry)).text())
                : patterns.evasions(text, start, end, entry - firstPattern);
    }

    int firstPattern() {
        return firstPattern;
    }

    /**
     * Bytes of the automatons on the heap, without object headers and the words' own texts and notes.
     *
     * @return an estimate from the lengths of the arrays
     */
    public long bytes() {
        long bytes = 0;
        for (Layer layer : layers) {
            bytes += layer.bytes();
        }
        return bytes;
    }
}
