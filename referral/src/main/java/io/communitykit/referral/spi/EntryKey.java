package io.communitykit.referral.spi;

import io.communitykit.core.id.IdText;
import io.communitykit.core.id.MemberId;
import java.util.Optional;

/**
 * Names an entry within its book. The text must not contain a member's id: a member is named by {@code party} alone. Immutable and safe
 * for many threads.
 *
 * @param kind what it is
 * @param text which one, 1 to 255 bytes of UTF-8
 * @param party whom it names; part of the key
 */
public record EntryKey(EntryKind kind, String text, Optional<Party> party) {

    /**
     * Checks the text.
     *
     * @param kind what it is
     * @param text which one
     * @param party whom it names
     */
    public EntryKey {
        IdText.check("key of an entry", text);
    }

    /**
     * An entry that names nobody.
     *
     * @param kind what it is
     * @param text which one
     * @return the key
     */
    public static EntryKey of(EntryKind kind, String text) {
        return new EntryKey(kind, text, Optional.empty());
    }

    /**
     * An entry that names a member.
     *
     * @param kind what it is
     * @param text which one
     * @param party whom it names
     * @return the key
     */
    public static EntryKey of(EntryKind kind, String text, MemberId party) {
        return new EntryKey(kind, text, Optional.of(Party.of(party)));
    }
}
