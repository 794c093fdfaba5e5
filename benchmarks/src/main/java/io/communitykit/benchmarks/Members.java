package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;

/** Members {@code member-0} to {@code member-(n-1)}, made once, so that ids cost nothing where time is taken. */
final class Members {

    private Members() {}

    static MemberId[] numbered(int count) {
        MemberId[] members = new MemberId[count];
        for (int i = 0; i < count; i++) {
            members[i] = new MemberId("member-" + i);
        }
        return members;
    }
}
