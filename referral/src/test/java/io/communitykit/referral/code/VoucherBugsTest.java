package io.communitykit.referral.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.code.generate.CodeKeyRing;
import io.communitykit.referral.code.generate.RandomCodes;
import io.communitykit.referral.code.memory.InMemoryCodeStore;
import io.communitykit.referral.code.policy.CodeLimits;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.code.policy.CodeValidity;
import io.communitykit.referral.code.policy.ExpectedCodes;
import io.communitykit.referral.code.policy.GeneratorRule;
import io.communitykit.referral.code.policy.GeneratorRule.Generator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each test is named after a published fault of another code generator, and shows that it is not here. */
@DisplayName("Faults of other code generators")
class VoucherBugsTest {

    private static final CodePolicy USUAL = CodePolicy.usual(new PolicyVersion("1"), new ProgramId("shop"));

    private static Codes.Builder builder(CodePolicy policy) {
        return Codes.builder(policy, new InMemoryCodeStore(PseudonymKey.of(new byte[16])))
                .clock(InstantSource.fixed(Instant.EPOCH));
    }

    private static String code(Codes codes, String member) {
        return codes.issue(new MemberId(member)).held().orElseThrow().code().text();
    }

    @Test
    @DisplayName("voucher-code-generator-java: two generators started at the same instant do not draw the same codes")
    void seeded_by_the_clock() {
        Set<String> drawn = new HashSet<>();
        for (int start = 0; start < 50; start++) {
            drawn.add(code(builder(USUAL).build(), "ann"));
        }

        assertThat(drawn).hasSize(50);
    }

    @Test
    @DisplayName("voucher-code-generator-java: the alphabet has none of 0, O, 1, I and L")
    void look_alikes_in_the_alphabet() {
        assertThat(InviteCode.ALPHABET)
                .hasSize(31)
                .doesNotContainPattern("[01OIL]")
                .matches("[2-9A-Z]+");
    }

    @Test
    @DisplayName("RankerHub#133: where every draw is taken, drawing ends after a bounded number of draws")
    void unbounded_retry() {
        AtomicInteger draws = new AtomicInteger();
        RandomGenerator stuck = () -> {
            draws.incrementAndGet();
            return 0;
        };
        Codes codes = builder(USUAL).random(stuck).build();
        code(codes, "one");
        code(codes, "two");
        draws.set(0);

        assertThat(codes.issue(new MemberId("three"))).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.NONE_FREE));
        // Eight codes of at most ten symbols take a number each.
        assertThat(draws.get()).isEqualTo(8);
    }

    @Test
    @DisplayName("Eshajha19/agri#1233, chioma#1601: where a draw is taken the member gets another, and no error")
    void no_collision_policy() {
        CodePolicy policy = USUAL;
        InMemoryCodeStore store = new InMemoryCodeStore(PseudonymKey.of(new byte[16]));
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            // Each begins the same row of draws anew, and finds one more taken.
            Codes same =
                    Codes.builder(policy, store).random(new SplittableRandom(1)).build();
            codes.add(code(same, "member " + i));
        }
        String fifth = code(
                Codes.builder(policy, store).random(new SplittableRandom(1)).build(), "fifth");

        assertThat(codes).hasSize(4).allSatisfy(each -> assertThat(each).hasSize(10));
        assertThat(fifth).hasSize(11);
    }

    @Test
    @DisplayName("OriginProtocol#4277: of 110,000 codes none has the wrong length")
    void wrong_length() {
        RandomCodes codes = new RandomCodes(new SplittableRandom(1), 9);
        int wrong = 0;
        for (int i = 0; i < 110_000; i++) {
            wrong += codes.draw().text().length() == 10 ? 0 : 1;
        }

        assertThat(wrong).isZero();
    }

    @Test
    @DisplayName("ubco-db/helpme#218: a code is found in any case")
    void case_sensitive() {
        Codes codes = builder(USUAL).build();
        String text = code(codes, "ann");

        assertThat(codes.resolve(text.toLowerCase(Locale.ROOT))).isInstanceOf(CodeLookup.Found.class);
    }

    @Test
    @DisplayName("snoups/remnashop#112: the lint tells when codes are too short for their number")
    void too_short() {
        CodePolicy crowded = new CodePolicy(
                USUAL.version(),
                USUAL.program(),
                new GeneratorRule(Generator.RANDOM, 8),
                USUAL.lookAlikes(),
                CodeLimits.USUAL,
                CodeValidity.ALWAYS,
                Optional.empty(),
                new ExpectedCodes(10_000_000, 1_000_000));

        assertThat(CodePolicy.KIND.lint(crowded))
                .extracting(finding -> finding.code())
                .containsExactly("guessed-too-easily");
    }

    @Test
    @DisplayName("yudao, CRMEB: a code shows neither the member's number nor who came next")
    void raw_user_id() {
        CodePolicy permuted = new CodePolicy(
                USUAL.version(),
                USUAL.program(),
                new GeneratorRule(Generator.PERMUTED, 7),
                USUAL.lookAlikes(),
                CodeLimits.USUAL,
                CodeValidity.ALWAYS,
                Optional.empty(),
                USUAL.expected());
        Codes codes = builder(permuted)
                .permuting(CodeKeyRing.of('7', new byte[32]), member -> OptionalLong.of(Long.parseLong(member.value())))
                .build();
        int steps = 0;
        String last = code(codes, "2345678");
        for (int number = 2_345_679; number < 2_346_679; number++) {
            String text = code(codes, String.valueOf(number));
            assertThat(text).doesNotContain(String.valueOf(number));
            // One symbol apart, as counted-up codes are, beside the check symbol.
            int apart = 0;
            for (int i = 0; i < text.length() - 1; i++) {
                apart += text.charAt(i) == last.charAt(i) ? 0 : 1;
            }
            steps += apart <= 2 ? 1 : 0;
            last = text;
        }

        assertThat(steps).isZero();
    }
}
