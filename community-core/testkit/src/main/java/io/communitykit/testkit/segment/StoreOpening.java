package io.communitykit.testkit.segment;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.segment.spi.ProfileStore;
import javax.sql.DataSource;

/** How the chapters about databases get their stores. */
interface StoreOpening {

    DataSource dataSource();

    /** With the key of all tests. */
    ProfileStore open(ConnectionSource connections);

    ProfileStore open(ConnectionSource connections, PseudonymKey key);
}
