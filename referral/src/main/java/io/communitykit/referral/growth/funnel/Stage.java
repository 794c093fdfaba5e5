package io.communitykit.referral.growth.funnel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stage of a campaign; each counts friends (or invitations) that came at least so far. */
public enum Stage {
    /** An invitation was sent. */
    INVITED(null),
    /** It was opened. */
    CLICKED(INVITED),
    /** The friend signed up. */
    REGISTERED(CLICKED),
    /** The friend ordered. */
    ORDERED(REGISTERED),
    /** The friend counted. */
    QUALIFIED(ORDERED),
    /** And still counts. */
    KEPT(QUALIFIED),
    /** A reward for it was paid. */
    PAID(QUALIFIED),
    /** It turned out void afterwards. */
    VOIDED(QUALIFIED);

    private final @Nullable Stage of;

    Stage(@Nullable Stage of) {
        this.of = of;
    }

    /**
     * The stage of which this one is a part.
     *
     * @return the stage before; nothing for the first
     */
    public Optional<Stage> of() {
        return Optional.ofNullable(of);
    }
}
