/**
 * Contract tests for stores of invite codes. The way in is {@link io.communitykit.testkit.code.CodeStoreContract}; a store on a
 * relational database extends {@link io.communitykit.testkit.code.JdbcCodeStoreContract}.
 */
@NullMarked
package io.communitykit.testkit.code;

import org.jspecify.annotations.NullMarked;
