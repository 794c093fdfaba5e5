package io.communitykit.testkit.signal;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.recommend.signal.memory.InMemorySignalStore;
import io.communitykit.recommend.signal.spi.SignalStore;
import java.nio.charset.StandardCharsets;

class InMemorySignalStoreTest extends SignalStoreContract {

    @Override
    protected SignalStore createStore() {
        return new InMemorySignalStore(
                PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8)));
    }
}
