/** What accountants, members and auditors read of the ledger. */
@NullMarked
package io.communitykit.membership.points.books;

import org.jspecify.annotations.NullMarked;
