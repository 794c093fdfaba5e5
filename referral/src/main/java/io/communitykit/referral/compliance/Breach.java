package io.communitykit.referral.compliance;

/**
 * Why a program is refused, or should be looked at by somebody who knows the law. Immutable and safe for many threads.
 *
 * @param gravity whether the program is refused for it
 * @param part of the scheme that it is about
 * @param index which of the scheme's rewards, from 0; -1 where it is about none
 * @param clause what it offends
 * @param explanation what is wrong, with its numbers
 */
public record Breach(Gravity gravity, Part part, int index, Clause clause, String explanation) {

    /** How grave. */
    public enum Gravity {
        /** The program is not taken. */
        REFUSED,
        /** The program is taken, and somebody should look at it. */
        CAUTION
    }

    /** A part of a scheme. */
    public enum Part {
        /** One of its rewards. */
        REWARD,
        /** What it costs to take part. */
        ENTRY_FEE,
        /** What all levels have together. */
        CAP
    }

    /** The explanation, the clause, and that it is not legal advice. */
    @Override
    public String toString() {
        return explanation + " [" + clause.wording() + "; not legal advice]";
    }
}
