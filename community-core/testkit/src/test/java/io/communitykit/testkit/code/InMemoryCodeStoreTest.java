package io.communitykit.testkit.code;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.code.memory.InMemoryCodeStore;
import io.communitykit.referral.code.spi.CodeStore;
import java.nio.charset.StandardCharsets;

class InMemoryCodeStoreTest extends CodeStoreContract {

    @Override
    protected CodeStore createStore() {
        return new InMemoryCodeStore(PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8)));
    }
}
