package io.communitykit.core.id;

import io.communitykit.core.InvalidValueException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Stands for a member's account where the member's own id must not appear: 128 bits that only the holder of the
 * {@link PseudonymKey} can tie to the member. Immutable and safe for many threads.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Pseudonym(long high, long low) implements Comparable<Pseudonym> {

    /** Length in bytes. */
    public static final int BYTES = 16;

    /**
     * Reads the form that {@link #toBytes()} writes.
     *
     * @param bytes exactly 16 bytes, big-endian
     * @return the pseudonym
     * @throws InvalidValueException if there are not 16 bytes
     */
    public static Pseudonym fromBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw InvalidValueException.of("pseudonym", BYTES + " bytes", bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Pseudonym(buffer.getLong(), buffer.getLong());
    }

    /**
     * The form that stores keep.
     *
     * @return 16 bytes, big-endian
     */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** Orders as the 16 bytes do, each taken as unsigned: the order in which every database sorts the column. */
    @Override
    public int compareTo(Pseudonym other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    /** The 16 bytes in lower-case hexadecimal, 32 digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(toBytes());
    }
}
