/** Tests of books on the heap; the contract is tested in the testkit. */
@NullMarked
package io.communitykit.referral.memory;

import org.jspecify.annotations.NullMarked;
