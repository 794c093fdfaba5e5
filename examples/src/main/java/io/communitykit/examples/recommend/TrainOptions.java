package io.communitykit.examples.recommend;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.replay.BadLineChoice;
import io.communitykit.examples.replay.SkippedLines;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What members did. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TrainOptions {

    @Option(
            names = "--train",
            required = true,
            paramLabel = "FILE",
            description = "What members did, as text; may be packed with gzip.")
    private Path train;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description =
                    "How the files are written: ${COMPLETION-CANDIDATES}. Of adjacency a line is 'member item item ...', of triples"
                            + " 'member item [weight [more]]'; parted by tabs, spaces or commas.")
    private InteractionFormat format;

    @Option(
            names = "--on-bad-line",
            paramLabel = "CHOICE",
            defaultValue = "skip",
            description = "What to do with what cannot be read: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private BadLineChoice onBadLine;

    @Option(
            names = "--weights",
            paramLabel = "CHOICE",
            defaultValue = "equal",
            description =
                    "equal: each pair counts 1, however often it is there and whatever its weight. given: as the file says; of triples"
                            + " the weights of a pair that is there again add up (default: ${DEFAULT-VALUE}).")
    private WeightChoice weights;

    /**
     * Reads the train file.
     *
     * @throws CommandFailure if it cannot be read
     */
    InteractionFile train(Console console) {
        return read(train, console);
    }

    /** Where it is. */
    Path trainFile() {
        return train;
    }

    /**
     * Reads another file that is written in the same way.
     *
     * @throws CommandFailure if it cannot be read
     */
    InteractionFile read(Path file, Console console) {
        SkippedLines skipped = new SkippedLines(onBadLine, console);
        InteractionFile read = InteractionFile.read(file, format, skipped::add);
        skipped.end();
        return weights == WeightChoice.EQUAL ? read.withEqualWeights() : read;
    }
}
