package io.communitykit.core.policy.internal;

import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The text of a document out of its bytes: strict UTF-8, of bounded size, a byte order mark skipped. */
final class DocumentText {

    private static final int MAX_BYTES = 16 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private DocumentText() {}

    static Optional<String> read(InputStream utf8, Violations violations) {
        byte[] bytes;
        try {
            bytes = utf8.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length > MAX_BYTES) {
            return refuse(violations, "a document of at most 16 MB", "more");
        }
        return decode(ByteBuffer.wrap(bytes), violations);
    }

    private static Optional<String> decode(ByteBuffer bytes, Violations violations) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            return refuse(
                    violations,
                    "UTF-8",
                    String.format(
                            Locale.ROOT, "byte 0x%02X at offset %d", bytes.get(bytes.position()), bytes.position()));
        }
        text.flip();
        return Optional.of(
                text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK
                        ? text.subSequence(1, text.length()).toString()
                        : text.toString());
    }

    private static Optional<String> refuse(Violations violations, String expected, String got) {
        violations.add(new Violation(Pointer.ROOT, expected, got, Optional.empty()));
        return Optional.empty();
    }
}
