package io.communitykit.benchmarks.peers;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.common.FastByIDMap;
import org.apache.mahout.cf.taste.impl.common.FastIDSet;
import org.apache.mahout.cf.taste.impl.common.LongPrimitiveIterator;
import org.apache.mahout.cf.taste.impl.model.GenericBooleanPrefDataModel;
import org.apache.mahout.cf.taste.impl.recommender.AllSimilarItemsCandidateItemsStrategy;
import org.apache.mahout.cf.taste.impl.recommender.GenericBooleanPrefItemBasedRecommender;
import org.apache.mahout.cf.taste.impl.similarity.GenericItemSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.GenericItemSimilarity.ItemItemSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.LogLikelihoodSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.TanimotoCoefficientSimilarity;
import org.apache.mahout.cf.taste.model.DataModel;
import org.apache.mahout.cf.taste.recommender.ItemBasedRecommender;
import org.apache.mahout.cf.taste.recommender.RecommendedItem;
import org.apache.mahout.cf.taste.similarity.ItemSimilarity;

/** Item-based recommenders of Mahout 0.13.0 (taste), on data without ratings in memory. */
final class Mahout {

    private final DataModel data;

    /** Its copy of the train part; weights do not count. */
    Mahout(Interactions train) {
        SparseRows rows = train.byMember();
        FastByIDMap<FastIDSet> items = new FastByIDMap<>(rows.rows());
        for (int member = 0; member < rows.rows(); member++) {
            FastIDSet set = new FastIDSet(rows.count(member));
            for (int entry = rows.start(member); entry < rows.end(member); entry++) {
                set.add(rows.column(entry));
            }
            items.put(member, set);
        }
        data = new GenericBooleanPrefDataModel(items);
    }

    /** Similarities by the ratio of likelihoods, found anew for every list: as it comes. */
    Recommender logLikelihood() {
        return recommender(new GenericBooleanPrefItemBasedRecommender(data, new LogLikelihoodSimilarity(data)));
    }

    /** Similarities by Tanimoto's coefficient, found anew for every list. */
    Recommender tanimoto() {
        return recommender(new GenericBooleanPrefItemBasedRecommender(data, new TanimotoCoefficientSimilarity(data)));
    }

    /** Similarities by the ratio of likelihoods to the most similar items of each, found beforehand and kept. */
    Recommender logLikelihood(int neighbours) {
        try {
            ItemBasedRecommender source =
                    new GenericBooleanPrefItemBasedRecommender(data, new LogLikelihoodSimilarity(data));
            List<ItemItemSimilarity> pairs = new ArrayList<>();
            for (LongPrimitiveIterator items = data.getItemIDs(); items.hasNext(); ) {
                long item = items.nextLong();
                for (RecommendedItem similar : source.mostSimilarItems(item, neighbours)) {
                    pairs.add(new ItemItemSimilarity(item, similar.getItemID(), similar.getValue()));
                }
            }
            ItemSimilarity similarity = new GenericItemSimilarity(pairs);
            AllSimilarItemsCandidateItemsStrategy candidates = new AllSimilarItemsCandidateItemsStrategy(similarity);
            return recommender(new GenericBooleanPrefItemBasedRecommender(data, similarity, candidates, candidates));
        } catch (TasteException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Recommender recommender(ItemBasedRecommender recommender) {
        return member -> {
            try {
                return recommender.recommend(member, Recommender.PLACES).stream()
                        .mapToInt(each -> Math.toIntExact(each.getItemID()))
                        .toArray();
            } catch (TasteException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
