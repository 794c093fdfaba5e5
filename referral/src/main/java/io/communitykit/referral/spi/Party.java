package io.communitykit.referral.spi;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import java.util.Optional;

/**
 * Another member whom an entry names; once that member is erased, the pseudonym that is left. Immutable and safe for many threads.
 */
public sealed interface Party {

    /**
     * A member.
     *
     * @param member who
     */
    record Known(MemberId member) implements Party {
        @Override
        public String toString() {
            return member.toString();
        }
    }

    /**
     * A member who was erased.
     *
     * @param pseudonym what is left
     */
    record Erased(Pseudonym pseudonym) implements Party {
        @Override
        public String toString() {
            return "erased:" + pseudonym;
        }
    }

    /**
     * Names a member.
     *
     * @param member who
     * @return the party
     */
    static Party of(MemberId member) {
        return new Known(member);
    }

    /**
     * The member's id.
     *
     * @return who; empty once erased
     */
    default Optional<MemberId> known() {
        return this instanceof Known known ? Optional.of(known.member()) : Optional.empty();
    }
}
