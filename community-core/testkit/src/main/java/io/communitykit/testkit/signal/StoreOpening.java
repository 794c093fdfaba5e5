package io.communitykit.testkit.signal;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.recommend.signal.spi.SignalStore;
import javax.sql.DataSource;

/** How the chapters about databases get their stores. */
interface StoreOpening {

    DataSource dataSource();

    /** With the key of all tests. */
    SignalStore open(ConnectionSource connections);

    SignalStore open(ConnectionSource connections, PseudonymKey key);
}
