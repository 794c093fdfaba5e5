package io.communitykit.risk.word;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import io.communitykit.risk.word.internal.Engine;
import io.communitykit.risk.word.internal.EngineImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A built dictionary as bytes, so that a process has its {@link WordMatcher} at once instead of building it. The image holds the terms with
 * their notes and validity, the folding, the spans to be let pass, and the tables of the automaton; {@link MatchRules} are no part of it. The
 * same dictionary and folding give the same bytes.
 *
 * <p>An image is for the release that wrote it: another format, or other data of Unicode, is refused, and the host builds anew from its
 * lists. A check sum over all bytes finds damage; it is no signature, so an image must come from where the program itself comes from. All
 * functions are safe for many threads.
 *
 * <p>Layout, highest byte first: {@code CKWM}, the number of the format (4 bytes), the length of the content (8), the content, and the
 * CRC-32C of all that (4).
 */
public final class WordImage {

    /** These bytes are no image, or not as they were written. */
    public static final ErrorCode DAMAGED = new ErrorCode("word-image.damaged");
    /** The image is of another format or of other data of Unicode than this release has. */
    public static final ErrorCode FOREIGN = new ErrorCode("word-image.foreign");

    private static final int MAGIC = 0x434B574D;
    private static final int FORMAT = 4;
    private static final int PIECE = 1 << 16;
    private static final int HEAD_BYTES = 2 * Integer.BYTES + Long.BYTES;
    private static final int MOST_BYTES = Integer.MAX_VALUE - HEAD_BYTES - 8;

    private WordImage() {}

    /**
     * Writes an image.
     *
     * @param matcher its dictionary and folding are written, its rules are not
     * @param out takes the bytes; flushed, not closed
     * @throws UncheckedIOException if writing fails
     */
    public static void write(WordMatcher matcher, OutputStream out) {
        byte[] content = EngineImage.write(matcher.engine());
        byte[] head = new byte[HEAD_BYTES];
        ByteBuffer.wrap(head).putInt(MAGIC).putInt(FORMAT).putLong(content.length);
        byte[] tail = new byte[Integer.BYTES];
        ByteBuffer.wrap(tail).putInt(check(head, content));
        try {
            out.write(head);
            out.write(content);
            out.write(tail);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an image.
     *
     * @param in read to the end of the image and no further; not closed
     * @return a matcher that finds what the one that was written finds, under {@link MatchRules#ALL}
     * @throws CommunityException with {@link #DAMAGED} if it is cut off, or a byte is not as it was written; with {@link #FOREIGN} if
     *     this release cannot use it
     * @throws UncheckedIOException if reading fails
     */
    public static WordMatcher read(InputStream in) {
        byte[] start = bytes(in, HEAD_BYTES);
        ByteBuffer head = ByteBuffer.wrap(start);
        if (head.getInt() != MAGIC) {
            throw damaged("it does not begin like one", null);
        }
        int format = head.getInt();
        if (format != FORMAT) {
            throw new CommunityException(
                    FOREIGN,
                    "image of words has format " + format + ", this release reads " + FORMAT
                            + ". Maybe another release wrote it; build it again from the lists");
        }
        long length = head.getLong();
        if (length < 0 || length > MOST_BYTES) {
            throw damaged("it claims a length of " + length + " bytes", null);
        }
        byte[] content = bytes(in, (int) length);
        if (ByteBuffer.wrap(bytes(in, Integer.BYTES)).getInt() != check(start, content)) {
            throw damaged("its check sum differs", null);
        }
        return new WordMatcher(engine(ByteBuffer.wrap(content)), MatchRules.ALL);
    }

    private static Engine engine(ByteBuffer content) {
        try {
            return EngineImage.read(content);
        } catch (EngineImage.OtherFolds e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged("its content makes no sense", e);
        }
    }

    // Takes not much more memory than there are bytes, whatever length is claimed.
    private static byte[] bytes(InputStream in, int count) {
        try {
            byte[] bytes = new byte[Math.min(count, Math.max(PIECE, in.available()))];
            int read = in.readNBytes(bytes, 0, bytes.length);
            while (read == bytes.length && read < count) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * read));
                read += in.readNBytes(bytes, read, bytes.length - read);
            }
            if (read < count) {
                throw damaged("it ends " + (count - read) + " bytes early", null);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int check(byte[] head, byte[] content) {
        CRC32C check = new CRC32C();
        check.update(head);
        check.update(content);
        return (int) check.getValue();
    }

    private static CommunityException damaged(String how, @Nullable Throwable cause) {
        return new CommunityException(
                DAMAGED, "image of words cannot be used: " + how + ". Maybe it was not copied whole", cause);
    }
}
