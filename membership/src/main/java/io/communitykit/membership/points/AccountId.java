package io.communitykit.membership.points;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import java.util.Comparator;

/**
 * The account of a member in a program: all currencies of one member together, the unit that a store changes at once.
 *
 * @param program the program
 * @param member the member
 */
public record AccountId(ProgramId program, MemberId member) implements Comparable<AccountId> {

    private static final Comparator<AccountId> ORDER =
            Comparator.comparing(AccountId::program).thenComparing(AccountId::member);

    /** Orders by program, then member. */
    @Override
    public int compareTo(AccountId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return program + "/" + member;
    }
}
