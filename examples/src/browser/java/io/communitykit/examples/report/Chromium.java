package io.communitykit.examples.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the browser: the system property {@code chromium}, or the first usual name on the PATH. */
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    static Path find() {
        String named = System.getProperty("chromium");
        if (named != null) {
            return Path.of(named);
        }
        return NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium on the PATH. Maybe apt-get install chromium, or -Dchromium=/path/to/chromium."));
    }
}
