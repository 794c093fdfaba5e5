package io.communitykit.referral.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.program.Ladder.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Any ladder")
class LadderPropertyTest {

    private static final int FRIENDS = 60;

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.longs().between(1, 40), Arbitraries.longs().between(0, 50))
                .as(Step::new);
        return step.list().ofMinSize(1).ofMaxSize(6).map(LadderPropertyTest::rising);
    }

    private static List<Step> rising(List<Step> steps) {
        TreeMap<Long, Step> byFriends = new TreeMap<>();
        steps.forEach(it -> byFriends.put(it.at(), it));
        return new ArrayList<>(byFriends.values());
    }

    /** What friends are worth, told one after the other. */
    private static long naive(LadderMode mode, List<Step> steps, int friends) {
        long worth = 0;
        for (int friend = 1; friend <= friends; friend++) {
            long rate = 0;
            for (Step step : steps) {
                rate = step.at() <= friend ? step.amount() : rate;
                boolean reached = step.at() == friend;
                if (reached && mode == LadderMode.MILESTONE_ADDITIVE) {
                    worth += step.amount();
                }
            }
            switch (mode) {
                case CUMULATIVE_TARGET -> worth = rate;
                case PER_REFERRAL_MARGINAL -> worth += rate;
                case PER_REFERRAL_RETROACTIVE -> worth = rate * friend;
                case EVERY_N ->
                    worth += friend % steps.get(0).at() == 0 ? steps.get(0).amount() : 0;
                case MILESTONE_ADDITIVE -> {}
            }
        }
        return worth;
    }

    @Property(tries = 2000)
    @Label("is worth what its friends are worth one after the other, or is refused because that falls")
    void worthIsThatOfFriends(@ForAll LadderMode mode, @ForAll("steps") List<Step> any) {
        List<Step> steps = mode == LadderMode.EVERY_N ? any.subList(0, 1) : any;
        boolean falls = false;
        for (int friends = 1; friends <= FRIENDS; friends++) {
            falls |= naive(mode, steps, friends) < naive(mode, steps, friends - 1);
        }
        assertThat(Ladder.fallAt(mode, steps).isPresent()).isEqualTo(falls);
        if (falls) {
            assertThatThrownBy(() -> new Ladder(mode, steps)).isInstanceOf(InvalidValueException.class);
            return;
        }
        Ladder ladder = new Ladder(mode, steps);
        for (int friends = 0; friends <= FRIENDS; friends++) {
            assertThat(ladder.entitlement(friends))
                    .as("%s of %d", ladder, friends)
                    .isEqualTo(naive(mode, steps, friends));
        }
    }
}
