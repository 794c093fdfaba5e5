/** Contract tests that any storage adapter of CommunityKit extends. */
@NullMarked
package io.communitykit.testkit;

import org.jspecify.annotations.NullMarked;
