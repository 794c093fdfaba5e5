package io.communitykit.referral.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The odds of a guess")
class GuessOddsTest {

    /** The figure of the research: 10 million codes in 31^8 is 1.2e-5. */
    @Test
    @DisplayName("are 1.2e-5 for ten million codes of eight symbols, and a 31st of that for each symbol more")
    void published() {
        GuessOdds odds = new GuessOdds(10_000_000, 8);

        assertThat(odds.space()).isEqualTo(new BigInteger("852891037441"));
        assertThat(odds.perGuess()).isEqualTo(1e7 / 852_891_037_441.0);
        assertThat(new BigDecimal(odds.perGuess()).round(new MathContext(2))).isEqualTo(new BigDecimal("0.000012"));
        assertThat(new GuessOdds(10_000_000, 9).perGuess()).isEqualTo(odds.perGuess() / 31, within(1e-18));
        assertThat(odds.entropyBits()).isEqualTo(39.6335704, within(1e-7));
    }

    @Property(tries = 500)
    @Label("after some guesses are those of a plain product of misses")
    void after(
            @ForAll @LongRange(max = 1_000_000_000) long live,
            @ForAll @IntRange(min = 7, max = 12) int symbols,
            @ForAll @IntRange(max = 300) int guesses) {
        GuessOdds odds = new GuessOdds(live, symbols);
        BigDecimal miss =
                BigDecimal.ONE.subtract(new BigDecimal(live).divide(new BigDecimal(odds.space()), new MathContext(40)));
        BigDecimal expected = BigDecimal.ONE.subtract(miss.pow(guesses, new MathContext(40)));

        assertThat(odds.after(guesses))
                .isEqualTo(expected.doubleValue(), within(1e-12 * expected.doubleValue() + 1e-300));
    }

    @Test
    @DisplayName("are sure where every code is live, and nil where none is")
    void ends() {
        assertThat(new GuessOdds(31, 1).perGuess()).isEqualTo(1);
        assertThat(new GuessOdds(31, 1).after(1)).isEqualTo(1);
        assertThat(new GuessOdds(31, 1).after(0)).isZero();
        assertThat(new GuessOdds(0, 29).after(Long.MAX_VALUE)).isZero();
        assertThatThrownBy(() -> new GuessOdds(32, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new GuessOdds(-1, 8)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new GuessOdds(1, 30)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new GuessOdds(1, 8).after(-1)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("say how many symbols are enough")
    void enough() {
        assertThat(GuessOdds.symbolsFor(10_000_000, 1.2e-5)).isEqualTo(8);
        assertThat(GuessOdds.symbolsFor(10_000_000, 1e-6)).isEqualTo(9);
        assertThat(GuessOdds.symbolsFor(0, 1e-9)).isEqualTo(1);
        assertThat(GuessOdds.symbolsFor(Long.MAX_VALUE, Double.MIN_NORMAL)).isEqualTo(29);
        assertThatThrownBy(() -> GuessOdds.symbolsFor(1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> GuessOdds.symbolsFor(1, Double.NaN)).isInstanceOf(InvalidValueException.class);
    }
}
