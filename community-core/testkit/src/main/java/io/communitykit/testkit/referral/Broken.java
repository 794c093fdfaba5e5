package io.communitykit.testkit.referral;

import java.io.Serial;

/** An invariant that does not hold. */
final class Broken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Broken(String what) {
        super(what);
    }

    static void require(boolean holds, String what, Object detail) {
        if (!holds) {
            throw new Broken(what + ": " + detail);
        }
    }
}
