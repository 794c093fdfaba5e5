package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.HitOutcome;
import io.communitykit.risk.word.HitVisitor;
import org.jspecify.annotations.Nullable;

/** What one scan needs to write to. Not safe for many threads; kept by the {@link Engine} and used again. */
final class Scratch implements HitSink {

    private static final FoundSink NOBODY = place -> true;
    private static final HitVisitor NO_VISITOR = (start, end, term) -> true;
    private static final int LARGEST_KEPT = 1 << 17;

    final Window window = new Window();
    final TextSource source = new TextSource();
    final Found found;
    final LayerScan[] scans;
    /** Where each layer, and then the patterns, go on, in the whole text. */
    final long[] holds;

    private final Engine engine;
    private @Nullable TogetherScan together;
    private FoundSink sink = NOBODY;
    private HitVisitor visitor = NO_VISITOR;
    private boolean visited;
    private boolean any;

    Scratch(Engine engine, Gate gate) {
        this.engine = engine;
        found = new Found(engine, window);
        Layer[] layers = engine.layers();
        scans = new LayerScan[layers.length];
        holds = new long[layers.length + 1];
        for (int i = 0; i < layers.length; i++) {
            scans[i] = new LayerScan(layers[i], gate, window, engine.shown());
        }
    }

    /** The scan for several layers and patterns. */
    TogetherScan together(Gate gate) {
        TogetherScan there = together;
        if (there == null) {
            there = new TogetherScan(engine, this, gate);
            together = there;
        }
        return there;
    }

    void sink(FoundSink newSink) {
        sink = newSink;
        visited = false;
        any = false;
    }

    void visitor(HitVisitor newVisitor) {
        visitor = newVisitor;
        visited = true;
        any = false;
    }

    /** Whether anything was found since the sink was set. */
    boolean any() {
        return any;
    }

    @Override
    public boolean found(int start, int end, int entry, HitOutcome outcome) {
        any = true;
        if (visited) {
            return visitor.hit(window.base + start, window.base + end, entry);
        }
        found.set(start, end, entry, outcome);
        return sink.found(found);
    }

    /** Whether it is small enough to be kept. */
    boolean modest() {
        return window.text.length <= LARGEST_KEPT && window.units.length <= LARGEST_KEPT;
    }

    void forget() {
        source.forget();
        window.clear();
        sink = NOBODY;
        visitor = NO_VISITOR;
    }
}
