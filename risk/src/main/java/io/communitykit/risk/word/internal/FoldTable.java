package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each code point of Unicode: whether it may be skipped, and how it can be written more plainly. The build writes
 * the table out of ICU4J ({@code src/unicode/java/FoldTables.java}). Immutable and safe for many threads.
 *
 * <p>Layout: an index of blocks of 64 code points, blocks that are alike being kept once; a block has 64 numbers of entries; an entry
 * is a run of a pool of characters: {@code skip << 8 | steps}, then for each step {@code kind << 8 | length} and its target. Skips and
 * kinds are ordinals of {@link Evasion}, skips plus one. Entry 0 says nothing. A look-up is three reads. No path of steps comes back
 * to where it began, and a target always has a character that cannot be skipped: the build proves both.
 */
public final class FoldTable {

    private static final String RESOURCE = "folds.bin";
    private static final int MAGIC = 0x434B464C;
    private static final int FORMAT = 1;
    private static final int BLOCK_BITS = 6;
    /** Code points of a block. */
    static final int BLOCK = 1 << BLOCK_BITS;

    private static final int IN_BLOCK = BLOCK - 1;
    private static final int LOW = 0xFF;

    private final int check;
    private final int major;
    private final int minor;
    private final char[] index;
    private final char[] blocks;
    private final char[] offsets;
    private final char[] pool;
    private final Evasion[] kinds = Evasion.values();

    private FoldTable(ByteBuffer image, int check) {
        this.check = check;
        if (image.getInt() != MAGIC || image.getShort() != FORMAT) {
            throw new IllegalStateException(RESOURCE + " is no table of format " + FORMAT + ".");
        }
        major = image.get();
        minor = image.get();
        index = chars(image);
        blocks = chars(image);
        offsets = chars(image);
        pool = chars(image);
    }

    /**
     * One way to write a character more plainly.
     *
     * @param kind the trick that this undoes; a strong one
     * @param target the plainer text, never empty; it may have steps of its own
     */
    public record Step(Evasion kind, String target) {}

    /**
     * The table that this jar carries, read once.
     *
     * @return the table
     * @throws IllegalStateException if the resource is missing or damaged
     */
    public static FoldTable get() {
        return Shipped.TABLE;
    }

    /**
     * Reads an image.
     *
     * @param bytes as the build wrote them
     * @return the table
     * @throws IllegalStateException if a byte is not as it was written, or the format is another
     */
    static FoldTable read(byte[] bytes) {
        int check = ShippedTable.checked(RESOURCE, bytes, 0);
        return new FoldTable(ByteBuffer.wrap(bytes, 0, bytes.length - Integer.BYTES), check);
    }

    /**
     * The version of Unicode that the table follows.
     *
     * @return major and minor, joined by a point
     */
    public String unicodeVersion() {
        return major + "." + minor;
    }

    /** The check sum of the table: tells two tables of one version apart. */
    int check() {
        return check;
    }

    /**
     * As what a character may be skipped.
     *
     * @param codePoint 0 to 10FFFF
     * @return the kind of noise; null for letters, digits, Han characters, and marks that spell the words of a script
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public @Nullable Evasion skips(int codePoint) {
        int skip = skip(entry(codePoint));
        return skip < 0 ? null : kinds[skip];
    }

    /**
     * The ways to write a character more plainly.
     *
     * @param codePoint 0 to 10FFFF
     * @return the ways, the best first; mostly none; made by each call
     * @throws IndexOutOfBoundsException if this is no code point
     */
    public List<Step> steps(int codePoint) {
        int entry = entry(codePoint);
        List<Step> steps = new ArrayList<>();
        int at = offsets[entry] + 1;
        for (int left = pool[offsets[entry]] & LOW; left > 0; left--) {
            steps.add(new Step(kinds[kind(at)], new String(pool, at + 1, end(at) - at - 1)));
            at = end(at);
        }
        return List.copyOf(steps);
    }

    /** How many entries there are; code points of one entry fold alike, unless they fold to themselves. */
    int entries() {
        return offsets.length;
    }

    int entry(int codePoint) {
        Objects.checkIndex(codePoint, Character.MAX_CODE_POINT + 1);
        return blocks[(index[codePoint >>> BLOCK_BITS] << BLOCK_BITS) | (codePoint & IN_BLOCK)];
    }

    /** How many different blocks of code points there are. */
    int blocks() {
        return blocks.length >>> BLOCK_BITS;
    }

    /** The number of the block of a code point. */
    int block(int codePoint) {
        return index[codePoint >>> BLOCK_BITS];
    }

    /** The entries of all blocks, one block after the other; to be read only. */
    char[] blockEntries() {
        return blocks;
    }

    /** The ordinal of the kind as which an entry may be skipped; -1 where it may not. */
    int skip(int entry) {
        return (pool[offsets[entry]] >>> Byte.SIZE) - 1;
    }

    /** Where the first step of an entry begins whose kind is among these, bits by ordinal; -1 where there is none. */
    int step(int entry, int among) {
        int at = offsets[entry] + 1;
        for (int left = pool[offsets[entry]] & LOW; left > 0; left--) {
            if ((among >>> kind(at) & 1) == 1) {
                return at;
            }
            at = end(at);
        }
        return -1;
    }

    /** The ordinal of the kind of a step. */
    int kind(int step) {
        return pool[step] >>> Byte.SIZE;
    }

    /** Where a step ends; its target begins one place after the step. */
    int end(int step) {
        return step + 1 + (pool[step] & LOW);
    }

    /** The code point of a target at a place. */
    int codePoint(int place) {
        return Character.codePointAt(pool, place);
    }

    private static char[] chars(ByteBuffer image) {
        char[] chars = new char[image.getInt()];
        image.asCharBuffer().get(chars);
        image.position(image.position() + chars.length * Character.BYTES);
        return chars;
    }

    /** Read when first asked for. */
    private static final class Shipped {
        private static final FoldTable TABLE = read(ShippedTable.bytes(RESOURCE));
    }
}
