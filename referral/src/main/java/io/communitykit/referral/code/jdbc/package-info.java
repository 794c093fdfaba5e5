/** Codes in databases. The way in is {@link io.communitykit.referral.code.jdbc.JdbcCodeStore}. */
@NullMarked
package io.communitykit.referral.code.jdbc;

import org.jspecify.annotations.NullMarked;
