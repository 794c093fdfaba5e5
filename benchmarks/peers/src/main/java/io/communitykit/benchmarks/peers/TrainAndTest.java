package io.communitykit.benchmarks.peers;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.split.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * What models are fitted on, every weight 1, and what their lists should find. Items of the test part that the train part does not know or that the member has
 * there are left out, and so are members without others.
 */
final class TrainAndTest {

    private static final int[] NONE = {};

    private final Interactions train;
    private final int[][] relevant;

    private TrainAndTest(Interactions train, Interactions test) {
        this.train = train;
        this.relevant = new int[train.members()][];
        Arrays.fill(relevant, NONE);
        for (int row = 0; row < test.members(); row++) {
            int member = train.number(test.member(row)).orElse(-1);
            if (member >= 0 && train.byMember().count(member) > 0) {
                relevant[member] = relevant(test, row, Profile.of(train, member));
            }
        }
    }

    private int[] relevant(Interactions test, int row, Profile known) {
        SparseRows rows = test.byMember();
        return IntStream.range(rows.start(row), rows.end(row))
                .map(entry -> train.items()
                        .number(test.items().id(rows.column(entry)))
                        .orElse(-1))
                .filter(item -> item >= 0 && train.byItem().count(item) > 0 && !known.contains(item))
                .sorted()
                .toArray();
    }

    /** Two parts over the same members and items. */
    static TrainAndTest of(Split split) {
        return new TrainAndTest(split.train(), split.test());
    }

    /** Reads two files whose lines are a member and its items, packed by gzip where the name ends so. */
    static TrainAndTest read(Path train, Path test) throws IOException {
        return new TrainAndTest(read(train), read(test));
    }

    private static Interactions read(Path file) throws IOException {
        InteractionsBuilder builder = Interactions.builder();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.strip().split("\\s+", -1);
                int member = builder.add(new MemberId(fields[0]));
                Arrays.stream(fields)
                        .skip(1)
                        .distinct()
                        .forEach(item -> builder.addNumbered(member, builder.add(new ItemId(item)), 1));
            }
        }
        return builder.build();
    }

    Interactions train() {
        return train;
    }

    /** What a list for a member should find: numbers of items, rising. */
    int[] relevant(int member) {
        return relevant[member];
    }

    /** Members who have something to be found: all, or so many, spread evenly over them. */
    int[] members(int most) {
        int[] all = IntStream.range(0, relevant.length)
                .filter(member -> relevant[member].length > 0)
                .toArray();
        int size = Math.min(most, all.length);
        return IntStream.range(0, size)
                .map(i -> all[(int) ((long) i * all.length / size)])
                .toArray();
    }

    @Override
    public String toString() {
        return train + ", " + members(relevant.length).length + " members judged";
    }
}
