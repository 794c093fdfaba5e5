package io.communitykit.risk.word.jdbc;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Single changes of one list, made together. Immutable and safe for many threads; each method gives another edit.
 *
 * @param list the name of the list
 * @param expected the version that the caller has seen
 * @param next the version that the list has afterwards; another one
 * @param put words and patterns to add; one of the same name and category is replaced
 * @param remove words and patterns to take out, by name and category
 * @param allow spans to let pass
 * @param disallow spans to let pass no longer
 */
public record WordListEdit(
        String list,
        PolicyVersion expected,
        PolicyVersion next,
        List<Term> put,
        List<Term> remove,
        List<String> allow,
        List<String> disallow) {

    /**
     * Copies the parts.
     *
     * @param list the name of the list
     * @param expected the version that the caller has seen
     * @param next the version that the list has afterwards
     * @param put words and patterns to add
     * @param remove words and patterns to take out
     * @param allow spans to let pass
     * @param disallow spans to let pass no longer
     */
    public WordListEdit {
        if (next.equals(expected)) {
            throw InvalidValueException.of("next version of list " + list, "another one than before", next);
        }
        put = List.copyOf(put);
        remove = List.copyOf(remove);
        allow = List.copyOf(allow);
        disallow = List.copyOf(disallow);
    }

    /**
     * Where an edit starts.
     *
     * @param list the name of the list
     * @param expected the version that the caller has seen
     */
    public record Start(String list, PolicyVersion expected) {

        /**
         * Names the version that the edit leads to.
         *
         * @param next another version
         * @return an edit that changes nothing else yet
         */
        public WordListEdit to(PolicyVersion next) {
            return new WordListEdit(list, expected, next, List.of(), List.of(), List.of(), List.of());
        }
    }

    /**
     * Begins an edit.
     *
     * @param list the name of the list
     * @param expected the version that the caller has seen
     * @return what needs the next version
     */
    public static Start of(String list, PolicyVersion expected) {
        return new Start(list, expected);
    }

    /**
     * The same, and a term put.
     *
     * @param term a word or pattern
     * @return the edit
     */
    public WordListEdit put(Term term) {
        return new WordListEdit(list, expected, next, plus(put, term), remove, allow, disallow);
    }

    /**
     * The same, and a term removed.
     *
     * @param term a word or pattern; only its name and category matter
     * @return the edit
     */
    public WordListEdit remove(Term term) {
        return new WordListEdit(list, expected, next, put, plus(remove, term), allow, disallow);
    }

    /**
     * The same, and a span let pass.
     *
     * @param span the span
     * @return the edit
     */
    public WordListEdit allow(String span) {
        return new WordListEdit(list, expected, next, put, remove, plus(allow, span), disallow);
    }

    /**
     * The same, and a span let pass no longer.
     *
     * @param span the span
     * @return the edit
     */
    public WordListEdit disallow(String span) {
        return new WordListEdit(list, expected, next, put, remove, allow, plus(disallow, span));
    }

    private static <T> List<T> plus(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }
}
