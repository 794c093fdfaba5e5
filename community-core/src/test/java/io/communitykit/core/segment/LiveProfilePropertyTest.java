package io.communitykit.core.segment;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random programs and members, told random facts while the clock moves, against judging everything at every instant. */
class LiveProfilePropertyTest {

    @Property(tries = 150)
    void is_in_the_segments_that_judging_everything_finds(@ForAll long seed) {
        SegmentHistory history = new SegmentHistory(seed);
        history.check();
        for (int i = 0; i < 30; i++) {
            if (history.values.one(3)) {
                history.moveClock(Duration.ofDays(4));
            } else {
                history.tellSomething();
            }
            history.check();
        }
    }
}
