package io.communitykit.benchmarks.peers;

import com.sun.management.OperatingSystemMXBean;
import io.communitykit.recommend.candidate.linear.RidgeNeighbours;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Models of candidates of CommunityKit, RankSys and Mahout in one machine: what fitting them takes, what a list of the best 20 of all items that a member does not
 * have costs, and how good the lists are. All have the same train part and are judged over the same members. Lists are made by one thread, in turns:
 * in each round every contender makes one for the same members, from and to numbers of members and items. A second table has those whom a list takes
 * milliseconds or more, beside the others over the same few members.
 *
 * <p>{@code java -Xmx8g -jar benchmarks/peers/target/peers.jar train test [name=value ...]} with two files whose lines are a member and its items, or {@code generated
 * members} in place of the files. Names: {@code rounds} (9; a third of them in the second table), {@code members} (2000) and {@code few} (20) of the two tables, {@code threads} of CommunityKit's fits
 * (2; the peers take what they like), {@code contenders} joined by commas, and {@code best}, the parameters that our best model chose before, in the order of
 * {@link RidgeNeighbours}, joined by commas; without them it searches.
 */
public final class CandidatePeers {

    private static final int WARM_UP = 3;
    // Of what takes long fewer rounds do.
    private static final int SLOWER = 3;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final TrainAndTest parts;
    private final Map<Contender, Recommender> fitted = new EnumMap<>(Contender.class);
    private final Map<Contender, String> fits = new EnumMap<>(Contender.class);
    private long results;

    private CandidatePeers(TrainAndTest parts) {
        this.parts = parts;
    }

    /**
     * Fits, judges and measures.
     *
     * @param args two files, or {@code generated} and a number of members; then options
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            throw new IllegalArgumentException("expected two files, or: generated members");
        }
        TrainAndTest parts = args[0].equals("generated")
                ? SampleTastes.of(Integer.parseInt(args[1]))
                : TrainAndTest.read(Path.of(args[0]), Path.of(args[1]));
        System.out.println(parts);
        Map<String, String> options = options(args);
        BestModel best = new BestModel(
                parts.train(),
                FitOptions.threads(Integer.parseInt(options.getOrDefault("threads", "2"))),
                Optional.ofNullable(options.get("best")).map(CandidatePeers::chosen));
        List<Contender> contenders = Optional.ofNullable(options.get("contenders"))
                .map(names -> Arrays.stream(names.split(",", -1))
                        .map(Contender::valueOf)
                        .toList())
                .orElse(List.of(Contender.values()));
        CandidatePeers peers = new CandidatePeers(parts);
        contenders.forEach(contender -> peers.fit(contender, best));
        int rounds = Integer.parseInt(options.getOrDefault("rounds", "9"));
        peers.table(
                contenders.stream().filter(contender -> !contender.slow()).toList(),
                parts.members(Integer.parseInt(options.getOrDefault("members", "2000"))),
                parts.members(parts.train().members()),
                WARM_UP,
                rounds);
        if (contenders.stream().anyMatch(Contender::slow)) {
            int[] few = parts.members(Integer.parseInt(options.getOrDefault("few", "20")));
            peers.table(contenders, few, few, WARM_UP / SLOWER, Math.max(1, rounds / SLOWER));
        }
        System.out.println(peers.results);
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 2; i < args.length; i++) {
            String[] parts = args[i].split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("expected name=value, got " + args[i]);
            }
            options.put(parts[0], parts[1]);
        }
        List<String> names = List.of("rounds", "members", "few", "threads", "contenders", "best");
        if (!names.containsAll(options.keySet())) {
            throw new IllegalArgumentException("expected names among " + names + ", got " + options.keySet());
        }
        return options;
    }

    private static RidgeNeighbours chosen(String numbers) {
        double[] each = Arrays.stream(numbers.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new RidgeNeighbours((int) each[0], each[1], each[2], each[3], each[4], (int) each[5]);
    }

    private void fit(Contender contender, BestModel best) {
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        fitted.put(contender, contender.fit(best));
        String took = String.format(
                Locale.ROOT,
                "%.1f (%.1f)",
                (System.nanoTime() - start) / 1e9,
                (PROCESS.getProcessCpuTime() - cpu) / 1e9);
        fits.put(contender, took);
        System.out.println(contender.title + ": fitted in s (of processor time): " + took);
    }

    private void table(List<Contender> contenders, int[] timed, int[] judged, int warmUp, int rounds) {
        Map<Contender, Quality> qualities = new EnumMap<>(Contender.class);
        Map<Contender, Turns> turns = new EnumMap<>(Contender.class);
        for (Contender contender : contenders) {
            Recommender recommender = recommender(contender);
            qualities.put(contender, Quality.of(recommender, parts, judged));
            turns.put(contender, new Turns(recommender, timed, rounds));
        }
        for (int round = -warmUp; round < rounds; round++) {
            for (Turns each : turns.values()) {
                each.turn(round);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%n%,d members in %d rounds; quality over %,d members; load %.1f%n",
                timed.length,
                rounds,
                judged.length,
                PROCESS.getSystemLoadAverage());
        print(turns, qualities);
    }

    private Recommender recommender(Contender contender) {
        return Optional.ofNullable(fitted.get(contender)).orElseThrow();
    }

    private void print(Map<Contender, Turns> turns, Map<Contender, Quality> qualities) {
        List<Contender> references =
                turns.keySet().stream().filter(Contender::reference).toList();
        StringBuilder head =
                new StringBuilder("| model | fit, s (CPU) | µs a member | CPU µs | kB allocated | recall | NDCG |");
        references.forEach(
                each -> head.append(" times as fast as ").append(each.title).append(" (by CPU) |"));
        System.out.println(head);
        System.out.println("|---|" + "---:|".repeat(6 + references.size()));
        turns.forEach((contender, each) -> {
            results += each.results();
            Quality quality = Optional.ofNullable(qualities.get(contender)).orElseThrow();
            List<String> cells = new ArrayList<>();
            cells.add(contender.title);
            cells.add(fits.getOrDefault(contender, ""));
            cells.add(String.format(Locale.ROOT, "%,.0f", each.wall()));
            cells.add(String.format(Locale.ROOT, "%,.0f", each.cpu()));
            cells.add(String.format(Locale.ROOT, "%,.1f", each.bytes() / 1_000));
            cells.add(String.format(Locale.ROOT, "%.4f", quality.recall()));
            cells.add(String.format(Locale.ROOT, "%.4f", quality.ndcg()));
            for (Contender reference : references) {
                Turns other = Optional.ofNullable(turns.get(reference)).orElseThrow();
                cells.add(String.format(Locale.ROOT, "%.3g (%.3g)", each.wallOf(other), each.cpuOf(other)));
            }
            System.out.println("| " + String.join(" | ", cells) + " |");
        });
    }
}
