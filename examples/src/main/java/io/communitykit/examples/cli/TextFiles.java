package io.communitykit.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads whole files as UTF-8, strictly. A byte order mark stays what it is: the first character. */
public final class TextFiles {

    /** The name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int MOST_BYTES = 1 << 29;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFiles() {}

    /**
     * Reads a file, or standard input.
     *
     * @param name a path, or {@value #STANDARD_INPUT}
     * @return its text
     * @throws CommandFailure if it cannot be read, is no UTF-8, or has more than 512 MiB
     */
    public static String read(Path name) {
        return name.toString().equals(STANDARD_INPUT) ? standardInput() : file(name);
    }

    /** The text without the byte order mark that it may begin with. */
    public static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return decode(in.readNBytes(MOST_BYTES + 1), file.toString());
        } catch (IOException e) {
            throw Files.isDirectory(file)
                    ? new CommandFailure(ExitCode.INPUT, "cannot read " + file + ": it is a folder", e)
                    : CommandFailure.unreadable(file, e);
        }
    }

    private static String standardInput() {
        try {
            return decode(System.in.readNBytes(MOST_BYTES + 1), "standard input");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT, "cannot read standard input: " + e.getMessage(), e);
        }
    }

    private static String decode(byte[] bytes, String name) {
        if (bytes.length > MOST_BYTES) {
            throw new CommandFailure(
                    ExitCode.INPUT, name + " has more than " + Texts.grouped(MOST_BYTES) + " bytes", null);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, text, true);
        if (result.isError()) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    String.format(
                            Locale.ROOT,
                            "%s is no UTF-8 text: byte %d (0x%02X) fits no character. Maybe it is binary, or in another encoding"
                                    + " such as GB18030",
                            name,
                            in.position(),
                            bytes[in.position()]),
                    null);
        }
        return text.flip().toString();
    }
}
