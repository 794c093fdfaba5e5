/**
 * Signals in H2, PostgreSQL, MariaDB and MySQL. The way in is {@link io.communitykit.recommend.signal.jdbc.JdbcSignalStore}. The tables
 * are in {@code v1/<database>.sql} beside it.
 */
@NullMarked
package io.communitykit.recommend.signal.jdbc;

import org.jspecify.annotations.NullMarked;
