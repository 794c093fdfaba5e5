package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.HitOutcome;

/** A place in a text, as a scan hands it out: one object for all of them. Not safe for many threads. */
public final class Found {

    private final Window window;
    private final Engine engine;
    private int start;
    private int end;
    private int entry;
    private HitOutcome outcome = HitOutcome.HIT;

    Found(Engine engine, Window window) {
        this.engine = engine;
        this.window = window;
    }

    void set(int newStart, int newEnd, int newEntry, HitOutcome newOutcome) {
        start = newStart;
        end = newEnd;
        entry = newEntry;
        outcome = newOutcome;
    }

    /**
     * Where it starts in the whole text.
     *
     * @return index of the first UTF-16 code unit
     */
    public long start() {
        return window.base + start;
    }

    /**
     * Where it ends.
     *
     * @return index after the last UTF-16 code unit
     */
    public long end() {
        return window.base + end;
    }

    /**
     * What was found.
     *
     * @return the number of the term
     */
    public int entry() {
        return entry;
    }

    /**
     * What became of it.
     *
     * @return the outcome
     */
    public HitOutcome outcome() {
        return outcome;
    }

    /**
     * The original text of the place.
     *
     * @return a copy
     */
    public String text() {
        return new String(window.text, start, end - start);
    }

    /**
     * The tricks that were seen through.
     *
     * @param text what {@link #text} gave
     * @return bits by ordinal
     */
    public long evasions(String text) {
        return engine.evasions(text, window.text, start, end, entry);
    }
}
