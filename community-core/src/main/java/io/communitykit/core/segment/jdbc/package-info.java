/**
 * Members in H2, PostgreSQL, MariaDB and MySQL. The way in is {@link io.communitykit.core.segment.jdbc.JdbcProfileStore}. The
 * tables are in {@code v1/<database>.sql} beside it.
 */
@NullMarked
package io.communitykit.core.segment.jdbc;

import org.jspecify.annotations.NullMarked;
