package io.communitykit.core.segment.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.segment.MemberState;

/** What every store of members checks and reckons alike. */
public final class ProfileRules {

    /** The most members that a store lists in one answer. */
    public static final int MAX_LIMIT = 10_000;

    /** Keeps the pseudonyms of profiles apart from those of accounts in programs. */
    private static final ProgramId PROFILES = new ProgramId("communitykit profiles");

    private ProfileRules() {}

    /**
     * Stands for a member in stores.
     *
     * @param key the host's secret
     * @param member who
     * @return the same pseudonym for the same key and member, always
     */
    public static Pseudonym pseudonym(PseudonymKey key, MemberId member) {
        return key.pseudonym(PROFILES, member);
    }

    /**
     * Checks how many are asked for.
     *
     * @param limit 1 to {@value #MAX_LIMIT}
     * @return the same
     * @throws InvalidValueException outside that range
     */
    public static int limit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidValueException.of("limit of a list of members", "1 to " + MAX_LIMIT, limit);
        }
        return limit;
    }

    /**
     * Checks whose state a decider answers with.
     *
     * @param member who was asked for
     * @param state what is to be saved
     * @return the same state
     * @throws InvalidValueException if it is another member's
     */
    public static MemberState requireOf(MemberId member, MemberState state) {
        if (!state.member().equals(member)) {
            throw InvalidValueException.of("state to be saved", "of member " + member, state.member());
        }
        return state;
    }
}
