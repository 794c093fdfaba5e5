package io.communitykit.risk.word.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What the common words of simplified Chinese cost: ten times the negative natural logarithm of how often a word occurs, so that
 * the cheapest way to cut a text is the likeliest one. Immutable and safe for many threads.
 *
 * <p>Design note. Words are not kept, only 30 bits of a hash: the upper 14 choose a bucket, the lower 16 are compared with the few
 * (4 on average) that stand there in order. So a word takes 3 bytes, fingerprint and cost, and a string that is no word is taken for
 * one with a chance of words / 2^30, 0.006 % when full. A look-up reads two neighbouring places and never allocates. The limit is
 * the cache miss into 200 KB.
 *
 * <p>Image, big-endian: magic, version, number of words; per bucket its number of words in a byte; fingerprints as 16 bits; costs as
 * bytes; CRC32C of all before.
 */
public final class Lexicon {

    /** What the hash of no characters is: where {@link #more} starts. */
    public static final long EMPTY = 0x5851_F42D_4C95_7F2DL;
    /** What is answered for what is no known word. */
    public static final int UNKNOWN = 0;
    /** The longest word in characters. */
    public static final int LONGEST = 4;
    /** The most words that an image can hold. */
    public static final int MOST = 0xFFFF;

    private static final int MAGIC = 0x434B_4C58;
    private static final int VERSION = 1;
    private static final int BUCKET_BITS = 14;
    private static final int BUCKETS = 1 << BUCKET_BITS;
    private static final int HEAD = 3 * Integer.BYTES;
    private static final int PER_WORD = Character.BYTES + 1;

    private final char[] starts;
    private final char[] prints;
    private final byte[] costs;

    private Lexicon(char[] starts, char[] prints, byte[] costs) {
        this.starts = starts;
        this.prints = prints;
        this.costs = costs;
    }

    /**
     * The lexicon of this jar, read when first asked for.
     *
     * @return always the same
     */
    public static Lexicon shared() {
        return Shared.LEXICON;
    }

    /**
     * The hash of a string that is one character longer.
     *
     * @param hash that of the string, or {@link #EMPTY}
     * @param next the character; a digit counts as the Chinese numeral that is folded to it
     * @return the hash of both
     */
    public static long more(long hash, char next) {
        return (hash ^ Numerals.spelled(next)) * 0x9E37_79B9_7F4A_7C15L + (hash >>> 29);
    }

    /**
     * The 30 bits by which a word is known.
     *
     * @param hash of all its characters
     * @return bucket and fingerprint
     */
    public static int print(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        return (int) (mixed >>> (Long.SIZE - BUCKET_BITS - Character.SIZE));
    }

    /**
     * What a word costs.
     *
     * @param hash of all its characters
     * @return 1 to 255, or {@link #UNKNOWN}
     */
    public int cost(long hash) {
        int print = print(hash);
        int bucket = print >>> Character.SIZE;
        char wanted = (char) print;
        int end = starts[bucket + 1];
        for (int at = starts[bucket]; at < end; at++) {
            if (prints[at] == wanted) {
                return costs[at] & 0xFF;
            }
        }
        return UNKNOWN;
    }

    /**
     * How many words it knows.
     *
     * @return up to {@value #MOST}
     */
    public int size() {
        return prints.length;
    }

    /**
     * Writes words as an image.
     *
     * @param prints what {@link #print} says of each, in ascending order without duplicates
     * @param costs the cost of each, 1 to 255
     * @return the bytes
     */
    public static byte[] image(int[] prints, byte[] costs) {
        ByteBuffer out = ByteBuffer.allocate(HEAD + BUCKETS + prints.length * PER_WORD + Integer.BYTES);
        out.putInt(MAGIC).putInt(VERSION).putInt(prints.length);
        byte[] sizes = new byte[BUCKETS];
        for (int print : prints) {
            sizes[print >>> Character.SIZE]++;
        }
        out.put(sizes);
        for (int print : prints) {
            out.putChar((char) print);
        }
        out.put(costs);
        byte[] image = out.array();
        out.putInt(checksum(image));
        return image;
    }

    /**
     * Reads an image.
     *
     * @param image its bytes
     * @return the lexicon
     * @throws IllegalArgumentException if it is cut, damaged, or of another version
     */
    public static Lexicon read(byte[] image) {
        ByteBuffer in = ByteBuffer.wrap(image);
        if (image.length < HEAD + BUCKETS + Integer.BYTES || in.getInt() != MAGIC) {
            throw new IllegalArgumentException("no lexicon of " + image.length + " bytes");
        }
        int version = in.getInt();
        int words = in.getInt();
        if (version != VERSION || words < 0 || words > MOST) {
            throw new IllegalArgumentException("a lexicon of version " + version + " with " + words + " words");
        }
        if (image.length != HEAD + BUCKETS + words * PER_WORD + Integer.BYTES) {
            throw new IllegalArgumentException("a lexicon of " + words + " words in " + image.length + " bytes");
        }
        if (checksum(image) != in.getInt(image.length - Integer.BYTES)) {
            throw new IllegalArgumentException("a damaged lexicon: the checksum differs");
        }
        return parts(in, words);
    }

    private static Lexicon parts(ByteBuffer in, int words) {
        char[] starts = new char[BUCKETS + 1];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            starts[bucket + 1] = (char) (starts[bucket] + (in.get() & 0xFF));
        }
        char[] prints = new char[words];
        in.asCharBuffer().get(prints);
        byte[] costs = new byte[words];
        in.position(in.position() + words * Character.BYTES).get(costs);
        return new Lexicon(starts, prints, costs);
    }

    private static int checksum(byte[] image) {
        CRC32C sum = new CRC32C();
        sum.update(image, 0, image.length - Integer.BYTES);
        return (int) sum.getValue();
    }

    private static final class Shared {

        private static final Lexicon LEXICON = load();

        private static Lexicon load() {
            try (InputStream in = Lexicon.class.getResourceAsStream("lexicon.bin")) {
                if (in == null) {
                    throw new IllegalStateException("lexicon.bin is not beside " + Lexicon.class.getName());
                }
                return read(in.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
