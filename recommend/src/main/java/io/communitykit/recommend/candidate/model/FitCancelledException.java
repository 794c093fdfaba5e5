package io.communitykit.recommend.candidate.model;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import java.io.Serial;

/** A fit was stopped by who asked for it. Nothing of it is left. */
public final class FitCancelledException extends CommunityException {

    /** The code of this exception. */
    public static final ErrorCode CODE = new ErrorCode("fit.cancelled");

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says where it was stopped.
     *
     * @param stage what was being done
     */
    public FitCancelledException(String stage) {
        super(CODE, "the fit was cancelled while at: " + stage);
    }
}
