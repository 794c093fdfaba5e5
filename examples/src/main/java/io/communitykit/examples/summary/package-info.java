/** Adds up what accounts and postings say: rules, caps, tiers, leaders. The way in is {@link Ledger}. */
@NullMarked
package io.communitykit.examples.summary;

import org.jspecify.annotations.NullMarked;
