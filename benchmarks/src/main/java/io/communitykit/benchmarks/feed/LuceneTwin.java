package io.communitykit.benchmarks.feed;

import io.communitykit.recommend.feed.ContentItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** The same columns as doc values of Lucene, one segment on the heap, summed by a function score. */
final class LuceneTwin {

    private final IndexSearcher searcher;
    private final Query query;

    LuceneTwin(List<ContentItem> items) {
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (StreamsTwin.Row row : StreamsTwin.rows(items)) {
                    writer.addDocument(document(row));
                }
                writer.forceMerge(1);
            }
            searcher = new IndexSearcher(DirectoryReader.open(directory));
            query = new FunctionScoreQuery(new MatchAllDocsQuery(), new Sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(StreamsTwin.Row row) {
        Document document = new Document();
        for (int s = 0; s < row.terms.length; s++) {
            document.add(new DoubleDocValuesField("s" + s, row.terms[s]));
        }
        double factor = row.fresh * (row.video ? 1.3 : 1) * (row.favoured ? 1.2 : 1);
        document.add(new DoubleDocValuesField("factor", factor));
        return document;
    }

    TopDocs page(int size) {
        try {
            return searcher.search(query, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sum of twelve columns, times a factor. */
    private static final class Sum extends DoubleValuesSource {

        private final DoubleValuesSource[] columns = new DoubleValuesSource[SampleFeed.SIGNALS + 1];

        Sum() {
            for (int s = 0; s < SampleFeed.SIGNALS; s++) {
                columns[s] = DoubleValuesSource.fromDoubleField("s" + s);
            }
            columns[SampleFeed.SIGNALS] = DoubleValuesSource.fromDoubleField("factor");
        }

        @Override
        public DoubleValues getValues(LeafReaderContext context, @Nullable DoubleValues scores) throws IOException {
            DoubleValues[] values = new DoubleValues[columns.length];
            for (int i = 0; i < columns.length; i++) {
                values[i] = columns[i].getValues(context, scores);
            }
            return new SumValues(values);
        }

        @Override
        public boolean needsScores() {
            return false;
        }

        @Override
        public DoubleValuesSource rewrite(IndexSearcher reader) {
            return this;
        }

        @Override
        public Explanation explain(LeafReaderContext context, int doc, Explanation score) {
            return score;
        }

        @Override
        public int hashCode() {
            return columns.length;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Sum;
        }

        @Override
        public String toString() {
            return "sum of columns";
        }

        @Override
        public boolean isCacheable(LeafReaderContext context) {
            return false;
        }
    }

    private static final class SumValues extends DoubleValues {

        private final DoubleValues[] values;

        SumValues(DoubleValues[] values) {
            this.values = values;
        }

        @Override
        public double doubleValue() throws IOException {
            double sum = 0;
            int last = values.length - 1;
            for (int i = 0; i < last; i++) {
                sum += values[i].doubleValue();
            }
            return sum * Objects.requireNonNull(values[last]).doubleValue();
        }

        @Override
        public boolean advanceExact(int doc) throws IOException {
            boolean there = true;
            for (DoubleValues value : values) {
                there &= value.advanceExact(doc);
            }
            return there;
        }
    }
}
