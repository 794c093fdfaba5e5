package io.communitykit.examples.recommend;

import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.Texts;
import io.communitykit.recommend.candidate.model.FitProgress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says now and then how far a fit is: at most one line every two seconds, however many stages there are. */
final class FitProgressLines implements FitProgress {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Console console;
    private final LongSupplier nanoTime;
    private boolean silent = true;
    private long lastLine;

    FitProgressLines(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void at(String stage, int done, int of) {
        long now = nanoTime.getAsLong();
        if (silent || now - lastLine >= PAUSE_NANOS) {
            silent = false;
            lastLine = now;
            console.note("fitting: " + stage + " " + Texts.grouped(done) + " of " + Texts.grouped(of));
        }
    }
}
