/**
 * Contract tests for stores of signals. The way in is {@link io.communitykit.testkit.signal.SignalStoreContract}; a store on a
 * relational database extends {@link io.communitykit.testkit.signal.JdbcSignalStoreContract}.
 */
@NullMarked
package io.communitykit.testkit.signal;

import org.jspecify.annotations.NullMarked;
