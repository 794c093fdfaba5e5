package io.communitykit.examples.history;

import io.communitykit.core.event.BadLines;
import io.communitykit.core.event.EventReader;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The history in CloudEvents JSON lines: one file, or all {@code .jsonl} and {@code .ndjson} files of a folder by name.
 * Facts are told as they stand in the files; nothing is sorted, so files may have any size.
 */
public final class CloudEventsHistory implements History {

    private final List<Path> files;
    private final OptionalLong size;

    private CloudEventsHistory(List<Path> files, OptionalLong size) {
        this.files = files;
        this.size = size;
    }

    /**
     * Takes one file of which the number of events is known.
     *
     * @param file the file
     * @param size how many events it holds; for showing progress only
     * @return the history
     */
    public static CloudEventsHistory of(Path file, long size) {
        return new CloudEventsHistory(List.of(file), OptionalLong.of(size));
    }

    /**
     * Finds the files.
     *
     * @param input a file, or a folder with at least one
     * @throws CommandFailure if there is none
     */
    public static CloudEventsHistory at(Path input) {
        if (!Files.isDirectory(input)) {
            return new CloudEventsHistory(List.of(input), OptionalLong.empty());
        }
        try (Stream<Path> entries = Files.list(input)) {
            List<Path> files =
                    entries.filter(CloudEventsHistory::holdsEvents).sorted().toList();
            if (files.isEmpty()) {
                throw new CommandFailure(ExitCode.INPUT, "no .jsonl or .ndjson file in " + input, null);
            }
            return new CloudEventsHistory(files, OptionalLong.empty());
        } catch (IOException e) {
            throw CommandFailure.unreadable(input, e);
        }
    }

    @Override
    public OptionalLong size() {
        return size;
    }

    @Override
    public void tell(Listener listener) {
        files.forEach(file -> tell(file, listener));
    }

    private static void tell(Path file, Listener listener) {
        String name = file.getFileName().toString();
        try (EventReader reader = EventReader.builder(Files.newInputStream(file))
                .onBadLine(BadLines.REPORT)
                .build()) {
            reader.forEach(listener::event, bad -> listener.bad(new BadLine(name, bad.number(), bad.reason())));
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    private static boolean holdsEvents(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }
}
