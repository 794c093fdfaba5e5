package io.communitykit.examples.recommend;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a member did, as a model sees it.
 *
 * @param model the model
 * @param profile what the member did, in the model's numbers
 */
record MemberHistory(Model model, Profile profile) {

    /** Translates a row of a matrix, whose items may have other numbers than the model's. */
    static MemberHistory of(Interactions train, int row, Model model) {
        SparseRows rows = train.byMember();
        Map<ItemId, Double> weights = new HashMap<>();
        for (int entry = rows.start(row); entry < rows.end(row); entry++) {
            weights.put(train.items().id(rows.column(entry)), (double) rows.value(entry));
        }
        return new MemberHistory(model, Profile.of(model.items(), weights));
    }

    /** The best items with the largest reasons of each. */
    List<Recommendation> recommended(int limit, int reasons) {
        Ranking ranking = Ranking.of(model.items(), limit);
        model.rank(profile, ranking);
        List<Recommendation> all = new ArrayList<>();
        for (int place = 0; place < ranking.size(); place++) {
            all.add(recommendation(ranking.item(place), OptionalDouble.of(ranking.score(place)), reasons));
        }
        return all;
    }

    /** One item, whether it is good or not. */
    Recommendation explained(int item, int reasons) {
        Ranking ranking = Ranking.of(model.items(), 1);
        BitSet only = new BitSet();
        only.set(item);
        ranking.only(only);
        model.rank(profile, ranking);
        return recommendation(
                item, ranking.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ranking.score(0)), reasons);
    }

    private Recommendation recommendation(int item, OptionalDouble score, int reasons) {
        List<Recommendation.Reason> because = model.because(profile, item).stream()
                .limit(reasons)
                .map(each -> new Recommendation.Reason(model.items().id(each.item()), each.share()))
                .toList();
        return new Recommendation(model.items().id(item), score, profile.contains(item), because);
    }
}
