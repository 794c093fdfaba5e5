package io.communitykit.examples.first;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README's program")
class FirstStepsTest {

    private static final Path ROOT = Path.of("..");

    @Test
    @DisplayName("earns 39 points for an order of 39.90 that is told twice")
    void counts_an_order_once() throws IOException {
        String policy = block(readme(), "json");

        assertThat(FirstSteps.run(policy, new byte[32])).isEqualTo(39);
    }

    @Test
    @DisplayName("is shown as it is compiled")
    void is_shown_as_it_is_compiled() throws IOException {
        List<String> compiled = source().lines()
                .dropWhile(line -> !line.contains("// begin"))
                .skip(1)
                .takeWhile(line -> !line.contains("// end"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("return"))
                .toList();
        Stream<String> shown =
                block(readme(), "java").lines().map(String::strip).filter(line -> !line.isEmpty());

        assertThat(shown.filter(line -> !line.startsWith("long balance"))).containsExactlyElementsOf(compiled);
    }

    @Test
    @DisplayName("is on a page whose links lead somewhere")
    void links_lead_somewhere() throws IOException {
        for (String page : List.of("README.md", "CONTRIBUTING.md", "COMPATIBILITY.md")) {
            Matcher links = Pattern.compile("]\\(([^)#:]+)\\)")
                    .matcher(Files.readString(ROOT.resolve(page), StandardCharsets.UTF_8));
            while (links.find()) {
                assertThat(ROOT.resolve(links.group(1))).as(page).exists();
            }
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"), StandardCharsets.UTF_8);
    }

    private static String source() throws IOException {
        return Files.readString(
                Path.of("src/main/java", FirstSteps.class.getName().replace('.', '/') + ".java"),
                StandardCharsets.UTF_8);
    }

    private static String block(String markdown, String language) {
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(markdown);
        assertThat(matcher.find()).as("a fenced block of %s", language).isTrue();
        return matcher.group(1);
    }
}
