package io.communitykit.testkit.contest;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Contests on the heap:")
class InMemoryContestTest extends ContestContract {

    InMemoryContestTest() {
        super(500);
    }

    @Override
    protected BookStore createStore() {
        return new InMemoryBookStore(PseudonymKey.of(new byte[32]));
    }
}
