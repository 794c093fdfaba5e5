package io.communitykit.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.VanityCode;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.referral.code.spi.CodeStore.Claim;
import io.communitykit.referral.code.spi.CodeStore.Holdings;
import io.communitykit.referral.code.spi.MemberCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who has a code has it alone. */
abstract class ClaimRules extends StoreRules {

    private final MemberId ann = freshMember();
    private final MemberId bob = freshMember();

    @Test
    @DisplayName("a code is found as it was claimed, checked or vanity, and listed for its owner")
    void found() {
        MemberCode checked = code(ann, freshCode());
        MemberCode vanity = code(ann, freshVanity(), new ProgramId("other"));

        assertThat(claim(store, checked, Optional.empty())).isEqualTo("claimed");
        assertThat(claim(store, vanity, Optional.empty())).isEqualTo("claimed");

        assertThat(store.find(checked.code().key())).contains(checked);
        assertThat(store.find(vanity.code().key())).contains(vanity);
        assertThat(store.codes(ann)).containsExactlyInAnyOrder(checked, vanity);
        assertThat(store.codes(bob)).isEmpty();
    }

    @Test
    @DisplayName("what nobody claimed is not found, nor what was looked at and left")
    void not_found() {
        InviteCode code = freshCode();
        store.claim(ann, List.of(code.key()), holdings -> new Claim<>(Optional.empty(), Optional.empty(), "left"));

        assertThat(store.find(code.key())).isEmpty();
        assertThat(store.codes(ann)).isEmpty();
        assertThat(claim(store, bob, code)).isEqualTo("claimed");
    }

    @Test
    @DisplayName("a code is claimed once: nobody gets another's, revoked or not, nor one's own again")
    void once() {
        InviteCode code = freshCode();
        assertThat(claim(store, ann, code)).isEqualTo("claimed");

        assertThat(claim(store, bob, code)).isEqualTo("taken");
        assertThat(claim(store, ann, code)).isEqualTo("taken");
        revoke(store, code.key());
        assertThat(claim(store, bob, code)).isEqualTo("taken");
        assertThat(store.find(code.key()).orElseThrow().owner()).contains(ann);
    }

    @Test
    @DisplayName("vanity codes that look alike are one, and found by any of them")
    void folded() {
        VanityCode code = freshVanity();
        VanityCode alike = alike(code);
        assertThat(claim(store, ann, code)).isEqualTo("claimed");

        assertThat(claim(store, bob, alike)).isEqualTo("taken");
        assertThat(store.find(alike.key()).orElseThrow().code()).isEqualTo(code);
    }

    @Test
    @DisplayName("a claim is shown all codes of the member, oldest first, and which candidates are taken")
    void holdings() {
        List<MemberCode> codes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            MemberCode each = at(code(ann, freshCode()), i % 3);
            claim(store, each, Optional.empty());
            codes.add(each);
        }
        InviteCode bobs = freshCode();
        claim(store, bob, bobs);
        CodeKey free = freshCode().key();
        CodeKey own = codes.get(0).code().key();
        List<Holdings> shown = new ArrayList<>();

        store.claim(ann, List.of(free, bobs.key(), own), holdings -> {
            shown.add(holdings);
            return new Claim<>(Optional.empty(), Optional.empty(), "left");
        });

        codes.sort((one, other) -> one.issuedAt().equals(other.issuedAt())
                ? one.code().key().compareTo(other.code().key())
                : one.issuedAt().compareTo(other.issuedAt()));
        assertThat(shown).containsOnly(new Holdings(codes, shown.get(0).taken()));
        assertThat(shown.get(0).taken()).containsExactlyInAnyOrder(bobs.key(), own);
        assertThat(store.codes(ann)).isEqualTo(codes);
    }

    private static MemberCode at(MemberCode code, int seconds) {
        return new MemberCode(
                code.code(),
                code.kind(),
                code.program(),
                code.label(),
                code.owner(),
                code.policy(),
                MARCH.plusSeconds(seconds),
                code.terms(),
                0,
                Optional.empty());
    }

    @Test
    @DisplayName("a code is replaced at the moment when the new one is claimed, and keeps its uses")
    void replaced() {
        MemberCode old = code(ann, freshCode());
        claim(store, old, Optional.empty());
        count(store, old.code().key(), "a");
        MemberCode young = code(ann, freshCode());

        assertThat(claim(store, young, Optional.of(old.revoked(MARCH)))).isEqualTo("claimed");

        assertThat(store.find(old.code().key())).contains(old.used().revoked(MARCH));
        assertThat(store.find(young.code().key())).contains(young);
        assertThat(count(store, old.code().key(), "a")).isEqualTo("replayed");
    }

    @Test
    @DisplayName("a member may be asked about as many candidates as a claim takes, and no more")
    void candidates() {
        List<CodeKey> most = Stream.generate(() -> freshCode().key())
                .limit(CodeStore.MAX_CANDIDATES)
                .toList();
        claim(store, bob, freshCode());
        MemberCode last = code(ann, InviteCode.ofBody(most.get(19).value().substring(0, 12)));

        assertThat(store.claim(ann, most, holdings -> new Claim<>(Optional.of(last), Optional.empty(), "claimed")))
                .contains("claimed");
        List<CodeKey> more = new ArrayList<>(most);
        more.add(freshCode().key());
        assertThatThrownBy(() -> store.claim(ann, more, holdings -> nothingClaimed()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> store.claim(ann, List.of(most.get(0), most.get(0)), holdings -> nothingClaimed()))
                .isInstanceOf(InvalidValueException.class);
    }

    private static Claim<String> nothingClaimed() {
        return new Claim<>(Optional.empty(), Optional.empty(), "nothing");
    }

    @Test
    @DisplayName("what a function throws goes through, and leaves nothing")
    void thrown() {
        InviteCode code = freshCode();

        assertThatThrownBy(() -> store.claim(ann, List.of(code.key()), holdings -> {
                    throw new UnsupportedOperationException("of the function");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(store.find(code.key())).isEmpty();
        assertThat(claim(store, bob, code)).isEqualTo("claimed");
    }

    @Test
    @DisplayName(
            "a claim of what is another's, taken, no candidate, or in the place of another's code is refused and leaves nothing")
    void wrong_claims() {
        InviteCode code = freshCode();
        MemberCode bobs = code(bob, freshCode());
        claim(store, bobs, Optional.empty());
        MemberCode anns = code(ann, code);
        List<Claim<String>> wrong = List.of(
                new Claim<>(Optional.of(code(bob, code)), Optional.empty(), ""),
                new Claim<>(Optional.of(code(ann, freshCode())), Optional.empty(), ""),
                new Claim<>(Optional.of(code(ann, bobs.code())), Optional.empty(), ""),
                new Claim<>(Optional.of(anns), Optional.of(bobs.revoked(MARCH)), ""),
                new Claim<>(Optional.empty(), Optional.of(anns), ""));

        for (Claim<String> each : wrong) {
            assertThatThrownBy(() ->
                            store.claim(ann, List.of(code.key(), bobs.code().key()), holdings -> each))
                    .isInstanceOf(InvalidValueException.class);
        }
        assertThat(store.find(code.key())).isEmpty();
        assertThat(store.codes(ann)).isEmpty();
        assertThat(store.find(bobs.code().key())).contains(bobs);
    }
}
