package io.communitykit.risk.word.internal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.InflaterInputStream;

/**
 * How Han characters are read in Mandarin: syllables in Latin letters without tones, v for ü, the usual reading of a character first. The build
 * writes the table out of ICU4J ({@code src/unicode/java/PinyinTable.java}). Immutable and safe for many threads.
 *
 * <p>Layout: an index of blocks of 64 code points, blocks that are alike being kept once; a block has 64 numbers of sets of syllables. Syllables
 * are numbered in the order of their letters. They are also a trie over 26 letters, by which a text in Latin letters is read.
 */
public final class PinyinTable {

    /** The node of the trie at which every syllable begins. */
    public static final int ROOT = 0;

    private static final String RESOURCE = "pinyin.bin";
    private static final int MAGIC = 0x434B5059;
    private static final int FORMAT = 1;
    private static final int HEAD_BYTES = 8;
    private static final int BLOCK_BITS = 6;
    private static final int IN_BLOCK = (1 << BLOCK_BITS) - 1;
    private static final int LETTERS = 26;

    private final List<String> syllables;
    private final char[][] sets;
    private final char[] index;
    private final char[] blocks;
    private final char[] children;
    private final short[] ends;

    private PinyinTable(DataInputStream image) throws IOException {
        syllables = List.of(image.readUTF().split(" "));
        sets = new char[image.readUnsignedShort()][];
        for (int set = 0; set < sets.length; set++) {
            sets[set] = chars(image, image.readUnsignedByte());
        }
        index = planes(image);
        blocks = planes(image);
        int most = 1 + syllables.stream().mapToInt(String::length).sum();
        children = new char[most * LETTERS];
        ends = new short[most];
        int nodes = 1;
        for (int number = 0; number < syllables.size(); number++) {
            nodes = grow(syllables.get(number), number, nodes);
        }
    }

    private int grow(String syllable, int number, int nodes) {
        int node = ROOT;
        int used = nodes;
        for (int i = 0; i < syllable.length(); i++) {
            int slot = node * LETTERS + syllable.charAt(i) - 'a';
            if (children[slot] == 0) {
                children[slot] = (char) used++;
            }
            node = children[slot];
        }
        ends[node] = (short) (number + 1);
        return used;
    }

    /**
     * The table that this jar carries, read once.
     *
     * @return the table
     * @throws IllegalStateException if the resource is missing or damaged
     */
    public static PinyinTable get() {
        return Shipped.TABLE;
    }

    /**
     * Reads an image.
     *
     * @param bytes as the build wrote them
     * @return the table
     * @throws IllegalStateException if a byte is not as it was written, or the format is another
     */
    static PinyinTable read(byte[] bytes) {
        ShippedTable.checked(RESOURCE, bytes, HEAD_BYTES);
        ByteBuffer head = ByteBuffer.wrap(bytes);
        if (head.getInt() != MAGIC || head.getShort() != FORMAT) {
            throw new IllegalStateException(RESOURCE + " is no table of format " + FORMAT + ".");
        }
        try (DataInputStream body = new DataInputStream(new InflaterInputStream(
                new ByteArrayInputStream(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES - Integer.BYTES)))) {
            return new PinyinTable(body);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " cannot be unpacked.", e);
        }
    }

    /**
     * How many different syllables there are.
     *
     * @return their number; they are numbered from 0
     */
    public int size() {
        return syllables.size();
    }

    /**
     * A syllable.
     *
     * @param number from 0 to {@link #size()}, exclusive
     * @return 1 to 6 letters from a to z
     */
    public String syllable(int number) {
        return syllables.get(number);
    }

    /**
     * The readings of a character.
     *
     * @param codePoint 0 to 10FFFF
     * @return numbers of syllables, the usual one first, to be read only; empty for what is no Han character or has no known reading
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public char[] readings(int codePoint) {
        return sets[blocks[(index[codePoint >>> BLOCK_BITS] << BLOCK_BITS) | (codePoint & IN_BLOCK)]];
    }

    /**
     * Reads one letter more.
     *
     * @param node {@link #ROOT}, or where the letters before led
     * @param letter any code point
     * @return the next node; {@link #ROOT} if no syllable begins so
     */
    public int next(int node, int letter) {
        return letter < 'a' || letter > 'z' ? ROOT : children[node * LETTERS + letter - 'a'];
    }

    /**
     * The syllable that ends at a node.
     *
     * @param node where the letters led
     * @return its number; -1 if none ends there
     */
    public int end(int node) {
        return ends[node] - 1;
    }

    private static char[] chars(DataInputStream image, int length) throws IOException {
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = image.readChar();
        }
        return chars;
    }

    // The high bytes, then the low ones: so they pack better.
    private static char[] planes(DataInputStream image) throws IOException {
        char[] chars = new char[image.readInt()];
        for (int shift = Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            for (int i = 0; i < chars.length; i++) {
                chars[i] |= (char) (image.readUnsignedByte() << shift);
            }
        }
        return chars;
    }

    /** Read when first asked for. */
    private static final class Shipped {
        private static final PinyinTable TABLE = read(ShippedTable.bytes(RESOURCE));
    }
}
