package io.communitykit.testkit.segment;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.spi.ProfileStore;
import io.communitykit.core.segment.spi.ProfileStore.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What every chapter of the contract starts with: a store, and members whom no earlier test has named. */
abstract class StoreRules {

    ProfileStore store;

    abstract ProfileStore createStore();

    @BeforeEach
    void openStore() {
        store = createStore();
    }

    /** For tests of lists: of the members of earlier tests nothing but tombstones stays. */
    final void eraseEverybody() {
        for (MemberState each : walk(10_000)) {
            store.erase(each.member());
        }
    }

    static MemberId fresh() {
        return new MemberId("member-" + UUID.randomUUID());
    }

    /** Saves a state whatever was there; empty where the member was erased. */
    final Optional<String> save(MemberState state) {
        return store.update(state.member(), before -> new Saved<>(Optional.of(state), "saved"));
    }

    /** Adds one to the member's number; empty where the member was erased. */
    static Optional<Long> count(ProfileStore store, MemberId member) {
        return store.update(member, before -> {
            long next = SampleState.number(before) + 1;
            return new Saved<>(Optional.of(SampleState.counted(member, next)), next);
        });
    }

    /** All members, page by page. */
    final List<MemberState> walk(int limit) {
        List<MemberState> all = new ArrayList<>();
        List<MemberState> page = store.members(Optional.empty(), limit);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = page.size() < limit
                    ? List.of()
                    : store.members(Optional.of(page.get(page.size() - 1).member()), limit);
        }
        return all;
    }
}
