package io.communitykit.testkit.lottery;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Lotteries on H2:")
class H2LotteryTest extends LotteryContract {

    @Override
    protected BookStore createStore() {
        return JdbcBookStore.builder(
                        ConnectionSource.own(InstalledDatabase.of(EmbeddedDatabase.H2, "campaigns")),
                        PseudonymKey.of(new byte[32]))
                .build();
    }
}
