/**
 * What every store of facts against abuse must do. The way in is {@link io.communitykit.testkit.abuse.AbuseStoreContract}, and {@link
 * io.communitykit.testkit.abuse.JdbcAbuseStoreContract} for one on a relational database.
 */
@NullMarked
package io.communitykit.testkit.abuse;

import org.jspecify.annotations.NullMarked;
