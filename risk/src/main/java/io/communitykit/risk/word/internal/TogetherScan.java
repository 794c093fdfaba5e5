package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.HitOutcome;

/**
 * Scans a text for several layers and patterns at once: each finds all its places, each at its own pace, and a {@link HitBuffer} chooses among
 * them in the order of the text. Used for one scan after another, so that none makes garbage. Not safe for many threads.
 */
final class TogetherScan implements HitSink {

    private final Engine engine;
    private final Scratch scratch;
    private final Window window;
    private final HitBuffer buffer;
    private final PatternSet patterns;
    private final PatternSink patternHits = new PatternSink() {
        @Override
        public void hit(int start, int end, int pattern) {
            pattern(start, end, pattern);
        }
    };

    private Gate gate;
    /** Whose turn it is: the number of a layer, or behind them the patterns. */
    private int source;

    TogetherScan(Engine engine, Scratch scratch, Gate gate) {
        this.engine = engine;
        this.scratch = scratch;
        this.gate = gate;
        this.window = scratch.window;
        this.patterns = engine.patterns();
        this.buffer = new HitBuffer(engine.layers().length + 1);
    }

    /** Scans the text that the scratch holds. */
    void run(Scanning how) {
        Layer[] layers = engine.layers();
        gate = how.gate();
        buffer.clear();
        patternHits.restart();
        for (int i = 0; i < layers.length; i++) {
            scratch.scans[i].reset(layers[i], gate, true, how.traced(), buffer.allowances(i));
            scratch.holds[i] = 0;
        }
        scratch.holds[layers.length] = 0;
        int hold = 0;
        long base = 0;
        while (true) {
            window.fill(hold, scratch.source);
            patternHits.slide((int) (window.base - base));
            base = window.base;
            long decided = step(layers.length);
            if (!buffer.drain(decided, how.overlapping(), how.traced(), window, scratch) || window.done) {
                return;
            }
            window.open();
            hold = (int) (buffer.first(decided) - window.base);
        }
    }

    // Lets each scan the window from where it holds on; says up to where all is decided.
    private long step(int layers) {
        int end = window.end;
        long decided = Long.MAX_VALUE;
        for (int i = 0; i < layers; i++) {
            source = i;
            window.from = (int) (scratch.holds[i] - window.base);
            int hold = scratch.scans[i].scan(this);
            scratch.holds[i] = window.base + hold;
            decided = Math.min(decided, scratch.holds[i]);
        }
        source = layers;
        if (patterns.size() > 0) {
            int from = (int) (scratch.holds[layers] - window.base);
            int hold = patterns.scan(window.text, from, end, window.last, patternHits);
            scratch.holds[layers] = window.base + hold;
            decided = Math.min(decided, scratch.holds[layers]);
        }
        return window.done ? Long.MAX_VALUE : decided;
    }

    @Override
    public boolean found(int start, int end, int entry, HitOutcome outcome) {
        buffer.add(source, window.base + start, window.base + end, entry, outcome);
        return true;
    }

    private void pattern(int start, int end, int pattern) {
        int entry = engine.firstPattern() + pattern;
        HitOutcome outcome = HitOutcome.HIT;
        if (!gate.counts(engine.layers()[0].entries(), entry)) {
            outcome = HitOutcome.NOT_ASKED;
        } else if (scratch.scans[0].sparedAt(start, end)) {
            outcome = HitOutcome.ALLOWED;
        }
        buffer.add(source, window.base + start, window.base + end, entry, outcome);
    }
}
