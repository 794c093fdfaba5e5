package io.communitykit.recommend.candidate.internal;

import io.communitykit.core.CommunityException;
import io.communitykit.recommend.candidate.model.ModelColumns;

/** Reads columns and says what does not fit. */
public final class OwnColumns {

    private OwnColumns() {}

    public static void check(String model, ModelColumns columns) {
        if (!columns.model().equals(model)) {
            throw unreadable(model, "columns of its own, not of " + columns.model());
        }
    }

    public static CommunityException unreadable(String model, String lacks) {
        return new CommunityException(ModelColumns.UNREADABLE, "a model " + model + " lacks: " + lacks);
    }
}
