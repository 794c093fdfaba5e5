package io.communitykit.testkit.points;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.membership.points.spi.PointsStore;
import javax.sql.DataSource;

/** How the chapters about databases get their stores. */
interface StoreOpening {

    DataSource dataSource();

    /** The key that the data of all tests is stored under. */
    PseudonymKey key();

    /** With the key of all tests. */
    PointsStore open(ConnectionSource connections);

    PointsStore open(ConnectionSource connections, PseudonymKey key);
}
