package io.communitykit.referral.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.lottery.LotterySeed.Use;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values were computed with the hmac and hashlib of Python 3 by the construction that the class describes. */
@DisplayName("The seed of a lottery")
class LotterySeedTest {

    private static final ProgramId PROGRAM = new ProgramId("春节转盘");
    private static final String TICKET = FactKeys.of(Wheel.ticket("订单🎁1"));

    @Test
    @DisplayName("is committed to by its SHA-256")
    void commitment() {
        assertThat(Wheel.SEED.commitment().hex())
                .isEqualTo("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
        assertThat(TICKET).isEqualTo("99c353ec693e210f083f6bba84794972de309e6d");
    }

    @ParameterizedTest(name = "draw {0} is {1}")
    @CsvSource({
        "1, 544359",
        "2, 900197",
        "3, 316859",
        "1000000000000, 701315",
        // The first HMAC of these is rejected; the second counts.
        "1904, 558307",
        "13761, 997557",
        "14193, 810715",
    })
    @DisplayName("gives the numbers that anybody computes from it")
    void golden(long number, int value) {
        assertThat(Wheel.SEED.uniform(Use.DRAW, PROGRAM, number, TICKET, LotteryPrize.ALL))
                .isEqualTo(value);
    }

    @ParameterizedTest(name = "draw {0} is {1}")
    @CsvSource({"3, 670022710", "10, 525645319", "6, 300674974", "8, 1342866223", "11, 25347644"})
    @DisplayName("gives them also where one or two HMACs are rejected, as every third is below this bound")
    void rejectedTwice(long number, int value) {
        assertThat(Wheel.SEED.uniform(Use.DRAW, PROGRAM, number, TICKET, 1_431_655_766))
                .isEqualTo(value);
    }

    @Test
    @DisplayName("gives other numbers for other uses, activities, tickets and seeds")
    void apart() {
        int bound = Integer.MAX_VALUE;
        assertThat(Wheel.SEED.uniform(Use.PITY, PROGRAM, 7, TICKET, 3)).isEqualTo(1);
        assertThat(Wheel.SEED.uniform(Use.DRAW, new ProgramId("p"), 1, TICKET, bound))
                .isEqualTo(953_699_918);
        int one = Wheel.SEED.uniform(Use.DRAW, PROGRAM, 1, TICKET, bound);
        assertThat(Wheel.SEED.uniform(Use.PITY, PROGRAM, 1, TICKET, bound)).isNotEqualTo(one);
        assertThat(Wheel.SEED.uniform(Use.DRAW, PROGRAM, 1, TICKET + "0", bound))
                .isNotEqualTo(one);
        assertThat(Wheel.seed(1).uniform(Use.DRAW, PROGRAM, 1, TICKET, bound)).isNotEqualTo(one);
    }

    @Test
    @DisplayName("has 32 bytes and shows none of them")
    void bytes() {
        assertThatThrownBy(() -> LotterySeed.of(new byte[31])).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> LotterySeed.ofBase64("不是")).hasMessageContaining("not shown");
        assertThat(Wheel.SEED.toString()).isEqualTo("LotterySeed[hidden]");
        assertThatThrownBy(() -> new LotterySeed.Commitment("00")).hasMessageContaining("64");
    }

    @Test
    @DisplayName("is its own copy of the bytes")
    void copied() {
        byte[] bytes = new byte[32];
        LotterySeed seed = LotterySeed.of(bytes);
        String before = seed.toBase64();
        bytes[0] = 1;
        assertThat(seed.toBase64()).isEqualTo(before);
    }
}
