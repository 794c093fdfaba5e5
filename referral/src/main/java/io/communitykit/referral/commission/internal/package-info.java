/** What commission keeps in books, and the documents of its programs. */
@NullMarked
package io.communitykit.referral.commission.internal;

import org.jspecify.annotations.NullMarked;
