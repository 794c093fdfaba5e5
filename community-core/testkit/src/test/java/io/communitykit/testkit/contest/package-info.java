/** Our own stores under the contract of contests. */
@NullMarked
package io.communitykit.testkit.contest;

import org.jspecify.annotations.NullMarked;
