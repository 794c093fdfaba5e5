package io.communitykit.examples.segments;

import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.history.History.BadLine;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads profiles from JSON lines, one member a line, UTF-8; blank lines are skipped. Memory: one line of at most 16 MiB. Used
 * once.
 */
final class ProfileLines {

    private static final int MAX_BYTES = 16 << 20;
    private static final int FAULTS_SHOWN = 3;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final ProfileParser parser;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;
    private boolean overlong;

    ProfileLines(Path file, SegmentProgram program) {
        this.file = file;
        this.parser = new ProfileParser(program);
    }

    /** Hears every profile, and every line that holds none. */
    void forEach(Consumer<Profile> profiles, Consumer<BadLine> bad) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            while (next(in)) {
                number++;
                Violations faults = new Violations();
                Optional<String> text = text(faults);
                if (text.filter(String::isBlank).isPresent()) {
                    continue;
                }
                Optional<Profile> profile = text.flatMap(it -> parser.parse(it, faults));
                if (profile.isPresent() && faults.isEmpty()) {
                    profiles.accept(profile.get());
                } else {
                    bad.accept(bad(words(faults.list())));
                }
            }
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    /** A fault of the line that was read last. */
    BadLine bad(String reason) {
        return new BadLine(String.valueOf(file.getFileName()), number, reason);
    }

    private static String words(List<Violation> faults) {
        String first =
                faults.stream().limit(FAULTS_SHOWN).map(Violation::toString).collect(Collectors.joining("; "));
        int more = faults.size() - FAULTS_SHOWN;
        return more > 0 ? first + " (and " + more + " more)" : first;
    }

    /** Keeps the next line; false at the end. Of a line that is too long the rest is dropped. */
    private boolean next(InputStream in) throws IOException {
        line.reset();
        overlong = false;
        int first = in.read();
        for (int b = first; b >= 0 && b != '\n'; b = in.read()) {
            overlong |= line.size() == MAX_BYTES;
            if (!overlong) {
                line.write(b);
            }
        }
        return first >= 0;
    }

    private Optional<String> text(Violations faults) {
        if (overlong) {
            faults.add(new Violation("", "at most " + MAX_BYTES + " bytes a line", "more", Optional.empty()));
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return Optional.of(number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            faults.add(new Violation("", "UTF-8", "malformed bytes", Optional.empty()));
            return Optional.empty();
        }
    }
}
