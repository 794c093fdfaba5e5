package io.communitykit.recommend.candidate;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A train and a test part of a public data set, every weight 1, and the figures of a full ranking: the mean over the members of the test part of hits over
 * test items, and of NDCG with the ideal cut at k. Items of the test part that the train part does not have are left out, and so are members without others.
 */
public final class PublishedSplit {

    private final Interactions train;
    private final Map<String, Set<String>> test;

    private PublishedSplit(Interactions train, Map<String, Set<String>> test) {
        this.train = train;
        this.test = test;
    }

    /** Lines of a member, an item and what is not read, or with {@code adjacency} of a member and all its items. */
    public static PublishedSplit read(Path train, Path test, boolean adjacency) throws IOException {
        InteractionsBuilder builder = Interactions.builder();
        for (Map.Entry<String, Set<String>> row : rows(train, adjacency).entrySet()) {
            int member = builder.add(new MemberId(row.getKey()));
            row.getValue().forEach(item -> builder.addNumbered(member, builder.add(new ItemId(item)), 1));
        }
        Interactions known = builder.build();
        Map<String, Set<String>> held = rows(test, adjacency);
        held.values()
                .forEach(items -> items.removeIf(
                        item -> known.items().number(new ItemId(item)).isEmpty()));
        held.values().removeIf(Set::isEmpty);
        return new PublishedSplit(known, held);
    }

    private static Map<String, Set<String>> rows(Path file, boolean adjacency) throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.strip().split("\\s+", -1);
                int end = adjacency ? fields.length : Math.min(2, fields.length);
                for (int i = 1; i < end; i++) {
                    rows.computeIfAbsent(fields[0], member -> new HashSet<>()).add(fields[i]);
                }
            }
        }
        return rows;
    }

    /** The train part. */
    public Interactions train() {
        return train;
    }

    /** Every fifth pair of the train part held out instead of the test part, for choosing parameters. */
    public PublishedSplit validation() {
        BitSet kept = new BitSet();
        Map<String, Set<String>> held = new TreeMap<>();
        for (int member = 0; member < train.members(); member++) {
            for (int i = train.byMember().start(member); i < train.byMember().end(member); i++) {
                if (i % 5 == 2) {
                    held.computeIfAbsent(train.member(member).value(), id -> new HashSet<>())
                            .add(train.items().id(train.byMember().column(i)).value());
                } else {
                    kept.set(i);
                }
            }
        }
        return new PublishedSplit(train.only(kept), held);
    }

    /** Recall and NDCG at k. */
    public double[] figures(Model model, int k) {
        Ranking ranking = Ranking.of(train.items(), k);
        double recall = 0;
        double ndcg = 0;
        for (Map.Entry<String, Set<String>> row : test.entrySet()) {
            train.number(new MemberId(row.getKey()))
                    .ifPresentOrElse(member -> model.rank(Profile.of(train, member), ranking), ranking::clear);
            int hits = 0;
            double gain = 0;
            for (int place = 0; place < ranking.size(); place++) {
                if (row.getValue()
                        .contains(train.items().id(ranking.item(place)).value())) {
                    hits++;
                    gain += discount(place);
                }
            }
            double ideal = 0;
            for (int place = 0; place < Math.min(k, row.getValue().size()); place++) {
                ideal += discount(place);
            }
            recall += (double) hits / row.getValue().size();
            ndcg += gain / ideal;
        }
        return new double[] {recall / test.size(), ndcg / test.size()};
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2);
    }
}
