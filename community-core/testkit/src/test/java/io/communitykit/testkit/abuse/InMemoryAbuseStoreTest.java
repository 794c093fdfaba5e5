package io.communitykit.testkit.abuse;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.memory.InMemoryAbuseStore;
import io.communitykit.risk.abuse.spi.AbuseStore;
import java.nio.charset.StandardCharsets;

class InMemoryAbuseStoreTest extends AbuseStoreContract {

    @Override
    protected AbuseStore createStore() {
        return new InMemoryAbuseStore(PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8)));
    }
}
