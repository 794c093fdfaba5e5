package io.communitykit.benchmarks.word;

import io.communitykit.risk.word.WordImage;
import io.communitykit.risk.word.WordMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What it takes to load a built dictionary in a machine that has loaded none before. One run writes the image, the next ones read it.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.word.WordImageCost FILE [words]}: with a number of words it
 * writes, without it reads.
 */
public final class WordImageCost {

    private static final double MILLI = 1e6;

    private WordImageCost() {}

    /**
     * Writes or reads.
     *
     * @param args a file and, to write it, the number of words
     * @throws IOException if the file cannot be written or read
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        if (args.length > 1) {
            SampleDictionary dictionary = SampleDictionary.of(Integer.parseInt(args[1]));
            try (OutputStream out = Files.newOutputStream(file)) {
                WordImage.write(WordMatcher.builder().add(dictionary.entries()).build(), out);
            }
            return;
        }
        long wall = System.nanoTime();
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int terms;
        try (InputStream in = Files.newInputStream(file)) {
            terms = WordImage.read(in).terms().size();
        }
        thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread;
        wall = System.nanoTime() - wall;
        System.out.printf(
                Locale.ROOT,
                "%,d words from %,d bytes: %.0f ms of this thread's CPU, %.0f ms%n",
                terms,
                Files.size(file),
                thread / MILLI,
                wall / MILLI);
    }
}
