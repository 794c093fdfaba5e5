package io.communitykit.benchmarks.peers;

import static org.ranksys.core.util.tuples.Tuples.tuple;

import es.uam.eps.ir.ranksys.fast.index.SimpleFastItemIndex;
import es.uam.eps.ir.ranksys.fast.index.SimpleFastUserIndex;
import es.uam.eps.ir.ranksys.fast.preference.FastPreferenceData;
import es.uam.eps.ir.ranksys.fast.preference.SimpleFastPreferenceData;
import es.uam.eps.ir.ranksys.fast.preference.TransposedPreferenceData;
import es.uam.eps.ir.ranksys.nn.item.ItemNeighborhoodRecommender;
import es.uam.eps.ir.ranksys.nn.item.neighborhood.CachedItemNeighborhood;
import es.uam.eps.ir.ranksys.nn.item.neighborhood.ItemNeighborhood;
import es.uam.eps.ir.ranksys.nn.item.neighborhood.TopKItemNeighborhood;
import es.uam.eps.ir.ranksys.nn.item.sim.ItemSimilarity;
import es.uam.eps.ir.ranksys.nn.item.sim.SetCosineItemSimilarity;
import es.uam.eps.ir.ranksys.nn.neighborhood.CachedNeighborhood;
import es.uam.eps.ir.ranksys.nn.sim.SetSimilarity;
import es.uam.eps.ir.ranksys.nn.user.UserNeighborhoodRecommender;
import es.uam.eps.ir.ranksys.nn.user.neighborhood.CachedUserNeighborhood;
import es.uam.eps.ir.ranksys.nn.user.neighborhood.TopKUserNeighborhood;
import es.uam.eps.ir.ranksys.nn.user.sim.SetCosineUserSimilarity;
import es.uam.eps.ir.ranksys.rec.fast.FastRecommender;
import es.uam.eps.ir.ranksys.rec.runner.fast.FastFilters;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jooq.lambda.tuple.Tuple;
import org.ranksys.core.util.tuples.Tuple2id;

/**
 * RankSys 0.4.3 in its fastest form for one machine: preferences and neighbourhoods held in memory, members and items by index, similarities by arrays. A list costs it
 * what its own runner does, without the ids: a filter of the member's items, scores in a hash map, and a heap.
 */
final class RankSys {

    private static final double SYMMETRIC = 0.5;

    // The power of similarities: 1 takes them as they are.
    private static final int AS_IT_IS = 1;

    private final FastPreferenceData<Integer, Integer> data;

    /** Its copy of the train part; all weights count as 1. */
    RankSys(Interactions train) {
        SparseRows rows = train.byMember();
        data = SimpleFastPreferenceData.load(
                IntStream.range(0, rows.rows())
                        .boxed()
                        .flatMap(member -> IntStream.range(rows.start(member), rows.end(member))
                                .mapToObj(entry -> Tuple.tuple(member, rows.column(entry), 1.0))),
                SimpleFastUserIndex.load(IntStream.range(0, rows.rows()).boxed()),
                SimpleFastItemIndex.load(IntStream.range(0, rows.columns()).boxed()));
    }

    /** Its item neighbours by cosine. */
    Recommender cosine(int neighbours) {
        return items(new TopKItemNeighborhood<>(new SetCosineItemSimilarity<>(data, SYMMETRIC, true), neighbours));
    }

    /** Its item neighbours by the number of common members. */
    Recommender dot(int neighbours) {
        return items(new TopKItemNeighborhood<>(new DotSimilarity(data), neighbours));
    }

    /** Its member neighbours by cosine. */
    Recommender members(int neighbours) {
        return recommender(new UserNeighborhoodRecommender<>(
                data,
                new CachedUserNeighborhood<>(
                        new TopKUserNeighborhood<>(new SetCosineUserSimilarity<>(data, SYMMETRIC, true), neighbours)),
                AS_IT_IS));
    }

    /** Its recommender over neighbours that somebody else found. */
    Recommender over(SparseRows neighbours) {
        CachedNeighborhood copied = new CachedNeighborhood(
                neighbours.rows(),
                IntStream.range(0, neighbours.rows())
                        .mapToObj(row -> tuple(
                                row,
                                IntStream.range(neighbours.start(row), neighbours.end(row))
                                        .mapToObj(entry -> tuple(neighbours.column(entry), neighbours.value(entry))))));
        return recommender(new ItemNeighborhoodRecommender<>(data, new ItemNeighborhood<>(data, copied) {}, AS_IT_IS));
    }

    private Recommender items(ItemNeighborhood<Integer> neighbourhood) {
        return recommender(
                new ItemNeighborhoodRecommender<>(data, new CachedItemNeighborhood<>(neighbourhood), AS_IT_IS));
    }

    private Recommender recommender(FastRecommender<Integer, Integer> recommender) {
        Function<Integer, IntPredicate> without = FastFilters.notInTrain(data);
        return member ->
                recommender.getRecommendation(member, Recommender.PLACES, without.apply(member)).getIidxs().stream()
                        .mapToInt(Tuple2id::v1)
                        .toArray();
    }

    private static final class DotSimilarity extends ItemSimilarity<Integer> {

        DotSimilarity(FastPreferenceData<Integer, Integer> data) {
            super(data, new SetSimilarity(new TransposedPreferenceData<>(data), true) {
                @Override
                protected double sim(int common, int first, int second) {
                    return common;
                }
            });
        }
    }
}
