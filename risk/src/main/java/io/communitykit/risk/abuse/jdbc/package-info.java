/**
 * Facts of a screen against abuse in a relational database. The way in is {@link io.communitykit.risk.abuse.jdbc.JdbcAbuseStore}.
 */
@NullMarked
package io.communitykit.risk.abuse.jdbc;

import org.jspecify.annotations.NullMarked;
