package io.communitykit.examples.cli;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A command cannot go on, for a reason that one line explains to the person who typed it. */
public final class CommandFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /**
     * Creates the failure.
     *
     * @param exitCode how the program ends
     * @param message one line: what, and what to do about it
     * @param cause what it came from; shown with {@code --verbose} only
     */
    public CommandFailure(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** A file or folder that cannot be read. */
    public static CommandFailure unreadable(Path path, Exception cause) {
        return new CommandFailure(ExitCode.INPUT, "cannot read " + path + ": " + reason(cause), cause);
    }

    /** A file or folder that cannot be written: a full disk, a missing right. */
    public static CommandFailure unwritable(Path path, Exception cause) {
        return new CommandFailure(ExitCode.OUTPUT, "cannot write " + path + ": " + reason(cause), cause);
    }

    /** How the program ends. */
    public ExitCode exitCode() {
        return exitCode;
    }

    private static String reason(Exception thrown) {
        Throwable cause = thrown.getCause() instanceof IOException inner ? inner : thrown;
        if (cause instanceof NoSuchFileException) {
            return "no such file or folder";
        } else if (cause instanceof AccessDeniedException) {
            return "permission denied";
        } else if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
            return "it is not a folder";
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
