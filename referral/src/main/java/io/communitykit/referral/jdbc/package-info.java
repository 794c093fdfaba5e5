/**
 * Books in H2, PostgreSQL, MariaDB and MySQL. The way in is {@link io.communitykit.referral.jdbc.JdbcBookStore}. The tables are in {@code
 * v1/<database>.sql} beside it.
 */
@NullMarked
package io.communitykit.referral.jdbc;

import org.jspecify.annotations.NullMarked;
