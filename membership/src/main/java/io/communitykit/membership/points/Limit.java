package io.communitykit.membership.points;

/** Why an entry moved fewer points than its rule asked for. */
public sealed interface Limit {

    /**
     * A cap had less room left than was asked for.
     *
     * @param window the cap and the stretch of time it counted
     * @param room what was left before this entry, 0 or more
     */
    record Cap(CapWindow window, long room) implements Limit {}

    /**
     * The balance may not go below a floor.
     *
     * @param floor the currency's floor
     */
    record Floor(long floor) implements Limit {}
}
