package io.communitykit.examples.recommend;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.cli.Usage;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.file.ModelFile;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A model that was fitted before, and how much it is asked for. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ModelOption {

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "A model that 'recommend fit' wrote.")
    private Path file;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many lines at most, 1 to 1000000 (default: ${DEFAULT-VALUE}).")
    private int limit;

    /**
     * Reads the model.
     *
     * @throws CommandFailure if the limit is out of range, or the file cannot be read
     */
    Model read() {
        if (limit < 1 || limit > Ranking.MOST) {
            throw new CommandFailure(ExitCode.USAGE, "--limit must be 1 to " + Ranking.MOST + ", got " + limit, null);
        }
        try {
            return ModelFile.read(file);
        } catch (StorageException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    /** How many lines at most. */
    int limit() {
        return limit;
    }

    /** An id that somebody typed. */
    static ItemId item(String typed) {
        return Usage.checked(() -> new ItemId(typed));
    }

    /**
     * The number of an item.
     *
     * @throws CommandFailure if the model does not know it
     */
    int number(Model model, ItemId item) {
        return model.items()
                .number(item)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.INPUT,
                        "no item " + Texts.printable(item.value()) + " is in " + file + ", which knows "
                                + Texts.grouped(model.items().size())
                                + ". Maybe it came later; fit the model again.",
                        null));
    }

    /** Writes a model. */
    static void write(Model model, Path file) {
        try {
            ModelFile.write(model, file);
        } catch (InvalidValueException | StorageException e) {
            throw CommandFailure.unwritable(file, e);
        }
    }
}
