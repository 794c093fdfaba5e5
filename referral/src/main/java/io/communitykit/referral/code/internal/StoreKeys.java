package io.communitykit.referral.code.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.referral.code.spi.MemberCode;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** What every store of codes checks and hashes alike. */
public final class StoreKeys {

    /** Oldest first, equal instants by key. */
    public static final Comparator<MemberCode> AGE = Comparator.comparing(MemberCode::issuedAt)
            .thenComparing(code -> code.code().key());

    /** Keep the pseudonyms of members with codes apart from all others, and those of codes from these. */
    private static final ProgramId MEMBERS = new ProgramId("communitykit invite codes of members");

    private static final ProgramId CODES = new ProgramId("communitykit invite codes");
    private static final String USE = "communitykit invite code use";
    private static final int USE_DIGITS = 32;

    private StoreKeys() {}

    /**
     * Stands for a member.
     *
     * @param key the host's secret
     * @param member who
     * @return the same pseudonym for the same key and member, always
     */
    public static Pseudonym of(PseudonymKey key, MemberId member) {
        return key.pseudonym(MEMBERS, member);
    }

    /**
     * Stands for a code, which may be a member's name or lead to a member's number.
     *
     * @param key the host's secret
     * @param code which
     * @return the same pseudonym for the same key and code, always
     */
    public static Pseudonym of(PseudonymKey key, CodeKey code) {
        // Any key of a code obeys the rule of ids.
        return key.pseudonym(CODES, new MemberId(code.value()));
    }

    /**
     * Stands for a use, whose id may hold that of a member.
     *
     * @param key the host's secret
     * @param use which
     * @return 16 bytes, the same for the same key and use, always
     */
    public static byte[] of(PseudonymKey key, IdempotencyKey use) {
        String digits = key.commitment(USE, use.source().value(), use.id().value());
        return HexFormat.of().parseHex(digits.substring(0, USE_DIGITS));
    }

    /**
     * Checks how many candidates there are, and that each is there once.
     *
     * @param candidates at most {@value CodeStore#MAX_CANDIDATES}
     * @throws InvalidValueException if there are more, or one twice
     */
    public static void candidates(List<CodeKey> candidates) {
        if (candidates.size() > CodeStore.MAX_CANDIDATES) {
            throw InvalidValueException.of(
                    "number of candidates", "at most " + CodeStore.MAX_CANDIDATES, candidates.size());
        }
        if (candidates.stream().distinct().count() < candidates.size()) {
            throw InvalidValueException.of("candidates", "each there once", candidates);
        }
    }

    /**
     * Checks what a function claims.
     *
     * @param member for whom
     * @param candidates what may be claimed
     * @param holdings what it was shown
     * @param claim what it claims
     * @throws InvalidValueException if the code is another's or no free candidate, or replaces what is not the member's or by nothing
     */
    public static void claim(
            MemberId member, List<CodeKey> candidates, CodeStore.Holdings holdings, CodeStore.Claim<?> claim) {
        claim.claimed().ifPresent(code -> {
            CodeKey key = code.code().key();
            boolean isFree = candidates.contains(key) && !holdings.taken().contains(key);
            if (!isFree || !code.owner().filter(member::equals).isPresent()) {
                throw InvalidValueException.of("claimed code", "the member's, under a candidate that is free", key);
            }
        });
        claim.replaced().ifPresent(code -> {
            if (claim.claimed().isEmpty()
                    || holdings.codes().stream()
                            .noneMatch(
                                    held -> held.code().key().equals(code.code().key()))) {
                throw InvalidValueException.of(
                        "replaced code",
                        "one of the member's, by a claimed one",
                        code.code().key());
            }
        });
    }
}
