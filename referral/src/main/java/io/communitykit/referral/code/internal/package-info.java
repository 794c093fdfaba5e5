/** The machinery of codes: reading texts, folding look-alikes, permuting numbers, documents. */
@NullMarked
package io.communitykit.referral.code.internal;

import org.jspecify.annotations.NullMarked;
