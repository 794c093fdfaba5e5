package io.communitykit.benchmarks.word;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All contenders in one machine, in turns, by processor time of the thread: what other users of the machine do changes it little. Prints
 * characters a microsecond, the best and the median of all rounds, and bytes allocated a text.
 *
 * <p>{@code java -Xms1g -Xmx1g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.word.WordFigures [words [rounds
 * [contenders]]]}; 20,000 words, 11 rounds and all contenders unless said otherwise.
 */
public final class WordFigures {

    private static final int WORDS = 20_000;
    private static final int ROUNDS = 11;
    private static final int WARM_UP = 5;
    private static final long TURN_NANOS = 40_000_000;
    private static final int NANOS_A_MICRO = 1_000;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Contender, WordFinder> finders = new EnumMap<>(Contender.class);
    private final int rounds;
    private long results;

    private WordFigures(List<Contender> contenders, SampleDictionary dictionary, int rounds) {
        this.rounds = rounds;
        WordFinder reference = Contender.OWN_PLAIN.build(dictionary);
        for (Contender contender : contenders) {
            WordFinder finder = contender.build(dictionary);
            FinderCheck.check(contender, finder, reference, SampleTexts.get());
            finders.put(contender, finder);
        }
    }

    /**
     * Measures.
     *
     * @param args number of words, of rounds, and names of contenders joined by commas
     */
    public static void main(String[] args) {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : WORDS;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        List<Contender> contenders = args.length > 2
                ? Arrays.stream(args[2].split(",", -1)).map(Contender::valueOf).toList()
                : List.of(Contender.values());
        SampleDictionary dictionary = SampleDictionary.of(size);
        System.out.printf(Locale.ROOT, "%,d words; %s%n", dictionary.words().size(), SampleTexts.get());
        WordFigures figures = new WordFigures(contenders, dictionary, rounds);
        for (WordTask task : WordTask.values()) {
            figures.measure(task);
        }
        System.out.println(figures.results);
    }

    private void measure(WordTask task) {
        List<String> texts = task.texts(SampleTexts.get());
        Map<Contender, double[]> speeds = new EnumMap<>(Contender.class);
        finders.keySet().forEach(contender -> speeds.put(contender, new double[rounds]));
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<Contender, double[]> entry : speeds.entrySet()) {
                double speed = turn(task, finders.getOrDefault(entry.getKey(), new FloorFinder(false)), texts);
                entry.getValue()[Math.max(0, round)] = speed;
            }
        }
        System.out.printf(
                "%n| %s | characters a µs, best (median) | bytes allocated a text |%n|---|---:|---:|%n", task.title);
        finders.forEach((contender, finder) -> {
            double[] sorted = speeds.getOrDefault(contender, new double[rounds]);
            Arrays.sort(sorted);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f (%.1f) | %,d |%n",
                    contender.title,
                    sorted[rounds - 1],
                    sorted[rounds / 2],
                    allocated(task, finder, texts));
        });
    }

    private double turn(WordTask task, WordFinder finder, List<String> texts) {
        long characters = texts.stream().mapToLong(String::length).sum();
        long done = 0;
        long start = THREADS.getCurrentThreadCpuTime();
        long end;
        do {
            results += task.run(finder, texts);
            done += characters;
            end = THREADS.getCurrentThreadCpuTime();
        } while (end - start < TURN_NANOS);
        return (double) done * NANOS_A_MICRO / (end - start);
    }

    private long allocated(WordTask task, WordFinder finder, List<String> texts) {
        results += task.run(finder, texts);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        results += task.run(finder, texts);
        long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        return (after - before) / texts.size();
    }
}
