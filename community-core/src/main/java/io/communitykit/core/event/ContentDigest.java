package io.communitykit.core.event;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Digests of the content of a fact or a command, field by field, so that a repeat with other content can name the
 * fields that differ. Source and id are not covered: they are the key under which a digest is kept.
 *
 * <p>64 bits a field (MurmurHash3 x64 128, seed fixed, first half). That finds mistakes, not forgeries: who wants to
 * can make two contents with one digest, and who guesses a value can confirm the guess. A field that is absent differs
 * from one that is empty. The values and {@link #toBytes()} never change between releases. Immutable and safe for many
 * threads.
 */
public final class ContentDigest {

    /** By rising wire number, which counts from 1 without a gap. */
    private static final ContentField[] FIELDS = ContentField.values();

    private static final int ENTRY_BYTES = 1 + Long.BYTES;

    /** Bit n is set if the field of wire number n is there. */
    private final int present;

    /** One hash for each field that is there, by rising wire number. */
    private final long[] hashes;

    private ContentDigest(int present, long[] hashes) {
        this.present = present;
        this.hashes = hashes;
    }

    /**
     * Digests a fact: type, subject, time, actor, beneficiary and all attributes. Costs well under a microsecond for an
     * event of common size.
     *
     * @param event the fact
     * @return the same digest for equal content, always
     */
    public static ContentDigest of(CommunityEvent event) {
        // Without a builder, which would be half of what a digest allocates.
        Optional<Subject> subject = event.subject();
        Optional<MemberId> actor = event.actor();
        Optional<MemberId> beneficiary = event.beneficiary();
        boolean data = !event.attributes().isEmpty();
        int present = bit(ContentField.TYPE)
                | bit(ContentField.TIME)
                | (subject.isPresent() ? bit(ContentField.SUBJECT) : 0)
                | (actor.isPresent() ? bit(ContentField.ACTOR) : 0)
                | (beneficiary.isPresent() ? bit(ContentField.BENEFICIARY) : 0)
                | (data ? bit(ContentField.DATA) : 0);
        ContentDigest digest = new ContentDigest(present, new long[Integer.bitCount(present)]);
        digest.put(ContentField.TYPE, ContentHash.of(event.type().value()));
        digest.put(ContentField.TIME, ContentHash.of(Timestamps.toMicros(event.occurredAt())));
        if (subject.isPresent()) {
            digest.put(ContentField.SUBJECT, ContentHash.of(subject.get().value()));
        }
        if (actor.isPresent()) {
            digest.put(ContentField.ACTOR, ContentHash.of(actor.get().value()));
        }
        if (beneficiary.isPresent()) {
            digest.put(
                    ContentField.BENEFICIARY, ContentHash.of(beneficiary.get().value()));
        }
        if (data) {
            digest.put(ContentField.DATA, ContentHash.of(event.attributes()));
        }
        return digest;
    }

    /** Only while it is made. */
    private void put(ContentField field, long hash) {
        hashes[place(field)] = hash;
    }

    /**
     * Starts the digest of something else, such as a command.
     *
     * @return a builder without fields; not safe for many threads
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the form that {@link #toBytes()} writes.
     *
     * @param bytes the form, unchanged
     * @return the digest
     * @throws InvalidValueException if the bytes are not of that form
     */
    public static ContentDigest fromBytes(byte[] bytes) {
        if (bytes.length == 0 || bytes.length % ENTRY_BYTES != 0) {
            throw InvalidValueException.of(
                    "content digest", "a positive multiple of " + ENTRY_BYTES + " bytes", bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Builder builder = builder();
        int last = 0;
        while (buffer.hasRemaining()) {
            byte wireNumber = buffer.get();
            if (wireNumber <= last || wireNumber > FIELDS.length) {
                throw InvalidValueException.of(
                        "field numbers of a content digest",
                        "rising, from 1 to " + FIELDS.length,
                        wireNumber + " after " + last);
            }
            last = wireNumber;
            builder.set(FIELDS[wireNumber - 1], buffer.getLong());
        }
        return builder.build();
    }

    /**
     * Where two contents differ.
     *
     * @param other the digest of the other content
     * @return the fields that differ or are on one side only, in the order of {@link ContentField}; empty if and only
     *     if the contents are the same
     */
    public List<ContentField> differingFrom(ContentDigest other) {
        if (equals(other)) {
            return List.of();
        }
        List<ContentField> differing = new ArrayList<>();
        for (ContentField field : FIELDS) {
            boolean same = has(field) == other.has(field) && (!has(field) || hash(field) == other.hash(field));
            if (!same) {
                differing.add(field);
            }
        }
        return List.copyOf(differing);
    }

    /**
     * The form that stores keep: for each field that is there, by rising wire number, that number in one byte and the
     * hash in eight, big-endian.
     *
     * @return 9 bytes a field, at most 90
     */
    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(hashes.length * ENTRY_BYTES);
        for (ContentField field : FIELDS) {
            if (has(field)) {
                buffer.put(field.wireNumber()).putLong(hash(field));
            }
        }
        return buffer.array();
    }

    private boolean has(ContentField field) {
        return (present & bit(field)) != 0;
    }

    private long hash(ContentField field) {
        return hashes[place(field)];
    }

    private int place(ContentField field) {
        return Integer.bitCount(present & (bit(field) - 1));
    }

    private static int bit(ContentField field) {
        return 1 << field.wireNumber();
    }

    /** Two digests are equal if they have the same fields with the same hashes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContentDigest that && present == that.present && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return 31 * present + Arrays.hashCode(hashes);
    }

    /** The bytes in lower-case hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(toBytes());
    }

    /** Collects the fields of a digest. Not safe for many threads. */
    public static final class Builder {

        private int present;
        private final long[] hashes = new long[FIELDS.length + 1];

        private Builder() {}

        /**
         * Adds a field that is text.
         *
         * @param field which one; each at most once
         * @param text its content, perhaps empty
         * @return this builder
         * @throws InvalidValueException if the field is there already
         */
        public Builder field(ContentField field, String text) {
            return set(field, ContentHash.of(text));
        }

        /**
         * Adds a field that is a number.
         *
         * @param field which one; each at most once
         * @param number its content
         * @return this builder
         * @throws InvalidValueException if the field is there already
         */
        public Builder field(ContentField field, long number) {
            return set(field, ContentHash.of(number));
        }

        private Builder set(ContentField field, long hash) {
            if ((present & bit(field)) != 0) {
                throw InvalidValueException.of("field " + field + " of a digest", "set once", "a second value");
            }
            present |= bit(field);
            hashes[field.wireNumber()] = hash;
            return this;
        }

        /**
         * Makes the digest.
         *
         * @return a digest of the fields set so far
         * @throws InvalidValueException if there is no field
         */
        public ContentDigest build() {
            if (present == 0) {
                throw InvalidValueException.of("content digest", "of at least one field", "none");
            }
            long[] packed = new long[Integer.bitCount(present)];
            int next = 0;
            for (ContentField field : FIELDS) {
                if ((present & bit(field)) != 0) {
                    packed[next++] = hashes[field.wireNumber()];
                }
            }
            return new ContentDigest(present, packed);
        }
    }
}
