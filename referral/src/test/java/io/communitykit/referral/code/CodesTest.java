package io.communitykit.referral.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.Reason;
import io.communitykit.referral.code.generate.CodeKeyRing;
import io.communitykit.referral.code.memory.InMemoryCodeStore;
import io.communitykit.referral.code.policy.CodeLimits;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.code.policy.CodeValidity;
import io.communitykit.referral.code.policy.GeneratorRule;
import io.communitykit.referral.code.policy.GeneratorRule.Generator;
import io.communitykit.referral.code.policy.VanityRules;
import io.communitykit.referral.code.spi.CodeKind;
import io.communitykit.referral.code.spi.CodeLabel;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.referral.code.spi.MemberCode;
import io.communitykit.referral.code.spi.RequiredTier;
import io.communitykit.referral.code.spi.WordCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Codes of a program")
class CodesTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final ProgramId SHOP = new ProgramId("shop");
    private static final MemberId ANN = new MemberId("ann");
    private static final MemberId BOB = new MemberId("\u9c8d\u52c3 \ud83d\ude00");
    private static final CodePolicy USUAL = CodePolicy.usual(new PolicyVersion("1"), SHOP);
    private static final CodeLabel WEIBO = new CodeLabel("weibo");

    private final CodeStore store =
            new InMemoryCodeStore(PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8)));
    private Instant now = MARCH;

    private static CodePolicy policy(GeneratorRule generator, CodeLimits limits, CodeValidity validity) {
        return new CodePolicy(
                USUAL.version(),
                SHOP,
                generator,
                USUAL.lookAlikes(),
                limits,
                validity,
                Optional.empty(),
                USUAL.expected());
    }

    private static CodePolicy vanity(VanityRules rules) {
        return new CodePolicy(
                USUAL.version(),
                SHOP,
                USUAL.generator(),
                USUAL.lookAlikes(),
                USUAL.limits(),
                USUAL.validity(),
                Optional.of(rules),
                USUAL.expected());
    }

    private Codes.Builder builder(CodePolicy policy) {
        return Codes.builder(policy, store).clock(() -> now).random(new SplittableRandom(7));
    }

    private Codes codes(CodePolicy policy) {
        return builder(policy).build();
    }

    private static MemberCode held(CodeIssue issue) {
        return issue.held().orElseThrow();
    }

    private static IdempotencyKey use(String id) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(id));
    }

    @Test
    @DisplayName(
            "a member has one for each label, the same however often it is asked for, and of nine symbols and a check symbol")
    void issue() {
        Codes codes = codes(USUAL);
        MemberCode main = held(codes.issue(ANN));

        assertThat(codes.issue(ANN)).isEqualTo(new CodeIssue.Existing(main));
        assertThat(main.code().text()).hasSize(10);
        assertThat(main.owner()).contains(ANN);
        assertThat(main.label()).isEqualTo(CodeLabel.MAIN);
        assertThat(main.policy()).isEqualTo(new PolicyVersion("1"));
        MemberCode weibo = held(codes.issue(ANN, WEIBO));
        assertThat(weibo).isNotEqualTo(main);
        assertThat(codes.issue(ANN, WEIBO)).isEqualTo(new CodeIssue.Existing(weibo));
        assertThat(codes.export(ANN)).containsExactlyInAnyOrder(main, weibo);
        assertThat(codes.resolve(weibo.code().text())).isEqualTo(new CodeLookup.Found(weibo));
    }

    @Test
    @DisplayName("a member has as many as the policy allows, and another once one is taken back")
    void too_many() {
        Codes codes = codes(policy(USUAL.generator(), new CodeLimits(0, 2), CodeValidity.ALWAYS));
        MemberCode main = held(codes.issue(ANN));
        codes.issue(ANN, WEIBO);
        CodeLabel third = new CodeLabel("douyin");

        assertThat(codes.issue(ANN, third)).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.TOO_MANY));
        codes.revoke(main.code().text());
        assertThat(codes.issue(ANN, third)).isInstanceOf(CodeIssue.Issued.class);
        assertThat(codes.issue(ANN)).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.TOO_MANY));
    }

    @Test
    @DisplayName("a code is good from its start until its end, the end excluded, and a new one is issued then")
    void validity() {
        CodeValidity validity = new CodeValidity(
                Optional.of(MARCH.plusSeconds(10)),
                Optional.of(MARCH.plusSeconds(100)),
                Optional.of(Duration.ofSeconds(30)));
        Codes codes = codes(policy(USUAL.generator(), CodeLimits.USUAL, validity));
        MemberCode first = held(codes.issue(ANN));
        String text = first.code().text();

        assertThat(codes.resolve(text)).isEqualTo(new CodeLookup.StartsLater(first, MARCH.plusSeconds(10)));
        assertThat(codes.resolve(text, MARCH.plusSeconds(10))).isEqualTo(new CodeLookup.Found(first));
        assertThat(codes.resolve(text, MARCH.plusSeconds(40).minusNanos(1_000))).isEqualTo(new CodeLookup.Found(first));
        assertThat(codes.resolve(text, MARCH.plusSeconds(40)))
                .isEqualTo(new CodeLookup.Expired(first, MARCH.plusSeconds(40)));
        now = MARCH.plusSeconds(80);
        MemberCode second = held(codes.issue(ANN));
        assertThat(second.terms().startsAt()).isEqualTo(now);
        assertThat(second.terms().endsAt()).contains(MARCH.plusSeconds(100));
        now = MARCH.plusSeconds(100);
        assertThat(codes.issue(ANN)).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.ENDED));
        assertThat(codes.rotate(ANN, second.code().text())).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.ENDED));
    }

    @Test
    @DisplayName("uses are counted once a key up to the limit, as of when they were; a refused one may be told again")
    void uses() {
        CodeValidity validity =
                new CodeValidity(Optional.empty(), Optional.of(MARCH.plusSeconds(100)), Optional.empty());
        Codes codes = codes(policy(USUAL.generator(), new CodeLimits(2, 5), validity));
        MemberCode code = held(codes.issue(ANN));
        String text = code.code().text();

        assertThat(codes.use(text, use("a"))).isEqualTo(new CodeUse.Counted(code.used()));
        assertThat(codes.use(text, use("a"), MARCH.plusSeconds(5))).isEqualTo(new CodeUse.Replayed(code.used(), MARCH));
        now = MARCH.plusSeconds(200);
        assertThat(codes.use(text, use("b")))
                .isEqualTo(new CodeUse.Refused(new CodeLookup.Expired(code.used(), MARCH.plusSeconds(100))));
        assertThat(codes.use(text, use("b"), MARCH.plusSeconds(99))).isInstanceOf(CodeUse.Counted.class);
        assertThat(codes.use(text, use("c"), MARCH))
                .isEqualTo(new CodeUse.Refused(
                        new CodeLookup.LimitReached(code.used().used(), 2)));
        assertThat(codes.use(text, use("a"))).isInstanceOf(CodeUse.Replayed.class);
        assertThat(codes.use("\ud83d\ude00", use("a")))
                .isEqualTo(new CodeUse.Refused(
                        new CodeLookup.Malformed(new CodeReading.Malformed(CodeForm.PICTOGRAPH, 0))));
        assertThat(codes.use("LISA88", use("a")))
                .isEqualTo(new CodeUse.Refused(new CodeLookup.NotFound(new VanityCode("LISA88").key())));
    }

    @Test
    @DisplayName(
            "a rotation takes the old code back and keeps its label; told again it gives the code that took the place")
    void rotate() {
        Codes codes = codes(USUAL);
        MemberCode old = held(codes.issue(ANN, WEIBO));
        now = MARCH.plusSeconds(1);
        MemberCode young = held(codes.rotate(ANN, old.code().text()));

        assertThat(young.label()).isEqualTo(WEIBO);
        assertThat(codes.rotate(ANN, old.code().text())).isEqualTo(new CodeIssue.Existing(young));
        assertThat(codes.resolve(old.code().text())).isEqualTo(new CodeLookup.Revoked(old.revoked(now), now));
        for (String not : List.of(
                "LISA",
                "\u4f1a",
                old.code().text().substring(1),
                InviteCode.ofBody("22222222").text())) {
            assertThat(codes.rotate(ANN, not)).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.NOT_HELD));
        }
        assertThat(codes.rotate(BOB, young.code().text())).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.NOT_HELD));
        codes.revoke(young.code().text());
        assertThat(codes.rotate(ANN, young.code().text())).isInstanceOf(CodeIssue.Issued.class);
    }

    @Test
    @DisplayName("a member may rotate a thousand times in a program, and no more")
    void rotations_end() {
        Codes codes = codes(USUAL);
        MemberCode code = held(codes.issue(ANN));
        for (int i = 1; i < Issuing.MOST_EVER; i++) {
            code = held(codes.rotate(ANN, code.code().text()));
        }

        assertThat(codes.rotate(ANN, code.code().text())).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.TOO_MANY));
        assertThat(codes.resolve(code.code().text())).isInstanceOf(CodeLookup.Found.class);
    }

    @Test
    @DisplayName("a revocation is told of once, and says what it is refused for")
    void revoke() {
        Codes codes = codes(USUAL);
        MemberCode code = held(codes.issue(ANN));
        String text = code.code().text();

        assertThat(codes.revoke(text)).isEqualTo(new CodeRevocation.Revoked(code.revoked(MARCH)));
        now = MARCH.plusSeconds(1);
        assertThat(codes.revoke(text)).isEqualTo(new CodeRevocation.Replayed(code.revoked(MARCH)));
        assertThat(codes.revoke("LISA"))
                .isEqualTo(new CodeRevocation.Refused(new CodeLookup.NotFound(new VanityCode("LISA").key())));
        assertThat(codes.revoke(""))
                .isEqualTo(new CodeRevocation.Refused(
                        new CodeLookup.Malformed(new CodeReading.Malformed(CodeForm.EMPTY, 0))));
        codes.erase(ANN);
        assertThat(codes.revoke(text))
                .isInstanceOfSatisfying(
                        CodeRevocation.Refused.class,
                        refused -> assertThat(refused.lookup().reason()).contains(Reason.ERASED));
    }

    @Test
    @DisplayName("each case of a lookup has its reason")
    void reasons() {
        Codes codes = codes(policy(USUAL.generator(), new CodeLimits(1, 5), CodeValidity.ALWAYS));
        MemberCode code = held(codes.issue(ANN));
        String text = code.code().text();
        List<Optional<Reason>> reasons = new ArrayList<>();
        reasons.add(codes.resolve("\u4f1a").reason());
        reasons.add(codes.resolve("LISA").reason());
        reasons.add(codes.resolve(text).reason());
        reasons.add(codes.resolve(text, MARCH.minusSeconds(1)).reason());
        codes.use(text, use("a"));
        reasons.add(codes.resolve(text).reason());
        codes.revoke(text);
        reasons.add(codes.resolve(text).reason());
        codes.erase(ANN);
        reasons.add(codes.resolve(text).reason());
        reasons.add(new CodeLookup.Expired(code, MARCH).reason());

        assertThat(reasons)
                .containsExactly(
                        Optional.of(Reason.MALFORMED_CODE),
                        Optional.of(Reason.NOT_FOUND),
                        Optional.empty(),
                        Optional.of(Reason.STARTS_LATER),
                        Optional.of(Reason.CODE_LIMIT_REACHED),
                        Optional.of(Reason.REVOKED),
                        Optional.of(Reason.ERASED),
                        Optional.of(Reason.EXPIRED));
        assertThat(new CodeLookup.Found(code).<Object>fold(found -> found, why -> why))
                .isEqualTo(code);
        assertThat(codes.resolve(text).<Object>fold(found -> found, why -> why)).isEqualTo(Reason.ERASED);
    }

    @Test
    @DisplayName("codes of two programs in one store are told apart, and erased together")
    void programs() {
        CodePolicy other = CodePolicy.usual(new PolicyVersion("2"), new ProgramId("other"));
        Codes shop = codes(USUAL);
        Codes second = Codes.builder(other, store)
                .clock(() -> now)
                .random(new SplittableRandom(8))
                .build();
        MemberCode one = held(shop.issue(ANN));
        MemberCode two = held(second.issue(ANN));

        assertThat(two).isNotEqualTo(one);
        assertThat(shop.resolve(two.code().text())).isEqualTo(new CodeLookup.Found(two));
        assertThat(shop.rotate(ANN, two.code().text())).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.NOT_HELD));
        assertThat(shop.erase(ANN)).isTrue();
        assertThat(second.issue(ANN)).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.ERASED));
    }

    @Test
    @DisplayName("a permuted code is the member's number, and a second one is drawn at random until the key is rotated")
    void permuted() {
        CodeKeyRing ring = CodeKeyRing.of('K', new byte[32]);
        CodePolicy policy = policy(new GeneratorRule(Generator.PERMUTED, 8), CodeLimits.USUAL, CodeValidity.ALWAYS);
        Codes codes =
                builder(policy).permuting(ring, member -> OptionalLong.of(42)).build();
        MemberCode first = held(codes.issue(ANN));
        MemberCode second = held(codes.rotate(ANN, first.code().text()));
        Codes rotated = builder(policy)
                .permuting(ring.rotatedTo('M', new byte[16]), member -> OptionalLong.of(42))
                .build();
        MemberCode third = held(rotated.rotate(ANN, second.code().text()));

        assertThat(List.of(first, second, third))
                .extracting(MemberCode::kind)
                .containsExactly(CodeKind.PERMUTED, CodeKind.RANDOM, CodeKind.PERMUTED);
        assertThat(first.code().text()).hasSize(10).startsWith("K");
        assertThat(second.code().text()).hasSize(10);
        assertThat(third.code().text()).hasSize(10).startsWith("M");
        assertThatThrownBy(() -> codes(policy)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("a vanity code is granted to whom the policy lets have it, and refused with why")
    void vanity() {
        VanityRules rules = new VanityRules(
                Optional.of(new RequiredTier("\u91d1\u5361")), 4, 1, List.of("ADMIN", "\u0410DMIN", "SH0P", "no code"));
        Codes codes = builder(vanity(rules))
                .words(text -> !text.contains("SHIT"))
                .right((member, tier) -> tier.value().equals("\u91d1\u5361") && member.equals(ANN))
                .build();
        Map<String, VanityAnswer.Why> refused = Map.of(
                "LIS", VanityAnswer.Why.TOO_SHORT,
                "adm1n", VanityAnswer.Why.RESERVED,
                "SHOP", VanityAnswer.Why.RESERVED,
                "5H1T", VanityAnswer.Why.WORD_REFUSED,
                "SH-IT", VanityAnswer.Why.WORD_REFUSED);

        refused.forEach((text, why) -> assertThat(codes.requestVanity(ANN, text))
                .isInstanceOfSatisfying(
                        VanityAnswer.Refused.class, it -> assertThat(it.why()).isEqualTo(why)));
        assertThat(codes.requestVanity(BOB, "BOBBY"))
                .isEqualTo(new VanityAnswer.Refused(new VanityCode("BOBBY"), VanityAnswer.Why.TIER_TOO_LOW));
        assertThat(codes.requestVanity(ANN, "LISA\ud83d\ude00"))
                .isEqualTo(new VanityAnswer.Malformed(CodeForm.PICTOGRAPH, 4));
        assertThat(codes.requestVanity(ANN, "\u5c0f\u7ea2\u4e66"))
                .isEqualTo(new VanityAnswer.Malformed(CodeForm.NOT_A_SYMBOL, 0));
        assertThat(codes.requestVanity(ANN, InviteCode.ofBody("ABCDEFGH").text()))
                .isEqualTo(new VanityAnswer.Malformed(CodeForm.CHECKED, 9));
        assertThat(codes.requestVanity(ANN, "lisa")).isInstanceOfSatisfying(VanityAnswer.Granted.class, it -> {
            assertThat(it.code().code()).isEqualTo(new VanityCode("LISA"));
            assertThat(it.code().kind()).isEqualTo(CodeKind.VANITY);
            assertThat(codes.resolve("L1SA")).isEqualTo(new CodeLookup.Found(it.code()));
            assertThat(codes.requestVanity(ANN, "L1SA")).isEqualTo(new VanityAnswer.Existing(it.code()));
        });
        assertThat(codes.requestVanity(ANN, "ANNA"))
                .isEqualTo(new VanityAnswer.Refused(new VanityCode("ANNA"), VanityAnswer.Why.TOO_MANY));
        assertThat(codes.issue(ANN)).as("a checked code beside it").isInstanceOf(CodeIssue.Issued.class);
        codes.revoke("LISA");
        assertThat(codes.requestVanity(ANN, "LISA"))
                .isEqualTo(new VanityAnswer.Refused(new VanityCode("LISA"), VanityAnswer.Why.TAKEN));
        codes.erase(ANN);
        assertThat(codes.requestVanity(ANN, "ANNA"))
                .isEqualTo(new VanityAnswer.Refused(new VanityCode("ANNA"), VanityAnswer.Why.ERASED));
    }

    @Test
    @DisplayName(
            "a facade needs a check of words and a right where the policy has vanity codes, and offers none without")
    void options() {
        VanityRules open = new VanityRules(Optional.empty(), 3, 1, List.of());
        VanityRules tiered = new VanityRules(Optional.of(new RequiredTier("gold")), 3, 1, List.of());

        assertThatThrownBy(() -> codes(vanity(open))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(
                        () -> builder(vanity(tiered)).words(WordCheck.ANY_WORD).build())
                .isInstanceOf(InvalidValueException.class);
        assertThat(builder(vanity(open)).words(WordCheck.ANY_WORD).build().requestVanity(BOB, "BOB"))
                .isInstanceOf(VanityAnswer.Granted.class);
        assertThat(codes(USUAL).requestVanity(ANN, "ANNA"))
                .isEqualTo(new VanityAnswer.Refused(new VanityCode("ANNA"), VanityAnswer.Why.NOT_OFFERED));
    }

    @Test
    @DisplayName(
            "where a draw is taken the next is, then a longer one; where all are, the result says so and nothing is thrown")
    void taken() {
        Codes first = codes(USUAL);
        MemberCode anns = held(first.issue(ANN));
        MemberCode bobs = held(codes(USUAL).issue(BOB));
        assertThat(bobs.code()).as("the same draws begin with what Ann has").isNotEqualTo(anns.code());
        assertThat(bobs.code().text()).hasSameSizeAs(anns.code().text());

        RandomGenerator stuck = () -> 0L;
        Codes broken = builder(USUAL).random(stuck).build();
        MemberCode one = held(broken.issue(new MemberId("one")));
        MemberCode longer = held(broken.issue(new MemberId("two")));
        assertThat(longer.code().text()).hasSize(one.code().text().length() + 1);
        assertThat(broken.issue(new MemberId("three"))).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.NONE_FREE));
    }
}
