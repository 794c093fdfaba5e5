package io.communitykit.testkit.campaign;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Campaigns on H2:")
class H2CampaignSimulationTest extends CampaignSimulationContract {

    H2CampaignSimulationTest() {
        super(3, 40);
    }

    @Override
    protected BookStore createStore() {
        return JdbcBookStore.builder(
                        ConnectionSource.own(InstalledDatabase.of(EmbeddedDatabase.H2, "campaigns")),
                        PseudonymKey.of(new byte[32]))
                .build();
    }
}
