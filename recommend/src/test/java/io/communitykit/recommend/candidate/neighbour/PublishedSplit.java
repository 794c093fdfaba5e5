package io.communitykit.recommend.candidate.neighbour;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * A published split, and the metrics of its protocol: of all items but those of the member's training part the first k; recall is hits over the size of the
 * test part, NDCG is binary with an ideal of at most k, both the mean over members of the test part.
 */
record PublishedSplit(Interactions train, Map<String, Set<String>> test) {

    private static final double NANOS_IN_MICROS = 1e3;

    /** Lines of a member and the items. */
    static PublishedSplit adjacency(Path train, Path test) throws IOException {
        return of(train, test, " ", Integer.MAX_VALUE);
    }

    /** Lines of a member, an item, and what is not used. */
    static PublishedSplit triples(Path train, Path test) throws IOException {
        return of(train, test, "\t", 1);
    }

    private static PublishedSplit of(Path train, Path test, String between, int items) throws IOException {
        InteractionsBuilder builder = Interactions.builder();
        pairs(train, between, items).forEach((member, all) -> {
            int number = builder.add(new MemberId(member));
            all.forEach(item -> builder.addNumbered(number, builder.add(new ItemId(item)), 1));
        });
        return new PublishedSplit(builder.build(), pairs(test, between, items));
    }

    // Each pair once, whatever the file says: some are there twice.
    private static Map<String, Set<String>> pairs(Path file, String between, int items) throws IOException {
        Map<String, Set<String>> pairs = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(between, -1);
                for (int i = 1; i < parts.length && i <= items; i++) {
                    if (!parts[i].isEmpty()) {
                        pairs.computeIfAbsent(parts[0], member -> new TreeSet<>())
                                .add(parts[i]);
                    }
                }
            }
        }
        return pairs;
    }

    Figures figures(Model model, int k) {
        Ranking ranking = Ranking.of(model.items(), k);
        double recall = 0;
        double ndcg = 0;
        long nanos = 0;
        for (Map.Entry<String, Set<String>> each : test.entrySet()) {
            int member = train.number(new MemberId(each.getKey())).orElse(-1);
            if (member < 0) {
                continue;
            }
            long start = System.nanoTime();
            model.rank(Profile.of(train, member), ranking);
            nanos += System.nanoTime() - start;
            int hits = 0;
            double gain = 0;
            double ideal = 0;
            for (int place = 0; place < k; place++) {
                double worth = Math.log(2) / Math.log(place + 2);
                ideal += place < each.getValue().size() ? worth : 0;
                if (place < ranking.size()
                        && each.getValue()
                                .contains(model.items().id(ranking.item(place)).value())) {
                    hits++;
                    gain += worth;
                }
            }
            recall += (double) hits / each.getValue().size();
            ndcg += gain / ideal;
        }
        return new Figures(recall / test.size(), ndcg / test.size(), nanos / NANOS_IN_MICROS / test.size());
    }

    /** What came of it. */
    record Figures(double recall, double ndcg, double microsPerMember) {}
}
