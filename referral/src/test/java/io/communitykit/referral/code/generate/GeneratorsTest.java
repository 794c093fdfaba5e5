package io.communitykit.referral.code.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.generate.CodeGenerator.Proposal;
import io.communitykit.referral.code.spi.CodeKind;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Codes are made")
class GeneratorsTest {

    private static final ProgramId SHOP = new ProgramId("shop");
    private static final CodeKeyRing RING = CodeKeyRing.of('K', bytes("a secret of the shop, 32 bytes.."));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RandomCodes random(int symbols) {
        return new RandomCodes(new SplittableRandom(1), symbols);
    }

    private static PermutedCodes permuted(CodeKeyRing ring, int digits) {
        return new PermutedCodes(ring, SHOP, digits, random(digits + 1));
    }

    @Test
    @DisplayName(
            "at random with every symbol as likely at every place: chi-square of 30 degrees below 59.7, met by 999 of 1000")
    void uniform() {
        RandomCodes codes = random(8);
        int[][] counts = new int[8][31];
        int drawn = 31_000;
        for (int i = 0; i < drawn; i++) {
            String body = codes.draw().body();
            for (int place = 0; place < 8; place++) {
                counts[place][InviteCode.ALPHABET.indexOf(body.charAt(place))]++;
            }
        }
        for (int[] place : counts) {
            double square = 0;
            for (int count : place) {
                square += (count - 1_000.0) * (count - 1_000.0) / 1_000.0;
            }
            assertThat(square).isLessThan(59.7);
        }
    }

    @Test
    @DisplayName("at random, four of a length and then four that are a symbol longer, each once")
    void proposals() {
        List<Proposal> proposals = random(9).propose(OptionalLong.empty());

        assertThat(proposals).hasSize(8).doesNotHaveDuplicates();
        assertThat(proposals).extracting(it -> it.code().body().length()).containsExactly(9, 9, 9, 9, 10, 10, 10, 10);
        assertThat(proposals).extracting(Proposal::kind).containsOnly(CodeKind.RANDOM);
    }

    /** Computed by another program, in another language. */
    @ParameterizedTest
    @CsvSource({
        "7,0,K6NT6Y55G",
        "7,1,KCEAVPWBW",
        "7,2,K8RGDWDJH",
        "8,10000000,KQ3Y6EXBTC",
        "12,787662783788549760,KSNSXDBRN2M75B"
    })
    @DisplayName("of numbers as another program makes them, and tell the number again")
    void known(int digits, long number, String code) {
        PermutedCodes codes = permuted(RING, digits);

        assertThat(codes.code(number)).contains(new InviteCode(code));
        assertThat(codes.number(new InviteCode(code))).hasValue(number);
        assertThat(codes.propose(OptionalLong.of(number)).get(0))
                .isEqualTo(new Proposal(new InviteCode(code), CodeKind.PERMUTED));
    }

    @Test
    @DisplayName("of numbers under the newest key, and read under all: a rotation leaves older codes good")
    void rotation() {
        CodeKeyRing rotated = RING.rotatedTo('M', bytes("another secret of 16+"));
        PermutedCodes before = permuted(RING, 7);
        PermutedCodes after = permuted(rotated, 7);
        InviteCode old = before.code(0).orElseThrow();
        InviteCode young = after.code(0).orElseThrow();

        assertThat(young).isEqualTo(new InviteCode("MS5XRNNKW"));
        assertThat(after.number(old)).hasValue(0);
        assertThat(after.number(young)).hasValue(0);
        assertThat(before.number(young)).isEmpty();
        assertThat(rotated).hasToString("CodeKeyRing[K, M]");
    }

    @Test
    @DisplayName("of one number differently in each program, also where its name is Chinese")
    void programs() {
        PermutedCodes shop = permuted(RING, 7);
        PermutedCodes other = new PermutedCodes(RING, new ProgramId("\u5c0f\u5e97"), 7, random(8));

        assertThat(other.code(0)).contains(new InviteCode("KFNW78K6K"));
        assertThat(shop.number(new InviteCode("KFNW78K6K"))).isNotEqualTo(OptionalLong.of(0));
    }

    @Property(tries = 1_000)
    @Label("of any number, one for each, and tell it again at whatever length")
    void reversible(
            @ForAll @IntRange(min = 7, max = 12) int digits,
            @ForAll @LongRange(min = 0, max = 27_512_614_110L) long number) {
        InviteCode code = permuted(RING, digits).code(number).orElseThrow();

        assertThat(code.body()).hasSize(digits + 1).startsWith("K");
        assertThat(permuted(RING, digits).number(code)).hasValue(number);
        assertThat(permuted(RING, 7).number(code)).hasValue(number);
    }

    @Test
    @DisplayName("of a million numbers in a row without a collision, in an order that says nothing of theirs")
    void no_collision() {
        PermutedCodes codes = permuted(RING, 7);
        Set<String> met = new HashSet<>();
        String last = "";
        int rises = 0;
        int shared = 0;
        for (int number = 0; number < 1_000_000; number++) {
            String body = codes.code(number).orElseThrow().body();
            assertThat(met.add(body)).isTrue();
            rises += body.compareTo(last) > 0 ? 1 : 0;
            shared += number > 0 && body.regionMatches(1, last, 1, 2) ? 1 : 0;
            last = body;
        }
        // Half of neighbours rise, with a standard deviation of 289; one in 961 shares two symbols, with 32.
        assertThat(rises).isBetween(498_500, 501_500);
        assertThat(shared).isBetween(880, 1_200);
    }

    @Test
    @DisplayName("at random for a member without a number, with a negative one or one of too many symbols")
    void no_number() {
        PermutedCodes codes = permuted(RING, 7);

        for (OptionalLong number : List.of(
                OptionalLong.empty(),
                OptionalLong.of(-1),
                OptionalLong.of(27_512_614_111L),
                OptionalLong.of(Long.MAX_VALUE))) {
            assertThat(codes.propose(number)).extracting(Proposal::kind).containsOnly(CodeKind.RANDOM);
        }
        assertThat(codes.propose(OptionalLong.of(27_512_614_110L)).get(0).kind())
                .isEqualTo(CodeKind.PERMUTED);
        assertThat(codes.propose(OptionalLong.of(1))).hasSize(9);
        assertThat(codes.number(InviteCode.ofBody("K".repeat(14)))).isEmpty();
        assertThat(codes.number(InviteCode.ofBody("M".repeat(8)))).isEmpty();
    }

    @Test
    @DisplayName("with no key that is too short, of no symbol, or there twice; and of no length that is none")
    void refused() {
        byte[] secret = bytes("a secret of the shop");
        assertThatThrownBy(() -> CodeKeyRing.of('K', bytes("too short"))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> CodeKeyRing.of('O', secret)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> RING.rotatedTo('K', secret)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> permuted(RING, 6)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> permuted(RING, 13)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> random(7)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> random(29)).isInstanceOf(InvalidValueException.class);
        assertThat(random(28).propose(OptionalLong.empty())).hasSize(8);
    }
}
