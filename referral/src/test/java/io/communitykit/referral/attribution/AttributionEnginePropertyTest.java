package io.communitykit.referral.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.attribution.Resolution.Lost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class AttributionEnginePropertyTest {

    @Provide
    Arbitrary<AttributionPolicy> policies() {
        return Histories.policies();
    }

    @Provide
    Arbitrary<FriendHistory> histories() {
        return Histories.histories();
    }

    private static Map<IdempotencyKey, Optional<Reason>> reasons(Resolution resolution) {
        Map<IdempotencyKey, Optional<Reason>> reasons = new HashMap<>();
        resolution.winner().ifPresent(touch -> reasons.put(touch.key(), Optional.empty()));
        for (Lost lost : resolution.lost()) {
            assertThat(reasons.put(lost.touch().key(), Optional.of(lost.reason())))
                    .isNull();
        }
        return reasons;
    }

    @Property(tries = 20_000)
    void agreesWithThePlainModelOnTheWinnerAndEveryReason(
            @ForAll("policies") AttributionPolicy policy,
            @ForAll("histories") FriendHistory history,
            @ForAll @IntRange(max = 45) int at) {
        Resolution got = new AttributionEngine(policy).resolve(history, Histories.at(at));
        reasons(got)
                .values()
                .forEach(it -> Statistics.collect(it.map(Reason::name).orElse("WINNER")));
        assertThat(reasons(got)).isEqualTo(new PlainAttribution(policy, history).at(Histories.at(at)));
    }

    @Property
    void doesNotDependOnTheOrderInWhichThingsWereTold(
            @ForAll("policies") AttributionPolicy policy,
            @ForAll("histories") FriendHistory history,
            @ForAll @IntRange(max = 45) int at,
            @ForAll long seed) {
        List<Told> touches = new ArrayList<>(history.touches());
        List<FriendHistory.Sale> sales = new ArrayList<>(history.sales());
        Collections.shuffle(touches, new Random(seed));
        Collections.shuffle(sales, new Random(seed));
        FriendHistory shuffled =
                new FriendHistory(history.friend(), history.registeredAt(), history.firstPaidAt(), touches, sales);
        AttributionEngine engine = new AttributionEngine(policy);
        assertThat(engine.resolve(shuffled, Histories.at(at))).isEqualTo(engine.resolve(history, Histories.at(at)));
    }

    @Property
    void whatIsLaterDoesNotChangeWhoWasBound(
            @ForAll("policies") AttributionPolicy policy,
            @ForAll("histories") FriendHistory history,
            @ForAll @IntRange(max = 30) int at) {
        FriendHistory until = new FriendHistory(
                history.friend(),
                history.registeredAt().filter(it -> !it.isAfter(Histories.at(at))),
                history.firstPaidAt().filter(it -> !it.isAfter(Histories.at(at))),
                history.touches().stream()
                        .filter(it -> !it.at().isAfter(Histories.at(at)))
                        .toList(),
                history.sales().stream()
                        .filter(it -> !it.at().isAfter(Histories.at(at)))
                        .toList());
        AttributionEngine engine = new AttributionEngine(policy);
        assertThat(engine.resolve(history, Histories.at(at)).winner())
                .isEqualTo(engine.resolve(until, Histories.at(at)).winner());
    }
}
