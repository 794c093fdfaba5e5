package io.communitykit.core.policy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.internal.DocumentShape;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of one kind strictly into a record, and describes them as a JSON Schema from the same description.
 *
 * <p>A document is one JSON object in UTF-8 of at most 16 MB. It has {@code "kind"} (the name of the kind), {@code
 * "version"} (text, see {@link io.communitykit.core.id.PolicyVersion}; handed to the record's component {@code version}
 * if it has one) and, for editors, perhaps {@code "$schema"}. Every other field is a component of the record:
 *
 * <ul>
 *   <li>{@code String}, {@code long}, {@code int}, {@code boolean} and their wrappers, {@code BigDecimal}. A whole number
 *       may be written {@code 3}, {@code 3.0} or {@code 3e0}. No number passes through a {@code double}.
 *   <li>enums, {@code RoundingMode} among them, by their names in kebab-case; {@code Currency}; {@code ZoneId} as an IANA
 *       name or an offset; {@code Instant} (RFC 3339); {@code LocalDate}; {@code Duration} (ISO 8601, not negative).
 *   <li>{@code Money} as {@code {"amount":"39.00","currency":"CNY"}}; {@code Condition}, its types still to be checked by
 *       the conversion.
 *   <li>ids, attribute names, event types and records marked {@link TextValue} as a string.
 *   <li>{@code List}; {@code Map} with keys of any type that is written as a string; further records; sealed interfaces
 *       of records, told apart by a required component whose name no sibling has.
 * </ul>
 *
 * <p>A component is required unless it is {@code @Nullable} (it becomes null), a list or a map (it becomes empty). Jakarta
 * Validation constraints on components and on type arguments are checked; the length of text counts characters (code
 * points). {@code null} is refused everywhere. Document records may not contain themselves.
 *
 * <p>Immutable and safe for many threads. Costly to make (a validator is built); make one a kind.
 *
 * @param <D> the document record
 */
public final class DocumentReader<D extends Record> {

    private final DocumentShape<D> shape;

    private DocumentReader(DocumentShape<D> shape) {
        this.shape = shape;
    }

    /**
     * Describes a record type.
     *
     * @param <D> the document record
     * @param kind the name of the policy kind in kebab-case
     * @param type the record; its package must be open to {@code io.communitykit.core} and {@code
     *     org.hibernate.validator}, unless it is public in an exported package
     * @return a reader of such documents
     * @throws IllegalArgumentException if the record has a component that documents cannot hold
     */
    public static <D extends Record> DocumentReader<D> of(String kind, Class<D> type) {
        return new DocumentReader<>(DocumentShape.of(kind, type));
    }

    /**
     * Reads a document and converts it. The conversion runs only if structure and constraints are sound.
     *
     * @param <P> the domain record
     * @param json UTF-8 text, read to its end; closing the stream is the caller's
     * @param conversion makes the domain record; an {@link InvalidValueException} that it throws becomes a fault of the
     *     whole document
     * @return the domain record
     * @throws InvalidPolicyException with every fault that could be found
     * @throws UncheckedIOException if the stream cannot be read
     */
    public <P> P read(InputStream json, Conversion<D, P> conversion) {
        Violations violations = new Violations();
        D document = shape.read(json, violations);
        violations.throwIfAny(shape.kind());
        P policy = document == null ? null : convert(document, conversion, violations);
        violations.throwIfAny(shape.kind());
        if (policy == null) {
            throw new IllegalStateException("the conversion of " + shape.kind() + " gave null without a violation");
        }
        return policy;
    }

    /**
     * The JSON Schema (2020-12) of the documents.
     *
     * @return JSON text that ends in a line feed, the same to the byte every time
     */
    public String schema() {
        return shape.schema();
    }

    private static <D extends Record, P> @Nullable P convert(
            D document, Conversion<D, P> conversion, Violations violations) {
        try {
            return conversion.convert(document, violations);
        } catch (InvalidValueException e) {
            violations.addRefusal("", e);
            return null;
        }
    }
}
