package io.communitykit.recommend.candidate;

import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A model as a source. Keeps the room of rankings for as many calls as came at once: 13 bytes an item each. Safe for many threads.
 */
public final class ModelSource implements CandidateSource {

    private final Model model;
    private final ConcurrentLinkedQueue<Ranking> idle = new ConcurrentLinkedQueue<>();

    private ModelSource(Model model) {
        this.model = model;
    }

    /**
     * Takes a model.
     *
     * @param model the model
     * @return the source
     */
    public static ModelSource of(Model model) {
        return new ModelSource(model);
    }

    @Override
    public List<Found> find(CandidateQuestion question) {
        Items items = model.items();
        Ranking polled = idle.poll();
        Ranking ranking =
                polled == null || polled.limit() != question.limit() ? Ranking.of(items, question.limit()) : polled;
        // What a model threw on leaves marks behind, so its room is not used again.
        model.rank(Profile.of(items, question.history()), ranking);
        List<Found> found = new ArrayList<>(ranking.size());
        for (int place = 0; place < ranking.size(); place++) {
            found.add(new Found(items.id(ranking.item(place)), ranking.score(place)));
        }
        idle.add(ranking);
        return found;
    }

    @Override
    public List<Reason> because(CandidateQuestion question, ItemId item, int limit) {
        Items items = model.items();
        OptionalInt number = items.number(item);
        List<Reason> reasons = new ArrayList<>();
        if (number.isPresent()) {
            for (Contribution each : model.because(Profile.of(items, question.history()), number.getAsInt())) {
                if (reasons.size() < limit && each.share() > 0) {
                    reasons.add(new Reason(items.id(each.item()), each.share()));
                }
            }
        }
        return reasons;
    }
}
