/** How bargains are written in documents and in books. */
@NullMarked
package io.communitykit.referral.bargain.internal;

import org.jspecify.annotations.NullMarked;
