/**
 * Contract tests for stores of members. The way in is {@link io.communitykit.testkit.segment.ProfileStoreContract}; a store on a
 * relational database extends {@link io.communitykit.testkit.segment.JdbcProfileStoreContract}.
 */
@NullMarked
package io.communitykit.testkit.segment;

import org.jspecify.annotations.NullMarked;
