package io.communitykit.benchmarks.feed;

import io.communitykit.recommend.feed.ContentFormat;
import io.communitykit.recommend.feed.ContentItem;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Ranks as one would without a library: an object for each candidate, a score, a comparator, a limit. Its columns are transformed beforehand too. */
final class StreamsTwin {

    /** A candidate. */
    static final class Row {

        final String id;
        final double[] terms;
        final double fresh;
        final boolean video;
        final boolean favoured;

        Row(String id, double[] terms, double fresh, boolean video, boolean favoured) {
            this.id = id;
            this.terms = terms;
            this.fresh = fresh;
            this.video = video;
            this.favoured = favoured;
        }
    }

    /**
     * A candidate with its score.
     *
     * @param row which
     * @param score its score
     */
    record Scored(Row row, double score) {}

    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed().thenComparing(scored -> scored.row().id);

    private StreamsTwin() {}

    static List<Row> rows(List<ContentItem> items) {
        return items.stream().map(StreamsTwin::row).toList();
    }

    private static Row row(ContentItem item) {
        double[] terms = new double[SampleFeed.SIGNALS];
        for (int s = 0; s < terms.length; s++) {
            terms[s] = SampleFeed.weight(s) * StrictMath.log1p(item.signal(SampleFeed.signal(s)));
        }
        double hours = Duration.between(item.publishedAt(), SampleFeed.NOW).toSeconds() / 3_600.0;
        return new Row(
                item.id().value(),
                terms,
                StrictMath.pow(2, -hours / 48),
                item.format().equals(ContentFormat.SHORT_VIDEO),
                item.category().filter(List.of("c1", "c2", "c3")::contains).isPresent());
    }

    static List<Scored> page(List<Row> rows, int size) {
        return rows.stream()
                .map(row -> new Scored(row, score(row)))
                .sorted(BEST_FIRST)
                .limit(size)
                .toList();
    }

    private static double score(Row row) {
        double sum = 0;
        for (double term : row.terms) {
            sum += term;
        }
        return sum * row.fresh * (row.video ? 1.3 : 1) * (row.favoured ? 1.2 : 1);
    }
}
