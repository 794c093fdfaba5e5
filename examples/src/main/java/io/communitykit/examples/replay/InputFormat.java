package io.communitykit.examples.replay;

import io.communitykit.core.id.EventSource;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.history.CloudEventsHistory;
import io.communitykit.examples.history.History;
import io.communitykit.examples.stackexchange.StackExchangeHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** The forms of histories that can be replayed. A new one is added here. */
public enum InputFormat {
    /** CloudEvents 1.0, one event a line. */
    CLOUDEVENTS("cloudevents", "demo-shop") {
        @Override
        public History open(Path input, EventSource source, Console console) {
            return CloudEventsHistory.at(input);
        }
    },
    /** The XML files of a Stack Exchange data dump. */
    STACKEXCHANGE("stackexchange", "stack-exchange") {
        @Override
        public History open(Path input, EventSource source, Console console) {
            if (!Files.isDirectory(input)) {
                throw CommandFailure.unreadable(input, new NotDirectoryException(input.toString()));
            }
            return StackExchangeHistory.read(input, source, console);
        }
    };

    private final String text;
    private final String program;

    InputFormat(String text, String program) {
        this.text = text;
        this.program = program;
    }

    /** The format that an input looks like. */
    public static InputFormat of(Path input) {
        if (!Files.exists(input)) {
            IOException missing = new NoSuchFileException(input.toString());
            throw CommandFailure.unreadable(input, missing);
        }
        return Files.exists(input.resolve("Users.xml")) ? STACKEXCHANGE : CLOUDEVENTS;
    }

    /** Opens the history there. */
    public abstract History open(Path input, EventSource source, Console console);

    /** The program that the jar carries for histories of this form. */
    public String program() {
        return program;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return text;
    }
}
