package io.communitykit.testkit.lottery;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Lotteries on the heap:")
class InMemoryLotteryTest extends LotteryContract {

    private final BookStore store = new InMemoryBookStore(PseudonymKey.of(new byte[32]));

    @Override
    protected BookStore createStore() {
        return store;
    }
}
