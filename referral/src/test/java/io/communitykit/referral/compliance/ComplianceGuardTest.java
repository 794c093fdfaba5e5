package io.communitykit.referral.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.compliance.Breach.Gravity;
import io.communitykit.referral.compliance.Breach.Part;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The compliance guard")
class ComplianceGuardTest {

    private static final LevelReward DIRECT = new LevelReward(1, RewardBasis.NET_PAID, 500);

    private static RewardScheme scheme(int cap, LevelReward... rewards) {
        return new RewardScheme(List.of(rewards), 0, cap < 0 ? OptionalInt.empty() : OptionalInt.of(cap));
    }

    private static List<Clause> refused(RewardScheme scheme) {
        return ComplianceGuard.refusals(scheme).stream().map(Breach::clause).toList();
    }

    @Test
    @DisplayName("lets one level of net sales, and heads at level 1, pass without a word")
    void one_level() {
        assertThat(ComplianceGuard.check(scheme(-1, DIRECT, new LevelReward(1, RewardBasis.HEAD_COUNT, 500))))
                .isEmpty();
    }

    @Test
    @DisplayName("takes two levels with a caution, since the clause names no number of levels")
    void two_levels() {
        for (RewardBasis basis : List.of(RewardBasis.NET_PAID, RewardBasis.LEVEL_ONE_COMMISSION)) {
            List<Breach> found = ComplianceGuard.check(scheme(1_000, DIRECT, new LevelReward(2, basis, 200)));

            assertThat(found).extracting(Breach::gravity).containsExactly(Gravity.CAUTION);
            assertThat(found.get(0).toString())
                    .contains("禁止传销条例 Art. 7 (3)", "团队计酬", "no number of levels", "not legal advice");
        }
    }

    @Test
    @DisplayName("refuses a third level whatever the policy says")
    void three_levels() {
        List<Breach> found = ComplianceGuard.refusals(scheme(
                10_000,
                DIRECT,
                new LevelReward(2, RewardBasis.NET_PAID, 1),
                new LevelReward(3, RewardBasis.NET_PAID, 1)));

        assertThat(found).singleElement().satisfies(breach -> {
            assertThat(breach.part()).isEqualTo(Part.REWARD);
            assertThat(breach.index()).isEqualTo(2);
            assertThat(breach.clause()).isEqualTo(Clause.LOWER_LINE);
            assertThat(breach.explanation()).isEqualTo("Level 3 is rewarded; 2 is the deepest.");
        });
        assertThat(ComplianceGuard.MAX_DEPTH).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "refuses heads beyond level 1, entry fees and shares of them, and sales of the whole team, each by its clause")
    void forms() {
        assertThat(refused(scheme(1_000, DIRECT, new LevelReward(2, RewardBasis.HEAD_COUNT, 1))))
                .containsExactly(Clause.HEAD_COUNT);
        assertThat(refused(scheme(1_000, new LevelReward(1, RewardBasis.ENTRY_FEE, 1))))
                .containsExactly(Clause.ENTRY_FEE);
        assertThat(refused(scheme(1_000, new LevelReward(1, RewardBasis.TEAM_SALES, 1))))
                .containsExactly(Clause.LOWER_LINE);
        assertThat(refused(new RewardScheme(List.of(DIRECT), 1, OptionalInt.empty())))
                .containsExactly(Clause.ENTRY_FEE);
        assertThat(Clause.HEAD_COUNT.wording()).startsWith("禁止传销条例 Art. 7 (1)");
        assertThat(Clause.ENTRY_FEE.wording()).startsWith("禁止传销条例 Art. 7 (2)");
    }

    @Test
    @DisplayName("needs a cap for two levels, and rates that keep to it to the last basis point")
    void cap() {
        LevelReward net = new LevelReward(2, RewardBasis.NET_PAID, 200);
        LevelReward share = new LevelReward(2, RewardBasis.LEVEL_ONE_COMMISSION, 1_001);

        assertThat(refused(scheme(-1, DIRECT, net))).containsExactly(Clause.CAP);
        assertThat(refused(scheme(699, DIRECT, net))).containsExactly(Clause.CAP);
        assertThat(refused(scheme(700, DIRECT, net))).isEmpty();
        // 5 per cent and 10.01 per cent of them are 5.5005 per cent.
        assertThat(refused(scheme(550, DIRECT, share))).containsExactly(Clause.CAP);
        assertThat(refused(scheme(551, DIRECT, share))).isEmpty();
    }

    @Test
    @DisplayName("refuses numbers that are none of a scheme's")
    void ranges() {
        assertThatThrownBy(() -> new LevelReward(0, RewardBasis.NET_PAID, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new LevelReward(1, RewardBasis.NET_PAID, -1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new LevelReward(1, RewardBasis.LEVEL_ONE_COMMISSION, 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new RewardScheme(List.of(), -1, OptionalInt.empty()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> scheme(10_001)).isInstanceOf(InvalidValueException.class);
    }
}
