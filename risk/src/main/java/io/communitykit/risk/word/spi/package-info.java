/** What a host may bring of its own: where words end, how characters split, where dictionaries come from. */
@NullMarked
package io.communitykit.risk.word.spi;

import org.jspecify.annotations.NullMarked;
