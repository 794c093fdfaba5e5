package io.communitykit.testkit.team;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Teams on the heap:")
class InMemoryTeamTest extends TeamContract {

    InMemoryTeamTest() {
        super(500);
    }

    @Override
    protected BookStore createStore() {
        return new InMemoryBookStore(PseudonymKey.of(new byte[32]));
    }
}
