package io.communitykit.recommend.candidate.recent;

import io.communitykit.core.CommunityException;
import io.communitykit.recommend.candidate.model.ModelColumns;

/** Reads columns and says what does not fit. */
final class RecentColumns {

    private RecentColumns() {}

    static void check(String model, ModelColumns columns) {
        if (!columns.model().equals(model)) {
            throw unreadable(model, "columns of its own, not of " + columns.model());
        }
    }

    static CommunityException unreadable(String model, String lacks) {
        return new CommunityException(ModelColumns.UNREADABLE, "a model " + model + " lacks: " + lacks);
    }
}
