package io.communitykit.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.communitykit.core.InvalidValueException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lines of JSON objects, read strictly. The first bad one ends everything, named by its number with what was expected, before anything is
 * done with those before it.
 *
 * @param name how the input is called
 * @param lines what was read of each line that is not blank
 * @param <T> what a line says
 */
public record JsonLines<T>(String name, List<Line<T>> lines) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Copies the lines. */
    public JsonLines {
        lines = List.copyOf(lines);
    }

    /**
     * What one line says.
     *
     * @param number its number, from 1
     * @param value what it says
     * @param <T> of what type
     */
    public record Line<T>(int number, T value) {}

    /**
     * Reads all lines.
     *
     * @param file a path, or {@code -} for standard input
     * @param reading reads one line; asks for every field that may be there
     * @param <T> what a line says
     * @return the lines
     * @throws CommandFailure if the file cannot be read or a line is bad
     */
    public static <T> JsonLines<T> read(Path file, Function<JsonFields, T> reading) {
        String name = file.toString().equals(TextFiles.STANDARD_INPUT) ? "standard input" : file.toString();
        List<Line<T>> lines = new ArrayList<>();
        int number = 0;
        for (String text : TextFiles.withoutMark(TextFiles.read(file)).lines().toList()) {
            number++;
            if (!text.isBlank()) {
                lines.add(new Line<>(number, line(name, number, text, reading)));
            }
        }
        return new JsonLines<>(name, lines);
    }

    private static <T> T line(String name, int number, String text, Function<JsonFields, T> reading) {
        try {
            JsonFields fields = JsonFields.of(MAPPER.readTree(text), "");
            T value = reading.apply(fields);
            fields.end();
            return value;
        } catch (JsonProcessingException e) {
            throw bad(name, number, "it must be one JSON object: " + e.getOriginalMessage(), e);
        } catch (InvalidValueException e) {
            throw bad(name, number, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Does something with each line.
     *
     * @param doing may refuse by {@link InvalidValueException}
     * @throws CommandFailure if it refused, which names the line
     */
    public void each(Consumer<Line<T>> doing) {
        for (Line<T> line : lines) {
            try {
                doing.accept(line);
            } catch (InvalidValueException e) {
                throw bad(name, line.number(), String.valueOf(e.getMessage()), e);
            }
        }
    }

    private static CommandFailure bad(String name, int number, String fault, Exception cause) {
        return new CommandFailure(ExitCode.INPUT, Texts.printable(name + " line " + number + ": " + fault), cause);
    }
}
