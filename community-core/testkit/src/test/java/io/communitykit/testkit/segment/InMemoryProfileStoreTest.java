package io.communitykit.testkit.segment;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.segment.memory.InMemoryProfileStore;
import io.communitykit.core.segment.spi.ProfileStore;
import java.nio.charset.StandardCharsets;

class InMemoryProfileStoreTest extends ProfileStoreContract {

    @Override
    protected ProfileStore createStore() {
        return new InMemoryProfileStore(
                PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8)));
    }
}
