package io.communitykit.recommend.feed.internal;

import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.diversity.DroppedPlacement;
import io.communitykit.recommend.diversity.Shortfall;
import java.util.function.Function;

/** Says in words why a page falls short. */
public final class PageWords {

    private PageWords() {}

    /**
     * Why a minimum or the page is not full.
     *
     * @param reason the reason
     * @return words that end a sentence
     */
    public static String of(Shortfall.Reason reason) {
        if (reason instanceof Shortfall.TooFewCandidates few) {
            return "there are only " + few.candidates() + " candidates";
        } else if (reason instanceof Shortfall.PageTooShort page) {
            return "the page has only " + page.places() + " places";
        } else if (reason instanceof Shortfall.SearchEnded ended) {
            return "other quotas or places stand against it in all that was tried in " + ended.steps() + " steps";
        }
        return "other quotas or places stand against it";
    }

    /**
     * Why a placement is not followed.
     *
     * @param reason the reason
     * @param name names rules
     * @return words that end a sentence
     */
    public static String of(DroppedPlacement.Reason reason, Function<RuleId, String> name) {
        if (reason instanceof DroppedPlacement.BreaksMaximum breaks) {
            return "it would break " + name.apply(breaks.quota());
        } else if (reason instanceof DroppedPlacement.Taken taken) {
            return "its place or its content is taken by " + name.apply(taken.rule());
        } else if (reason instanceof DroppedPlacement.PageEnded ended) {
            return "the page has only " + ended.places() + " places";
        }
        return "the page ends before it";
    }
}
