package io.communitykit.referral.reward.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.Ladder;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.ledger.Used;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The room under caps")
class CapRoomTest {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 23);

    private static RewardRule rule(CalendarWindow window) {
        return new RewardRule(
                new RuleId("cash"),
                new RewardRule.Counts.Referrals(Side.REFERRER),
                RewardUnit.money(Currency.getInstance("CNY")),
                new Ladder(LadderMode.PER_REFERRAL_MARGINAL, List.of(new Ladder.Step(1, 500))),
                CountScope.NEW,
                List.of(new RewardCap(RewardCap.Measure.AMOUNT, 700, Optional.of(window), OnLimit.PARTIAL)),
                Clawback.NEGATIVE_BALANCE);
    }

    @Test
    @DisplayName("is known of every day of the windows of a fact that comes a year late, after days were dropped")
    void lateFact() {
        for (CalendarWindow window : List.of(new CalendarWindow.Rolling(30), CalendarWindow.Period.MONTH)) {
            RewardRule rule = rule(window);
            LocalDate late = LAST.minusDays(366);
            CapRoom room = new CapRoom(new TreeMap<>(), Used.NOTHING);
            room.use(window.firstDay(late), 1, 500);
            room.use(LAST, 1, 500);
            room.prune(rule);
            assertThat(room.room(rule.caps().get(0), late, 500))
                    .as("%s", window)
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("forgets the days that no window of a late fact can hold any more")
    void forgets() {
        RewardRule rule = rule(new CalendarWindow.Rolling(30));
        CapRoom room = new CapRoom(new TreeMap<>(), Used.NOTHING);
        room.use(LAST.minusDays(366 + 2 * 30 + 1), 1, 500);
        room.use(LAST, 1, 500);
        room.prune(rule);
        assertThat(room.days()).containsOnlyKeys(LAST);
        assertThat(room.inAll()).isEqualTo(new Used(2, 1_000));
    }
}
