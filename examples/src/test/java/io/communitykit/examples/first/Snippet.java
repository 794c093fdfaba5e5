package io.communitykit.examples.first;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that a page of {@code membership} shows and that this module compiles.
 *
 * @param page the page's file name
 * @param program the class that holds it between two marks
 */
record Snippet(String page, Class<?> program) {

    /** The lines of the page's first block of Java. */
    List<String> shown() throws IOException {
        return Files.readString(Path.of("..", "membership", page))
                .lines()
                .dropWhile(line -> !line.equals("```java"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();
    }

    /** The lines between the marks, as far to the left as on the page. */
    List<String> compiled() throws IOException {
        return Files.readString(Path.of("src/main/java", program.getName().replace('.', '/') + ".java"))
                .lines()
                .dropWhile(line -> !line.contains("// begin"))
                .skip(1)
                .takeWhile(line -> !line.contains("// end"))
                .map(line -> line.isEmpty() ? line : line.substring(8))
                .toList();
    }
}
