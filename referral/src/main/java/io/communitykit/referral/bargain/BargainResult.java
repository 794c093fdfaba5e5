package io.communitykit.referral.bargain;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import java.util.Optional;
import java.util.function.Function;

/** What became of something that was told of a bargain. Immutable and safe for many threads. */
public sealed interface BargainResult {

    /**
     * It is done.
     *
     * @param bargain as it is now
     * @param cut what the member cut, of one who helped
     */
    record Applied(Bargain bargain, Optional<Cut> cut) implements BargainResult {}

    /**
     * It had been done before; nothing is changed.
     *
     * @param bargain as it is now
     * @param cut what the member had cut
     */
    record Replayed(Bargain bargain, Optional<Cut> cut) implements BargainResult {}

    /**
     * It is not done; nothing is changed.
     *
     * @param bargain as it is now; empty where there is none
     * @param reason why not
     */
    record Declined(Optional<Bargain> bargain, Reason reason) implements BargainResult {}

    /**
     * The member was erased; nothing is changed.
     *
     * @param member who
     */
    record Erased(MemberId member) implements BargainResult {}

    /**
     * Looks at each case.
     *
     * @param applied where it is done
     * @param replayed where it had been done
     * @param declined where it is not done
     * @param erased where the member was erased
     * @param <R> of what type
     * @return what the case's function returns
     */
    default <R> R fold(
            Function<? super Applied, ? extends R> applied,
            Function<? super Replayed, ? extends R> replayed,
            Function<? super Declined, ? extends R> declined,
            Function<? super Erased, ? extends R> erased) {
        if (this instanceof Applied it) {
            return applied.apply(it);
        } else if (this instanceof Replayed it) {
            return replayed.apply(it);
        } else if (this instanceof Declined it) {
            return declined.apply(it);
        }
        return erased.apply((Erased) this);
    }
}
