package io.communitykit.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.communitykit.core.event.BadLines;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventLine;
import io.communitykit.core.event.EventReader;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PointsRules;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.tier.whatif.Side;
import io.communitykit.membership.tier.whatif.WhatIf;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many events a second a file of CloudEvents is replayed with, and what stays on the heap: the file is streamed through
 * {@link EventReader} and {@link Points#applyAll} in batches of 200, to memory and to PostgreSQL. Stages before it, each
 * over the same file in the same run, say where the time goes: Jackson's tree of every line (the floor), the reader alone,
 * reader and routing. Beside them the replay with a ladder of tiers, and a what-if, which replays twice and compares; its
 * "postings" are the members compared.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.ReplayThroughput [stage,...] [events ...]};
 * all stages but {@code postgresql} and 20,000, 100,000 and 500,000 events unless said otherwise. A first round over the
 * smallest size warms up and is not printed.
 */
public final class ReplayThroughput {

    private static final int BATCH = 200;
    private static final String DEFAULT_STAGES = "json,read,route,memory";
    private static final List<Integer> DEFAULT_SIZES = List.of(20_000, 100_000, 500_000);

    private final PointsProgram program = Programs.benchmark();

    private ReplayThroughput() {}

    /** One pass over the file; gives how many postings it made. */
    @FunctionalInterface
    private interface Stage {
        long run(Path file, HeapProbe heap) throws IOException;
    }

    /**
     * Runs the stages and prints a line each.
     *
     * @param args the stages, separated by commas; then sizes
     * @throws IOException if the temporary file cannot be written or read
     */
    public static void main(String[] args) throws IOException {
        List<String> stages = List.of((args.length > 0 ? args[0] : DEFAULT_STAGES).split(",", -1));
        List<Integer> sizes = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            sizes.add(Integer.valueOf(args[i]));
        }
        new ReplayThroughput().run(stages, sizes.isEmpty() ? DEFAULT_SIZES : sizes);
    }

    private void run(List<String> stages, List<Integer> sizes) throws IOException {
        Path file = Files.createTempFile("communitykit-replay", ".jsonl");
        try {
            SampleHistory.write(sizes.get(0), file);
            for (String stage : stages) {
                stage(stage).run(file, new HeapProbe(sizes.get(0)));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %9s %9s %9s %11s %9s %13s %12s %12s %10s%n",
                    "stage",
                    "events",
                    "postings",
                    "seconds",
                    "events/s",
                    "cpu s",
                    "events/cpu s",
                    "heap mid MB",
                    "heap end MB",
                    "B/posting");
            for (int size : sizes) {
                SampleHistory.write(size, file);
                for (String stage : stages) {
                    print(stage, size, file);
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private void print(String name, int events, Path file) throws IOException {
        HeapProbe heap = new HeapProbe(events);
        long postings = stage(name).run(file, heap);
        System.out.printf(
                Locale.ROOT,
                "%-10s %,9d %,9d %9.2f %,11.0f %9.2f %,13.0f %12.1f %12.1f %10s%n",
                name,
                events,
                postings,
                heap.seconds(),
                events / heap.seconds(),
                heap.cpuSeconds(),
                events / heap.cpuSeconds(),
                heap.middleBytes() / 1e6,
                heap.endBytes() / 1e6,
                name.equals("memory") ? Long.toString(heap.endBytes() / postings) : "-");
    }

    private Stage stage(String name) {
        return switch (name) {
            case "json" -> ReplayThroughput::parse;
            case "read" -> ReplayThroughput::read;
            case "route" -> this::route;
            case "memory" -> (file, heap) -> replay(file, heap, new InMemoryPointsStore(Programs.pseudonymKey()));
            case "tiers" -> this::replayWithTiers;
            case "what-if" -> ReplayThroughput::whatIf;
            case "postgresql" -> this::replayToPostgres;
            default ->
                throw new IllegalArgumentException(
                        "stage must be one of json, read, route, memory, tiers, what-if, postgresql; got " + name);
        };
    }

    private static long parse(Path file, HeapProbe heap) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            heap.start();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!mapper.readTree(line).isObject()) {
                    throw new IOException("not a JSON object: " + line);
                }
                heap.counted(1);
            }
            heap.stop();
        }
        return 0;
    }

    private static EventReader open(Path file) throws IOException {
        return EventReader.builder(Files.newInputStream(file))
                .onBadLine(BadLines.STOP)
                .build();
    }

    private static long read(Path file, HeapProbe heap) throws IOException {
        try (EventReader reader = open(file)) {
            heap.start();
            reader.forEach(event -> heap.counted(1), bad -> {});
            heap.stop();
        }
        return 0;
    }

    private long route(Path file, HeapProbe heap) throws IOException {
        long[] tasks = {0};
        try (EventReader reader = open(file)) {
            heap.start();
            reader.forEach(
                    event -> {
                        tasks[0] += PointsRules.route(event, program).tasks().size();
                        heap.counted(1);
                    },
                    bad -> {});
            heap.stop();
        }
        return tasks[0];
    }

    private long replayWithTiers(Path file, HeapProbe heap) throws IOException {
        PointsProgram ladders = Programs.withLadder(new PolicyVersion("1"), 200, 1_000);
        return replay(file, heap, ladders, new InMemoryPointsStore(Programs.pseudonymKey()));
    }

    /** Both sides of a comparison; gives how many members it compared. */
    private static long whatIf(Path file, HeapProbe heap) throws IOException {
        Side before = new Side(
                Programs.withLadder(new PolicyVersion("1"), 200, 1_000),
                new InMemoryPointsStore(Programs.pseudonymKey()));
        Side after = new Side(
                Programs.withLadder(new PolicyVersion("2"), 150, 1_500),
                new InMemoryPointsStore(Programs.pseudonymKey()));
        WhatIf whatIf = WhatIf.between(before, after, 10);
        try (EventReader reader = open(file)) {
            heap.start();
            reader.forEach(
                    event -> {
                        whatIf.tell(event);
                        heap.counted(1);
                    },
                    bad -> {});
            long members = whatIf.report(Instant.EPOCH).members();
            heap.stop();
            return members;
        } finally {
            Reference.reachabilityFence(whatIf);
        }
    }

    private long replayToPostgres(Path file, HeapProbe heap) throws IOException {
        try (DurablePostgres server = DurablePostgres.start()) {
            SchemaInstaller.of(server.pool()).install(JdbcPointsStore.SCHEMA);
            ConnectionSource connections = ConnectionSource.own(server.pool());
            return replay(
                    file,
                    heap,
                    JdbcPointsStore.builder(connections, Programs.pseudonymKey())
                            .build());
        }
    }

    private long replay(Path file, HeapProbe heap, PointsStore store) throws IOException {
        return replay(file, heap, program, store);
    }

    private static long replay(Path file, HeapProbe heap, PointsProgram program, PointsStore store) throws IOException {
        Points points = Points.builder(program, store).build();
        try (EventReader reader = open(file)) {
            heap.start();
            long postings = replay(reader, heap, points);
            heap.stop();
            return postings;
        } finally {
            // The accounts stay reachable until the heap was looked at.
            Reference.reachabilityFence(points);
        }
    }

    private static long replay(EventReader reader, HeapProbe heap, Points points) {
        long postings = 0;
        List<CommunityEvent> batch = new ArrayList<>(BATCH);
        Optional<EventLine> line = reader.next();
        while (line.isPresent()) {
            if (line.get() instanceof EventLine.Event event) {
                batch.add(event.event());
            }
            line = reader.next();
            if (batch.size() == BATCH || line.isEmpty()) {
                postings += tell(points, batch);
                heap.counted(batch.size());
                batch.clear();
            }
        }
        return postings;
    }

    private static long tell(Points points, List<CommunityEvent> batch) {
        return points.applyAll(batch).stream()
                .mapToLong(result -> result.accounts().size())
                .sum();
    }
}
