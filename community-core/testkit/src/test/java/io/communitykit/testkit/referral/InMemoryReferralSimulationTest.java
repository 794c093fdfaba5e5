package io.communitykit.testkit.referral;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Referrals on the heap:")
class InMemoryReferralSimulationTest extends ReferralSimulationContract {

    InMemoryReferralSimulationTest() {
        super(150, 80);
    }

    @Override
    protected BookStore createStore() {
        return new InMemoryBookStore(PseudonymKey.of(new byte[32]));
    }
}
