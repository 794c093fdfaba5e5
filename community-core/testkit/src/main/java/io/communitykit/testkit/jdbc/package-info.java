/**
 * Faults between a JDBC adapter and its database. The way in is {@link io.communitykit.testkit.jdbc.SqlFaults}.
 */
@NullMarked
package io.communitykit.testkit.jdbc;

import org.jspecify.annotations.NullMarked;
