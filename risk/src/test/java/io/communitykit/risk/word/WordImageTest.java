package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An image of words")
class WordImageTest {

    private static final int HEAD = 16;

    private static final WordMatcher SMALL = WordMatcher.builder()
            .add(Word.of("加微信", WordCategory.CONTACT, Level.HIGH))
            .add(Word.of("***", WordCategory.SPAM, Level.LOW))
            .add(Word.of("a".repeat(20) + "bc".repeat(40), WordCategory.SPAM, Level.LOW))
            .add(new WordPattern(
                    "number", "1\\d{2}", WordCategory.CONTACT, Level.LOW, PatternGaps.NONE, "", Validity.ALWAYS))
            .allow(List.of("加微信群"))
            .build();

    private final byte[] image = write(SMALL);

    static byte[] write(WordMatcher matcher) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WordImage.write(matcher, out);
        return out.toByteArray();
    }

    static WordMatcher read(byte[] bytes) {
        return WordImage.read(new ByteArrayInputStream(bytes));
    }

    private static void assertRefused(byte[] bytes, ErrorCode... codes) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOfSatisfying(
                        CommunityException.class, e -> assertThat(e.code()).isIn((Object[]) codes));
    }

    /** The image with another content, whose length and check sum are right. */
    private static byte[] sealed(byte[] bytes) {
        CRC32C check = new CRC32C();
        check.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) check.getValue());
        return bytes;
    }

    @Test
    @DisplayName("finds words, literal words, long words, patterns and spans again")
    void round_trip() {
        WordMatcher matcher = read(image);
        String text = "加 微.信 *** 加微信群 123 " + "a".repeat(20) + "bc".repeat(40);

        assertThat(matcher.findAll(text)).hasSize(4).isEqualTo(SMALL.findAll(text));
        assertThat(matcher.terms()).isEqualTo(SMALL.terms());
        assertThat(matcher.allowed()).containsExactly("加微信群");
    }

    @Test
    @DisplayName("of an empty dictionary finds nothing")
    void empty() {
        WordMatcher matcher = read(write(WordMatcher.builder().build()));

        assertThat(matcher.terms()).isEmpty();
        assertThat(matcher.contains("加微信")).isFalse();
    }

    @Test
    @DisplayName("leaves the rules out")
    void rules() {
        byte[] ruled = write(SMALL.with(MatchRules.ALL.from(Level.HIGH)));

        assertThat(ruled).isEqualTo(image);
        assertThat(read(ruled).rules()).isEqualTo(MatchRules.ALL);
    }

    @Test
    @DisplayName("is read to its end and no further")
    void no_further() throws IOException {
        byte[] twice = Arrays.copyOf(image, image.length * 2);
        System.arraycopy(image, 0, twice, image.length, image.length);
        InputStream in = new ByteArrayInputStream(twice);

        assertThat(WordImage.read(in).terms()).isEqualTo(SMALL.terms());
        assertThat(WordImage.read(in).terms()).isEqualTo(SMALL.terms());
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    @DisplayName("with any one byte changed is refused")
    void every_byte() {
        assertThat(image).hasSizeLessThan(60_000);
        byte[] bytes = image.clone();
        Random random = new Random(7);
        for (int i = 0; i < bytes.length; i++) {
            byte good = bytes[i];
            bytes[i] = (byte) (good ^ (1 + random.nextInt(255)));
            assertRefused(bytes, WordImage.DAMAGED, WordImage.FOREIGN);
            bytes[i] = good;
        }
        assertThat(read(bytes).terms()).isEqualTo(SMALL.terms());
    }

    @Test
    @DisplayName("that is cut off anywhere is refused as damaged")
    void cut() {
        for (int length = 0; length < image.length; length = length < 64 ? length + 1 : length + 977) {
            assertRefused(Arrays.copyOf(image, length), WordImage.DAMAGED);
        }
        assertRefused(Arrays.copyOf(image, image.length - 1), WordImage.DAMAGED);
    }

    @Test
    @DisplayName("of another format is refused as foreign, and something else as damaged")
    void other() {
        byte[] later = image.clone();
        ByteBuffer.wrap(later).putInt(4, ByteBuffer.wrap(image).getInt(4) + 1);
        assertRefused(sealed(later), WordImage.FOREIGN);
        assertRefused("PK".repeat(100).getBytes(java.nio.charset.StandardCharsets.US_ASCII), WordImage.DAMAGED);
        assertRefused(new byte[0], WordImage.DAMAGED);
    }

    @Test
    @DisplayName("that was made with other data of Unicode is refused as foreign")
    void other_unicode() {
        byte[] other = image.clone();
        ByteBuffer content = ByteBuffer.wrap(other, HEAD, other.length - HEAD).slice();
        int texts = content.getInt(0);
        int pool = content.getInt(4 + texts * 4);
        int check = 4 + texts * 4 + 4 + pool * 2 + 4;
        content.put(check, (byte) ~content.get(check));

        assertThatThrownBy(() -> read(sealed(other)))
                .isInstanceOfSatisfying(
                        CommunityException.class, e -> assertThat(e.code()).isEqualTo(WordImage.FOREIGN))
                .hasMessageContaining("Unicode");
    }

    @Test
    @DisplayName("that claims absurd lengths is refused without taking memory for them, even if its check sum is right")
    void absurd_lengths() {
        for (long length : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -1, Integer.MAX_VALUE, 1_900_000_000L}) {
            byte[] bytes = image.clone();
            ByteBuffer.wrap(bytes).putLong(8, length);
            assertRefused(sealed(bytes), WordImage.DAMAGED);
        }
        for (int at = HEAD; at < HEAD + 2_000; at += 4) {
            for (int value : new int[] {Integer.MAX_VALUE, 0x4000_0000, -1, Integer.MIN_VALUE}) {
                byte[] bytes = image.clone();
                if (ByteBuffer.wrap(bytes).getInt(at) < 1_000) {
                    ByteBuffer.wrap(bytes).putInt(at, value);
                    readOrRefuse(sealed(bytes));
                }
            }
        }
    }

    /** Some numbers may be anything, such as flags; then it is read. */
    private static void readOrRefuse(byte[] bytes) {
        try {
            assertThat(read(bytes).terms()).hasSameSizeAs(SMALL.terms());
        } catch (CommunityException e) {
            assertThat(e.code()).isIn(WordImage.DAMAGED, WordImage.FOREIGN);
        }
    }

    @Test
    @DisplayName("with bytes too many in its content is refused")
    void too_long() {
        byte[] longer = Arrays.copyOf(image, image.length + 8);
        ByteBuffer.wrap(longer).putLong(8, longer.length - HEAD - 4);
        assertRefused(sealed(longer), WordImage.DAMAGED);
    }

    @Test
    @DisplayName("passes the failures of streams on")
    void streams() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("unplugged");
            }

            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                throw new IOException("unplugged");
            }
        };
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatThrownBy(() -> WordImage.read(broken)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> WordImage.write(SMALL, full)).isInstanceOf(UncheckedIOException.class);
    }
}
