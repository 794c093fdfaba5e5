package io.communitykit.membership.points.internal.ledger;

import io.communitykit.membership.points.Rejection;

/** A decision ends in a refusal. Costs no stack trace, since it is no failure. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    Refused(Rejection rejection) {
        super(null, null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
