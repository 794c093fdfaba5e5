package io.communitykit.testkit.server;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Starts something at the first call and keeps it; what failed to start is not started again for every test. */
final class Once<T> {

    private final Callable<T> start;
    private @Nullable T started;
    private @Nullable Throwable failure;

    Once(Callable<T> start) {
        this.start = start;
    }

    synchronized T get() {
        if (failure != null) {
            throw new IllegalStateException("did not start when it was first asked for", failure);
        }
        T found = started;
        if (found == null) {
            try {
                found = start.call();
            } catch (Exception | LinkageError e) {
                failure = e;
                throw new IllegalStateException("does not start", e);
            }
            started = found;
        }
        return found;
    }
}
