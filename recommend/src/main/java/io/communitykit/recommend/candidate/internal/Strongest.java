package io.communitykit.recommend.candidate.internal;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.model.FitOptions;

/** What a fit takes of members who did very much, so that none costs more than a bounded time. */
public final class Strongest {

    private Strongest() {}

    /**
     * Each member's strongest items, up to {@link Interactions#MOST_FITTED}. Where that leaves something out, it is told as progress of the stage
     * {@code strongest items}: how many pairs are fitted, of how many.
     *
     * @param interactions all
     * @param options progress
     * @return what is fitted; all where nobody has more
     */
    public static Interactions of(Interactions interactions, FitOptions options) {
        Interactions fitted = interactions.strongest(Interactions.MOST_FITTED);
        int pairs = fitted.byMember().size();
        if (pairs < interactions.byMember().size()) {
            options.progress()
                    .at("strongest items", pairs, interactions.byMember().size());
        }
        return fitted;
    }
}
