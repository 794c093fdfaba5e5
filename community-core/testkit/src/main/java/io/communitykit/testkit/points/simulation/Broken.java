package io.communitykit.testkit.points.simulation;

import java.util.function.Supplier;

/** An invariant does not hold. */
final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String invariant;

    Broken(String invariant, String detail) {
        super(detail);
        this.invariant = invariant;
    }

    Broken(String invariant, RuntimeException cause) {
        super(cause.toString(), cause);
        this.invariant = invariant;
    }

    String invariant() {
        return invariant;
    }

    static void unless(boolean holds, String invariant, Supplier<String> detail) {
        if (!holds) {
            throw new Broken(invariant, detail.get());
        }
    }

    static void unlessSame(Object expected, Object found, String invariant, String what) {
        unless(
                expected.equals(found),
                invariant,
                () -> what + "\n      expected " + expected + "\n      found    " + found);
    }
}
