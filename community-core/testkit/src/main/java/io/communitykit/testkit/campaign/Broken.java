package io.communitykit.testkit.campaign;

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

    static void same(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            throw new Broken(what + ": expected " + expected + ", found " + found);
        }
    }
}
