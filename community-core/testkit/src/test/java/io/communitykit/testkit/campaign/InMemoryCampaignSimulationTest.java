package io.communitykit.testkit.campaign;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Campaigns on the heap:")
class InMemoryCampaignSimulationTest extends CampaignSimulationContract {

    InMemoryCampaignSimulationTest() {
        super(80, 40);
    }

    @Override
    protected BookStore createStore() {
        return new InMemoryBookStore(PseudonymKey.of(new byte[32]));
    }
}
