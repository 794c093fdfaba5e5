package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import java.util.regex.Pattern;

/**
 * What an entry of a book is, such as {@code touch} or {@code grant}. Immutable and safe for many threads.
 *
 * @param name 1 to 20 of a-z, 0-9 and hyphen
 * @param retention what becomes of such entries when the member whose book they are in is erased
 */
public record EntryKind(String name, Retention retention) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,20}");

    /**
     * Checks the name.
     *
     * @param name what it is called
     * @param retention what becomes of it
     */
    public EntryKind {
        if (!NAME.matcher(name).matches()) {
            throw InvalidValueException.of("kind of entry", "1 to 20 of a-z, 0-9 and hyphen", name);
        }
    }

    /** What becomes of an entry when the member whose book it is in is erased. */
    public enum Retention {
        /** It stays under the pseudonym, since sums rest on it. */
        LEDGER,
        /** It goes. */
        PERSONAL
    }

    @Override
    public String toString() {
        return name;
    }
}
