/**
 * Dictionaries in H2, PostgreSQL, MariaDB and MySQL, to be read by matchers and written by a back office. The way in is {@link
 * io.communitykit.risk.word.jdbc.JdbcWordSource}. The tables are in {@code v1/<database>.sql} beside it.
 */
@NullMarked
package io.communitykit.risk.word.jdbc;

import org.jspecify.annotations.NullMarked;
