package io.communitykit.testkit.campaign;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Campaigns on MariaDB:")
class MariaDbCampaignSimulationTest extends CampaignSimulationContract {

    MariaDbCampaignSimulationTest() {
        super(3, 40);
    }

    @Override
    protected BookStore createStore() {
        return JdbcBookStore.builder(
                        ConnectionSource.own(InstalledDatabase.of(EmbeddedDatabase.MARIADB, "campaigns")),
                        PseudonymKey.of(new byte[32]))
                .build();
    }
}
