package io.communitykit.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.code.CodeIssue;
import io.communitykit.referral.code.CodeLookup;
import io.communitykit.referral.code.CodeRevocation;
import io.communitykit.referral.code.CodeUse;
import io.communitykit.referral.code.Codes;
import io.communitykit.referral.code.VanityAnswer;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.code.policy.VanityRules;
import io.communitykit.referral.code.spi.MemberCode;
import io.communitykit.referral.code.spi.WordCheck;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The life of a member's codes, from the first to the erasure. */
abstract class FacadeRules extends StoreRules {

    private final MemberId ann = freshMember();
    private Codes codes;

    @BeforeEach
    void openFacade() {
        CodePolicy usual = CodePolicy.usual(new PolicyVersion("1"), SHOP);
        CodePolicy policy = new CodePolicy(
                usual.version(),
                SHOP,
                usual.generator(),
                usual.lookAlikes(),
                usual.limits(),
                usual.validity(),
                Optional.of(new VanityRules(Optional.empty(), 4, 1, List.of())),
                usual.expected());
        codes = Codes.builder(policy, store)
                .clock(InstantSource.fixed(MARCH))
                .words(WordCheck.ANY_WORD)
                .build();
    }

    @Test
    @DisplayName("a code is issued once, found as typed, used once a key, rotated, revoked and at last nobody's")
    void life() {
        MemberCode first = codes.issue(ann).held().orElseThrow();
        assertThat(codes.issue(ann)).isEqualTo(new CodeIssue.Existing(first));
        String typed =
                " " + first.code().text().toLowerCase(java.util.Locale.ROOT).substring(0, 5) + "-"
                        + first.code().text().substring(5);
        assertThat(codes.resolve(typed)).isEqualTo(new CodeLookup.Found(first));
        assertThat(codes.use(typed, use("registration 1"))).isEqualTo(new CodeUse.Counted(first.used()));
        assertThat(codes.use(typed, use("registration 1"))).isEqualTo(new CodeUse.Replayed(first.used(), MARCH));

        MemberCode second = codes.rotate(ann, typed).held().orElseThrow();
        assertThat(second.code()).isNotEqualTo(first.code());
        assertThat(codes.rotate(ann, typed)).isEqualTo(new CodeIssue.Existing(second));
        assertThat(codes.resolve(typed)).isInstanceOf(CodeLookup.Revoked.class);
        assertThat(codes.revoke(second.code().text())).isInstanceOf(CodeRevocation.Revoked.class);
        assertThat(codes.revoke(second.code().text())).isInstanceOf(CodeRevocation.Replayed.class);
        assertThat(codes.export(ann))
                .hasSize(2)
                .allSatisfy(code -> assertThat(code.revokedAt()).isPresent());

        assertThat(codes.erase(ann)).isTrue();
        assertThat(codes.resolve(typed)).isInstanceOf(CodeLookup.Erased.class);
        assertThat(codes.issue(ann)).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.ERASED));
        assertThat(codes.export(ann)).isEmpty();
    }

    @Test
    @DisplayName("a vanity code is the first one's, found by what looks like it")
    void vanity() {
        String text = freshVanity().text();
        VanityAnswer answer = codes.requestVanity(ann, text);

        assertThat(answer).isInstanceOf(VanityAnswer.Granted.class);
        assertThat(codes.requestVanity(ann, text)).isInstanceOf(VanityAnswer.Existing.class);
        assertThat(codes.requestVanity(freshMember(), text.replace('2', 'Z')))
                .isInstanceOfSatisfying(
                        VanityAnswer.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(VanityAnswer.Why.TAKEN));
        assertThat(codes.resolve(text.replace('2', 'Z'))).isInstanceOf(CodeLookup.Found.class);
    }
}
