package io.communitykit.examples.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One line every ten seconds and one at the end, for logs and pipes. */
final class ProgressLines implements Progress {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final PrintWriter err;
    private final String what;
    private final LongSupplier nanoTime;
    private final long started;
    private long lastLine;
    private long done;

    ProgressLines(PrintWriter err, String what, LongSupplier nanoTime) {
        this.err = err;
        this.what = what;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.lastLine = started;
    }

    @Override
    public void step(long count) {
        done += count;
        if (nanoTime.getAsLong() - lastLine >= PAUSE_NANOS) {
            lastLine = nanoTime.getAsLong();
            print(" ...");
        }
    }

    @Override
    public void close() {
        print("");
    }

    private void print(String tail) {
        double seconds = (nanoTime.getAsLong() - started) / 1e9;
        err.println(what + ": " + Texts.grouped(done) + " in " + Texts.seconds(seconds) + " s" + tail);
        err.flush();
    }
}
