package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.LintFinding;
import java.util.List;

/**
 * What a shop's trade leaves it, so that a lint can hold what a program costs against it. Immutable and safe for many
 * threads.
 *
 * @param marginBasisPoints what the shop keeps of each sale, in hundredths of a per cent, 0 to 10,000
 */
public record Economics(int marginBasisPoints) {

    /** All of a sale. */
    static final int WHOLE = 10_000;

    /**
     * Checks the margin.
     *
     * @param marginBasisPoints what the shop keeps of each sale, 0 to 10,000
     */
    public Economics {
        if (marginBasisPoints < 0 || marginBasisPoints > WHOLE) {
            throw InvalidValueException.of("margin in basis points", "0 to " + WHOLE, marginBasisPoints);
        }
    }

    /**
     * Finds rules that give back more for money than it leaves. Only currencies whose value in money the program names can be
     * judged.
     *
     * @param program the points program
     * @return the findings, perhaps none, in the order of the program's document, at which they point
     */
    public List<LintFinding> lint(PointsProgram program) {
        return new EarnValueLint(program, this).findings();
    }
}
