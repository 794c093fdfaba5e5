/** Contract tests for stores of members. The way in is {@link io.communitykit.testkit.segment.ProfileStoreContract}. */
@NullMarked
package io.communitykit.testkit.segment;

import org.jspecify.annotations.NullMarked;
