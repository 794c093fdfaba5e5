package io.communitykit.referral.spi;

import java.time.Instant;

/**
 * A book to which something may happen by itself. Immutable and safe for many threads.
 *
 * @param book which
 * @param at when
 */
public record DueBook(BookId book, Instant at) {}
