package io.communitykit.core.event;

import io.communitykit.core.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads events from JSON lines: UTF-8, one CloudEvents 1.0 event in structured form a line. A file may have any size;
 * the reader keeps one line and a buffer of 64 KiB.
 *
 * <p>{@code id}, {@code source}, {@code type}, {@code subject} and {@code time} map by name; {@code actor} and
 * {@code beneficiary} are extension attributes with a member id; {@code data} is an object of attributes:
 *
 * <table>
 * <caption>JSON and attribute values</caption>
 * <tr><th>JSON</th><th>value</th></tr>
 * <tr><td>string</td><td>{@link AttributeValue.Text}</td></tr>
 * <tr><td>number without fraction and exponent</td><td>{@link AttributeValue.Whole}, within 64 bits</td></tr>
 * <tr><td>any other number</td><td>{@link AttributeValue.Decimal}, exact</td></tr>
 * <tr><td>true, false</td><td>{@link AttributeValue.Bool}</td></tr>
 * <tr><td>{@code {"amount":"39.00","currency":"CNY"}}</td><td>{@link AttributeValue.Amount}</td></tr>
 * <tr><td>array of the above</td><td>{@link AttributeValue.ListOf}</td></tr>
 * </table>
 *
 * <p>{@code time} is RFC 3339 with any offset, cut to microseconds. {@code dataschema} and extension attributes with
 * other names are allowed and ignored. A byte order mark at the start, CR LF and a last line without end are accepted;
 * blank lines are skipped. Everything else makes a bad line, above all: a missing {@code time}, a name that comes
 * twice, {@code null} within {@code data}, U+0000, malformed UTF-8, a lone surrogate, {@code data_base64}, text behind the object, and a
 * line longer than allowed. A bad line never affects the lines that follow.
 *
 * <p>Not safe for many threads. Does not check whether an event was read before.
 */
public final class EventReader implements AutoCloseable {

    private final InputStream in;
    private final LineSource lines;
    private final EventParser parser;
    private final BadLines badLines;
    private final int maxLineBytes;

    private EventReader(Builder builder) {
        this.in = builder.in;
        this.badLines = builder.badLines;
        this.maxLineBytes = builder.maxLineBytes;
        this.lines = new LineSource(in, maxLineBytes);
        this.parser = new EventParser();
    }

    /**
     * Starts from what is read.
     *
     * @param in JSON lines; needs no buffer of its own; closed with the reader
     * @return a builder; not safe for many threads
     */
    public static Builder builder(InputStream in) {
        return new Builder(in);
    }

    /**
     * Reads the next line that is not blank.
     *
     * @return the line, or empty at the end
     * @throws InvalidEventException if the line is bad and the reader was built with {@link BadLines#STOP}; the call
     *     after it goes on behind that line
     * @throws UncheckedIOException if reading fails
     */
    public Optional<EventLine> next() {
        try {
            while (lines.next()) {
                int first = firstNonBlank();
                if (lines.overlong() || first < lines.end()) {
                    return Optional.of(line(first));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading failed after line " + lines.number(), e);
        }
    }

    /**
     * Reads all lines that are left.
     *
     * @param events given every event, in order
     * @param bad given every bad line, in order; never called with {@link BadLines#STOP}
     * @return how many events there were
     * @throws InvalidEventException as {@link #next()}
     * @throws UncheckedIOException if reading fails
     */
    public long forEach(Consumer<CommunityEvent> events, Consumer<EventLine.Bad> bad) {
        long count = 0;
        for (Optional<EventLine> line = next(); line.isPresent(); line = next()) {
            if (line.get() instanceof EventLine.Event event) {
                events.accept(event.event());
                count++;
            } else if (line.get() instanceof EventLine.Bad fault) {
                bad.accept(fault);
            }
        }
        return count;
    }

    private int firstNonBlank() {
        int index = lines.start();
        while (index < lines.end() && isBlank(lines.bytes()[index])) {
            index++;
        }
        return index;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private EventLine line(int first) {
        try {
            if (lines.overlong()) {
                throw new BadLineException("longer than the " + maxLineBytes + " bytes allowed");
            }
            return new EventLine.Event(lines.number(), parser.parse(lines.bytes(), first, lines.end() - first));
        } catch (BadLineException e) {
            EventLine.Bad bad = new EventLine.Bad(lines.number(), e.reason());
            if (badLines == BadLines.STOP) {
                throw new InvalidEventException(bad);
            }
            return bad;
        }
    }

    /**
     * Closes the stream.
     *
     * @throws UncheckedIOException if that fails
     */
    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing failed after line " + lines.number(), e);
        }
    }

    /** Collects the options of a reader. Not safe for many threads. */
    public static final class Builder {

        private static final int DEFAULT_MAX_LINE_BYTES = 1 << 20;
        private static final int GREATEST_MAX_LINE_BYTES = 1 << 28;

        private final InputStream in;
        private BadLines badLines = BadLines.STOP;
        private int maxLineBytes = DEFAULT_MAX_LINE_BYTES;

        private Builder(InputStream in) {
            this.in = in;
        }

        /**
         * Says what to do with a bad line; without it the reader stops.
         *
         * @param choice stop or report
         * @return this builder
         */
        public Builder onBadLine(BadLines choice) {
            this.badLines = choice;
            return this;
        }

        /**
         * Sets how long a line may be; without it 1 MiB. Bounds the memory that the reader takes.
         *
         * @param bytes length without the line's end, 1 to 268,435,456
         * @return this builder
         * @throws InvalidValueException outside that range
         */
        public Builder maxLineBytes(int bytes) {
            if (bytes < 1 || bytes > GREATEST_MAX_LINE_BYTES) {
                throw InvalidValueException.of("maxLineBytes", "1 to " + GREATEST_MAX_LINE_BYTES, bytes);
            }
            this.maxLineBytes = bytes;
            return this;
        }

        /**
         * Makes the reader. Nothing is read before the first line is asked for.
         *
         * @return a reader at the start of the stream
         */
        public EventReader build() {
            return new EventReader(this);
        }
    }
}
