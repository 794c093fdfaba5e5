package io.communitykit.testkit.bargain;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Bargains on the heap:")
class InMemoryBargainTest extends BargainContract {

    private final BookStore store = new InMemoryBookStore(PseudonymKey.of(new byte[32]));

    @Override
    protected BookStore createStore() {
        return store;
    }
}
