package io.communitykit.examples.segments;

/**
 * What became of events.
 *
 * @param counted those that counted for at least one member
 * @param uncounted those that no counter counts
 * @param repeated those that were told before
 * @param refused those that came too late, beyond a limit, or with other content under the same key
 * @param later those that happened after the instant that was asked for
 */
record EventTally(long counted, long uncounted, long repeated, long refused, long later) {

    static final EventTally NONE = new EventTally(0, 0, 0, 0, 0);

    EventTally plusCounted() {
        return new EventTally(counted + 1, uncounted, repeated, refused, later);
    }

    EventTally plusUncounted() {
        return new EventTally(counted, uncounted + 1, repeated, refused, later);
    }

    EventTally plusRepeated() {
        return new EventTally(counted, uncounted, repeated + 1, refused, later);
    }

    EventTally plusRefused() {
        return new EventTally(counted, uncounted, repeated, refused + 1, later);
    }

    EventTally plusLater() {
        return new EventTally(counted, uncounted, repeated, refused, later + 1);
    }

    long all() {
        return counted + uncounted + repeated + refused + later;
    }
}
