/**
 * Points accounts in a relational database. The way in is {@link
 * io.communitykit.membership.points.jdbc.JdbcPointsStore}; the tables are versioned resources in {@code v1}.
 */
@NullMarked
package io.communitykit.membership.points.jdbc;

import org.jspecify.annotations.NullMarked;
