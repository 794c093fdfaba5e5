package io.communitykit.core.policy;

/**
 * Something in a policy that is legal but probably wrong. Immutable and safe for many threads.
 *
 * @param severity how bad it is
 * @param code a stable name of this kind of finding in kebab-case, such as {@code tier-unreachable}
 * @param pointer where, as a JSON pointer (RFC 6901) into the document; empty for the whole document
 * @param message what is wrong, with its names and numbers
 */
public record LintFinding(Severity severity, String code, String pointer, String message) {

    /** How bad a finding is. What makes a document unusable is not a finding but a {@link Violation}. */
    public enum Severity {
        /** It will not do what its author wants. */
        WARNING,
        /** It works, but could be said better. */
        ADVICE
    }

    /** One line: {@code WARNING tier-unreachable at /tiers/3: ...}. */
    @Override
    public String toString() {
        return severity + " " + code + " at " + (pointer.isEmpty() ? "(root)" : pointer) + ": " + message;
    }
}
