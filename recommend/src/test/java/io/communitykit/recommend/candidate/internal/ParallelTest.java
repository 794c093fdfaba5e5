package io.communitykit.recommend.candidate.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work on several threads")
class ParallelTest {

    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Waits to be interrupted, and then has some more to do. */
    private void linger() {
        started.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 20_000_000; i++) {
            Thread.onSpinWait();
        }
        ended.set(true);
    }

    private void awaitStart() {
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("has ended on all of them when a failure of one is told")
    void failure() {
        IntConsumer work = number -> {
            if (number == 0) {
                awaitStart();
                throw new IllegalStateException("number 0");
            }
            linger();
        };
        AtomicInteger told = new AtomicInteger();
        FitOptions options = FitOptions.threads(2).telling((stage, done, of) -> told.incrementAndGet());

        // Whichever thread took number 0, the other is asked to stop once it has failed.
        assertThatThrownBy(() -> Parallel.each("test", 2, options, () -> work))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("number 0");

        assertThat(ended).isTrue();
        assertThat(told).hasValue(1);
    }

    @Test
    @DisplayName("has ended on all of them when the caller is interrupted, who stays interrupted")
    void interrupted() throws InterruptedException {
        AtomicReference<Thread> caller = new AtomicReference<>();
        AtomicBoolean endedFirst = new AtomicBoolean();
        AtomicBoolean stayed = new AtomicBoolean();
        IntConsumer work = number -> {
            if (number == 0) {
                Objects.requireNonNull(caller.get()).interrupt();
                linger();
            }
        };
        caller.set(new Thread(() -> {
            try {
                Parallel.each("test", 2, FitOptions.threads(2), () -> work);
            } catch (FitCancelledException e) {
                endedFirst.set(ended.get());
                stayed.set(Thread.currentThread().isInterrupted());
            }
        }));

        Objects.requireNonNull(caller.get()).start();
        caller.get().join();

        assertThat(endedFirst).isTrue();
        assertThat(stayed).isTrue();
    }
}
