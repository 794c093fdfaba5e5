package io.communitykit.risk.word.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * What the common words of simplified Chinese cost: ten times the negative natural logarithm of how often a word occurs, so that
 * the cheapest way to cut a text is the likeliest one. Immutable and safe for many threads.
 *
 * <p>Design note. Words are not kept, only 36 bits of a hash: the upper 16 choose a bucket, the lower 20 are compared with those
 * few (1.3 on average) that stand there. So a word takes 3 bytes, 20 bits of fingerprint and 4 of cost in steps of 8, and a string
 * that is no word is taken for one with a chance of words / 2^36, 1 in 780,000 for 88,000 words; with 16 bits, 1 in 49,000, a
 * true hit in some thousands was lost. Where buckets begin fits 16 bits, since only one bucket is the first to begin at 65,536 or
 * later. A look-up reads three places and never allocates; the limit is the cache miss into some 400 KB.
 *
 * <p>Image, big-endian: magic, version, number of words; how many words each bucket has, two buckets a byte; the upper 16 bits of the
 * fingerprints of all buckets; a byte each of their lower 4 bits and the cost; CRC32C of all before.
 */
public final class Lexicon {

    /** What the hash of no characters is: where {@link #more} starts. */
    public static final long EMPTY = 0x5851_F42D_4C95_7F2DL;
    /** What is answered for what is no known word. */
    public static final int UNKNOWN = 0;
    /** The longest word in characters. */
    public static final int LONGEST = 4;
    /** The most words that an image can hold. */
    public static final int MOST = 0x1FFFF;

    private static final int MAGIC = 0x434B_4C58;
    private static final int VERSION = 1;
    private static final int BUCKET_BITS = 16;
    private static final int BUCKETS = 1 << BUCKET_BITS;
    private static final int COST_STEP = 8;
    private static final int CHEAPEST = 40;
    private static final int NIBBLE = 4;
    private static final int PRINT_BITS = Character.SIZE + NIBBLE;
    private static final int PER_WORD = Character.BYTES + 1;
    private static final int FULL = 0xF;
    private static final int HEAD = 3 * Integer.BYTES;

    private final char[] starts;
    /** The first bucket that begins at 65,536 or later. */
    private final int carried;

    private final char[] prints;
    private final byte[] rests;

    private Lexicon(char[] starts, int carried, char[] prints, byte[] rests) {
        this.starts = starts;
        this.carried = carried;
        this.prints = prints;
        this.rests = rests;
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
     * The 36 bits by which a word is known.
     *
     * @param hash of all its characters
     * @return bucket and fingerprint
     */
    public static long print(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        return mixed >>> (Long.SIZE - BUCKET_BITS - PRINT_BITS);
    }

    /**
     * What a word costs.
     *
     * @param hash of all its characters
     * @return the rounded cost, or {@link #UNKNOWN}
     */
    public int cost(long hash) {
        long print = print(hash);
        int bucket = bucket(print);
        char upper = (char) (print >>> NIBBLE);
        int lower = (int) print & FULL;
        int end = start(bucket + 1);
        for (int at = start(bucket); at < end; at++) {
            if (prints[at] == upper && nibble(rests[at], 1) == lower) {
                return CHEAPEST + COST_STEP * nibble(rests[at], 0);
            }
        }
        return UNKNOWN;
    }

    private static int bucket(long print) {
        return (int) (print >>> PRINT_BITS);
    }

    private int start(int bucket) {
        return bucket < carried ? starts[bucket] : starts[bucket] + (1 << Character.SIZE);
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
     * @param costs the cost of each by what {@link #print} says of it; rounded, and cut to what an image can say
     * @return the bytes
     * @throws IllegalArgumentException if there are more than {@link #MOST} words, or a bucket overflows
     */
    public static byte[] image(SortedMap<Long, Integer> costs) {
        int[] sizes = new int[BUCKETS];
        costs.keySet().forEach(print -> sizes[bucket(print)]++);
        if (costs.size() > MOST || Arrays.stream(sizes).max().orElse(0) > FULL) {
            throw new IllegalArgumentException(costs.size() + " words, or a bucket of more than " + FULL);
        }
        ByteBuffer out = ByteBuffer.allocate(length(costs.size()));
        out.putInt(MAGIC).putInt(VERSION).putInt(costs.size());
        out.put(packed(Arrays.stream(sizes)));
        costs.keySet().forEach(print -> out.putChar((char) (print >>> NIBBLE)));
        costs.forEach((print, cost) -> out.put((byte) ((print & FULL) << NIBBLE | step(cost))));
        byte[] image = out.array();
        out.putInt(ShippedTable.checkSum(image));
        return image;
    }

    private static int step(int cost) {
        return Math.max(0, Math.min(FULL, (cost - CHEAPEST + COST_STEP / 2) / COST_STEP));
    }

    /** Two numbers a byte. */
    private static byte[] packed(IntStream numbers) {
        int[] all = numbers.toArray();
        byte[] packed = new byte[(all.length + 1) / 2];
        for (int i = 0; i < all.length; i++) {
            packed[i / 2] |= (byte) (all[i] << ((i % 2) * NIBBLE));
        }
        return packed;
    }

    private static int nibble(byte two, int index) {
        return (two >>> ((index % 2) * NIBBLE)) & FULL;
    }

    private static int length(int words) {
        return HEAD + BUCKETS / 2 + words * PER_WORD + Integer.BYTES;
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
        if (image.length < length(0) || in.getInt() != MAGIC) {
            throw new IllegalArgumentException("no lexicon of " + image.length + " bytes");
        }
        int version = in.getInt();
        int words = in.getInt();
        if (version != VERSION || words < 0 || words > MOST) {
            throw new IllegalArgumentException("a lexicon of version " + version + " with " + words + " words");
        }
        if (image.length != length(words)) {
            throw new IllegalArgumentException("a lexicon of " + words + " words in " + image.length + " bytes");
        }
        if (ShippedTable.checkSum(image) != in.getInt(image.length - Integer.BYTES)) {
            throw new IllegalArgumentException("a damaged lexicon: the checksum differs");
        }
        return parts(in, words);
    }

    private static Lexicon parts(ByteBuffer in, int size) {
        byte[] sizes = new byte[BUCKETS / 2];
        in.get(sizes);
        char[] starts = new char[BUCKETS + 1];
        int carried = BUCKETS + 1;
        int total = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            total += nibble(sizes[bucket / 2], bucket);
            starts[bucket + 1] = (char) total;
            carried = total > Character.MAX_VALUE ? Math.min(carried, bucket + 1) : carried;
        }
        if (total != size) {
            throw new IllegalArgumentException("a lexicon of " + size + " words with " + total + " in its buckets");
        }
        char[] prints = new char[size];
        in.asCharBuffer().get(prints);
        byte[] rests = new byte[size];
        in.position(in.position() + size * Character.BYTES).get(rests);
        return new Lexicon(starts, carried, prints, rests);
    }

    private static final class Shared {
        private static final Lexicon LEXICON = read(ShippedTable.bytes("lexicon.bin"));
    }
}
