package io.communitykit.testkit.code;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.ReferralCode;
import io.communitykit.referral.code.VanityCode;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeKind;
import io.communitykit.referral.code.spi.CodeLabel;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.referral.code.spi.CodeStore.Change;
import io.communitykit.referral.code.spi.CodeStore.Claim;
import io.communitykit.referral.code.spi.CodeTerms;
import io.communitykit.referral.code.spi.MemberCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What every chapter of the contract starts with: a store, and members and codes that no earlier test has named. */
abstract class StoreRules {

    static final Instant MARCH = Instant.parse("2026-03-01T00:00:00.000001Z");
    static final ProgramId SHOP = new ProgramId("shop \u5c0f\u5e97");

    CodeStore store;

    abstract CodeStore createStore();

    @BeforeEach
    void openStore() {
        store = createStore();
    }

    static MemberId freshMember() {
        return new MemberId("member-" + UUID.randomUUID());
    }

    static InviteCode freshCode() {
        long bits = UUID.randomUUID().getMostSignificantBits() >>> 1;
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            body.append(InviteCode.ALPHABET.charAt((int) (bits % 31)));
            bits /= 31;
        }
        return InviteCode.ofBody(body.toString());
    }

    /** Ends in 2, which looks like Z; before that of letters and digits that look like no other here. */
    static VanityCode freshVanity() {
        String letters = "ACDEFHJKMNPRTUWXY3479";
        long bits = UUID.randomUUID().getMostSignificantBits() >>> 1;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            text.append(letters.charAt((int) (bits % letters.length())));
            bits /= letters.length();
        }
        return new VanityCode(text + "2");
    }

    /** Another that looks like it. */
    static VanityCode alike(VanityCode code) {
        return new VanityCode(code.text().replace('2', 'Z'));
    }

    static IdempotencyKey use(String id) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(id));
    }

    /** A code of a member that may be used twice, until the end of 2026. */
    static MemberCode code(MemberId member, ReferralCode code, ProgramId program) {
        return new MemberCode(
                code,
                code instanceof VanityCode ? CodeKind.VANITY : CodeKind.RANDOM,
                program,
                new CodeLabel("weibo"),
                Optional.of(member),
                new PolicyVersion("7 \ud83c\udf8f"),
                MARCH,
                new CodeTerms(MARCH.plusSeconds(1), Optional.of(Instant.parse("2027-01-01T00:00:00Z")), 2),
                0,
                Optional.empty());
    }

    static MemberCode code(MemberId member, ReferralCode code) {
        return code(member, code, SHOP);
    }

    /** Claims one code whatever else the member has; answers with what became of it. */
    static String claim(CodeStore store, MemberId member, ReferralCode wanted) {
        return claim(store, code(member, wanted), Optional.empty());
    }

    static String claim(CodeStore store, MemberCode wanted, Optional<MemberCode> replaced) {
        CodeKey key = wanted.code().key();
        return store.claim(wanted.owner().orElseThrow(), List.of(key), holdings -> {
                    if (holdings.taken().contains(key)) {
                        return new Claim<>(Optional.empty(), Optional.empty(), "taken");
                    }
                    return new Claim<>(Optional.of(wanted), replaced, "claimed");
                })
                .orElse("erased");
    }

    /** Counts a use up to the limit, as the facade would, but for the times. */
    static String count(CodeStore store, CodeKey key, String use) {
        return store.update(key, Optional.of(use(use)), seen -> {
                    MemberCode code = seen.code();
                    if (seen.usedAt().isPresent()) {
                        return nothing("replayed");
                    }
                    if (code.owner().isEmpty() || code.revokedAt().isPresent()) {
                        return nothing("gone");
                    }
                    if (code.uses() >= code.terms().limit()) {
                        return nothing("used up");
                    }
                    return new Change<>(Optional.of(code.used()), Optional.of(MARCH), "counted");
                })
                .orElse("missing");
    }

    static String revoke(CodeStore store, CodeKey key) {
        return store.update(
                        key,
                        Optional.empty(),
                        seen -> seen.code().revokedAt().isPresent()
                                ? nothing("revoked before")
                                : new Change<>(
                                        Optional.of(seen.code().revoked(MARCH)), Optional.<Instant>empty(), "revoked"))
                .orElse("missing");
    }

    static Change<String> nothing(String result) {
        return new Change<>(Optional.empty(), Optional.empty(), result);
    }
}
