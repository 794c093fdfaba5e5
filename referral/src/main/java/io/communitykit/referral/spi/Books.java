package io.communitykit.referral.spi;

import java.util.List;

/** The books of one update, for the thread that runs it and until it ends. */
public interface Books {

    /**
     * Opens books; what it shows is what they are when the update takes effect. May be called several times, as what was found tells
     * what else is needed; a book that was opened before is shown again with what is wanted now, as it was before any {@link #save}.
     *
     * @param wants the books, each once; at least one
     * @return the books, in the order of the wants
     */
    List<Book> open(List<BookWant> wants);

    /**
     * Saves changes, all or none, when the update ends.
     *
     * @param changes of books that were opened to be changed, each once in an update; none of an erased owner's
     * @throws io.communitykit.core.InvalidValueException if a book was not opened to be changed, is changed twice or is an erased owner's
     */
    void save(List<BookChange> changes);
}
