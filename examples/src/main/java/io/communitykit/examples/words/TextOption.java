package io.communitykit.examples.words;

import io.communitykit.examples.cli.TextFiles;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the text. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TextOption {

    @Option(
            names = "--text",
            required = true,
            paramLabel = "FILE",
            description = "The text, in UTF-8; - reads standard input.")
    private Path file;

    /** The whole text. */
    String read() {
        return TextFiles.read(file);
    }
}
