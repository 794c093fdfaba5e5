package io.communitykit.core.policy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One kind of policy document, such as {@code points-program}: how it is read, described and linted. Every kind of policy
 * implements it, immutable and safe for many threads, and offers it as a constant {@code KIND}.
 *
 * @param <P> the domain record that a document becomes
 */
public interface PolicyKind<P> {

    /**
     * The value of the document's field {@code kind}.
     *
     * @return a name in kebab-case
     */
    String name();

    /**
     * Reads a document strictly.
     *
     * @param json UTF-8 text, read to its end; closing the stream is the caller's
     * @return the policy
     * @throws InvalidPolicyException with every fault that could be found
     * @throws UncheckedIOException if the stream cannot be read
     */
    P read(InputStream json);

    /**
     * Reads a document strictly.
     *
     * @param json the document
     * @return the policy
     * @throws InvalidPolicyException with every fault that could be found
     */
    default P read(String json) {
        ByteBuffer utf8;
        try {
            utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
        } catch (CharacterCodingException e) {
            throw new InvalidPolicyException(
                    name(), List.of(new Violation("", "well-formed text", "a lone surrogate", Optional.empty())));
        }
        byte[] bytes = new byte[utf8.remaining()];
        utf8.get(bytes);
        return read(new ByteArrayInputStream(bytes));
    }

    /**
     * The JSON Schema (2020-12) of the documents: an editor completes and checks with it. It accepts whatever
     * {@link #read(String)} accepts; rules that span several fields are beyond it.
     *
     * @return JSON text, the same to the byte for the same release
     */
    String schema();

    /**
     * Finds what is legal but wrong. Never throws.
     *
     * @param policy a policy of this kind
     * @return the findings, perhaps none, in the order of the document
     */
    List<LintFinding> lint(P policy);
}
