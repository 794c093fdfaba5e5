package io.communitykit.testkit.book;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import java.nio.charset.StandardCharsets;

class InMemoryBookStoreTest extends BookStoreContract {

    @Override
    protected BookStore createStore() {
        return new InMemoryBookStore(PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8)));
    }
}
