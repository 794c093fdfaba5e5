package io.communitykit.examples.recommend;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.Usage;
import io.communitykit.recommend.candidate.model.FitOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a fit runs. */
final class RunOptions {

    private static final int MOST_THREADS = 256;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads work, 1 to 256 (default: one for each processor). The result is the same.")
    private @Nullable Integer threads;

    @Option(names = "--progress", description = "Says on standard error how far it is, also where that is no terminal.")
    private boolean progress;

    /**
     * The options of a fit.
     *
     * @throws CommandFailure if the number of threads is out of range
     */
    FitOptions options(Console console) {
        FitOptions options = Usage.checked(() -> FitOptions.threads(threads()));
        return progress || console.interactive()
                ? options.telling(new FitProgressLines(console, System::nanoTime))
                : options;
    }

    /** How many work. */
    int threads() {
        return threads == null ? Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()) : threads;
    }
}
