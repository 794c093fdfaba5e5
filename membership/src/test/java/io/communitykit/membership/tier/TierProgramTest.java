package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A tier program")
class TierProgramTest {

    private static final String SOUND = """
            {"kind": "tier-program", "version": "1", "ladders": [
              {"id": "等级", "currency": "growth",
               "tiers": [{"id": "普通", "from": 0}, {"id": "银卡", "from": 500}, {"id": "金卡🏆", "from": 2000}]},
              {"id": "fame", "currency": "reputation", "tiers": [{"id": "known", "from": -5}, {"id": "famous", "from": 5}]}]}
            """;

    @Test
    @DisplayName("is read from its document")
    void is_read() {
        TierProgram program = TierProgram.KIND.read(SOUND);

        assertThat(program.ladder(new LadderId("等级")).orElseThrow().tiers())
                .containsExactly(
                        new Tier(new TierId("普通"), 0),
                        new Tier(new TierId("银卡"), 500),
                        new Tier(new TierId("金卡🏆"), 2000));
        assertThat(program.ladder(new LadderId("fame"))
                        .orElseThrow()
                        .climb()
                        .orElseThrow()
                        .measure()
                        .currency())
                .isEqualTo(new CurrencyId("reputation"));
        assertThat(program.ladder(new LadderId("none"))).isEmpty();
        assertThat(TierProgram.KIND.lint(program)).isEmpty();
    }

    @ParameterizedTest(name = "{2}: {3}")
    @DisplayName("is refused where")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "from": 2000   | "from": 500     | /ladders/0/tiers/2/from | a threshold above the 500 before
                    "from": 2000   | "from": 499     | /ladders/0/tiers/2/from | a threshold above the 500 before
                    金卡🏆          | 普通             | /ladders/0/tiers/2/id   | an id that no tier before has
                    "id": "fame"   | "id": "等级"     | /ladders/1/id           | an id that no ladder before has
                    "from": 2000   | "form": 2000    | /ladders/0/tiers/2/form | did you mean "from"?
                    "from": 2000   | "from": 2e30    | /ladders/0/tiers/2/from | 9223372036854775807
                    """)
    void is_refused(String sound, String broken, String pointer, String saying) {
        InvalidPolicyException refused = catchThrowableOfType(
                InvalidPolicyException.class, () -> TierProgram.KIND.read(SOUND.replace(sound, broken)));

        assertThat(refused.violations()).anySatisfy((Violation violation) -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.toString()).contains(saying);
        });
    }

    @Test
    @DisplayName("made in code keeps the same rules")
    void checks_in_code() {
        Tier low = new Tier(new TierId("low"), 5);
        LadderId id = new LadderId("l");
        CurrencyId currency = new CurrencyId("c");

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new TierLadder(id, currency, List.of(low, new Tier(new TierId("high"), 5))))
                .withMessageContaining("threshold of tier high must be above 5, got 5");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new TierLadder(id, currency, List.of(low, new Tier(new TierId("low"), 6))));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new TierLadder(id, currency, List.of()));
    }

    @Test
    @DisplayName("goes with a points program that has the currencies of its ladders and offers")
    void goes_with_points() {
        CurrencyId growth = new CurrencyId("growth");
        PointsProgram points = PointsProgram.builder(new ProgramId("p"), new PolicyVersion("1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(growth, 0, 0))
                .build();
        TierLadder ladder = new TierLadder(new LadderId("l"), growth, List.of(new Tier(new TierId("a"), 0)));
        TierProgram paid =
                new TierProgram(new PolicyVersion("1"), List.of(ladder), List.of(offer("by-growth", growth)));
        TierProgram unknown = new TierProgram(
                new PolicyVersion("1"), List.of(ladder), List.of(offer("by-gold", new CurrencyId("gold"))));

        assertThat(points.with(paid).tiers()).contains(paid);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> points.with(unknown))
                .withMessageContaining("currency of offer by-gold");
    }

    private static TierOffer offer(String id, CurrencyId currency) {
        return new TierOffer(new RuleId(id), currency, 5, new LadderId("l"), new TierId("a"), Period.ofDays(7));
    }
}
