package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One edition of the terms of a shop's vouchers. Usually read from a JSON policy document with {@link #KIND}; {@link #builder}
 * makes one in code. Immutable and safe for many threads.
 *
 * @param version this edition
 * @param program the points program whose currencies the vouchers are
 * @param vouchers at least one, their ids different
 */
public record VoucherProgram(PolicyVersion version, ProgramId program, List<Voucher> vouchers) {

    /** Reads, describes and lints the policy documents of kind {@code voucher-program}. */
    public static final PolicyKind<VoucherProgram> KIND = new VoucherProgramKind();

    private static final Comparator<Voucher> APPLICATION =
            Comparator.comparingInt((Voucher voucher) -> voucher.priority()).thenComparing(Voucher::id);

    /**
     * Copies the vouchers and checks that their ids differ.
     *
     * @param version this edition
     * @param program the points program whose currencies the vouchers are
     * @param vouchers at least one, their ids different
     */
    public VoucherProgram {
        vouchers = List.copyOf(vouchers);
        if (vouchers.isEmpty() || vouchers.stream().map(Voucher::id).distinct().count() != vouchers.size()) {
            throw InvalidValueException.of(
                    "vouchers",
                    "at least one, and their ids different",
                    vouchers.stream().map(Voucher::id).toList());
        }
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param version this edition
     * @param program the points program whose currencies the vouchers are
     * @return a builder; not safe for many threads
     */
    public static Builder builder(PolicyVersion version, ProgramId program) {
        return new Builder(version, program);
    }

    /**
     * One kind of voucher.
     *
     * @param id its id
     * @return the voucher, or empty if there is none of that id
     */
    public Optional<Voucher> voucher(CurrencyId id) {
        return vouchers.stream().filter(voucher -> voucher.id().equals(id)).findFirst();
    }

    /**
     * The vouchers in the order in which they apply to a basket.
     *
     * @return by priority, then id
     */
    public List<Voucher> inOrderOfApplication() {
        return vouchers.stream().sorted(APPLICATION).toList();
    }

    /**
     * Finds what does not fit the points program that keeps the vouchers.
     *
     * @param points the edition of the points program
     * @return the findings, perhaps none, in the order of this program's document, at which they point
     */
    public List<LintFinding> lint(PointsProgram points) {
        return new VoucherProgramLint(this).against(points);
    }

    /** Collects vouchers. Not safe for many threads. */
    public static final class Builder {

        private final PolicyVersion version;
        private final ProgramId program;
        private final List<Voucher> vouchers = new ArrayList<>();

        private Builder(PolicyVersion version, ProgramId program) {
            this.version = version;
            this.program = program;
        }

        /**
         * Adds a voucher after those added before.
         *
         * @param voucher the voucher
         * @return this builder
         */
        public Builder voucher(Voucher voucher) {
            vouchers.add(voucher);
            return this;
        }

        /**
         * Makes the program.
         *
         * @return the program
         * @throws InvalidValueException if there is no voucher, or an id appears twice
         */
        public VoucherProgram build() {
            return new VoucherProgram(version, program, vouchers);
        }
    }
}
