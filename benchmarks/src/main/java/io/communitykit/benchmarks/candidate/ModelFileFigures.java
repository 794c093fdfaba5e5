package io.communitykit.benchmarks.candidate;

import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.file.ModelFile;
import io.communitykit.recommend.candidate.neighbour.ItemModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Writing and reading files of models from item to item with 200 neighbours each, beside plain reading of the same bytes into a buffer of 1 MiB, in turns. The median of
 * nine rounds; the system has the file in its cache unless somebody empties it between rounds.
 *
 * <p>{@code java -Xmx3g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.candidate.ModelFileFigures [items ...]}; 3,000, 30,000 and 300,000 items unless said
 * otherwise.
 */
public final class ModelFileFigures {

    private static final int NEIGHBOURS = 200;
    private static final int ROUNDS = 9;
    private static final int BUFFER = 1 << 20;

    private ModelFileFigures() {}

    /**
     * Measures and prints.
     *
     * @param args numbers of items
     * @throws IOException if a file cannot be written or read
     */
    public static void main(String[] args) throws IOException {
        int[] sizes = args.length > 0
                ? Stream.of(args).mapToInt(Integer::parseInt).toArray()
                : new int[] {3_000, 30_000, 300_000};
        for (int items : sizes) {
            Path file = Files.createTempFile("communitykit-", ".model");
            try {
                measure(items, file);
            } finally {
                Files.delete(file);
            }
        }
    }

    private static void measure(int items, Path file) throws IOException {
        ItemModel model = model(items);
        double[] writing = new double[ROUNDS];
        double[] reading = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            int at = Math.max(0, round);
            long start = System.nanoTime();
            ModelFile.write(model, file);
            long written = System.nanoTime();
            bytes(file);
            long bytesRead = System.nanoTime();
            ItemModel read = (ItemModel) ModelFile.read(file);
            long end = System.nanoTime();
            if (read.items().size() != items) {
                throw new IllegalStateException("another model");
            }
            writing[at] = (written - start) / 1e6;
            plain[at] = (bytesRead - written) / 1e6;
            reading[at] = (end - bytesRead) / 1e6;
        }
        double megabytes = Files.size(file) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%,9d items, %,7.1f MB: written in %,.1f ms, read in %,.1f ms (%,.0f MB a second), its bytes alone in %,.1f ms (%,.0f)%n",
                items,
                megabytes,
                median(writing),
                median(reading),
                1e3 * megabytes / median(reading),
                median(plain),
                1e3 * megabytes / median(plain));
    }

    private static void bytes(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                buffer.clear();
            }
        }
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static ItemModel model(int items) {
        SplittableRandom random = new SplittableRandom(3);
        List<ItemId> ids = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            ids.add(new ItemId("item-" + i));
        }
        int each = Math.min(NEIGHBOURS, items);
        int[] starts = new int[items + 1];
        int[] column = new int[items * each];
        float[] value = new float[column.length];
        for (int row = 0; row < items; row++) {
            starts[row + 1] = (row + 1) * each;
            int stride = items / each;
            int first = random.nextInt(stride);
            for (int i = 0; i < each; i++) {
                column[row * each + i] = first + i * stride;
                value[row * each + i] = random.nextFloat();
            }
        }
        return ItemModel.of("sample", Items.of(ids), SparseRows.of(items, starts, column, value));
    }
}
