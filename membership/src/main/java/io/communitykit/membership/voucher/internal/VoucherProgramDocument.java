package io.communitykit.membership.voucher.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.Describe;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * A policy document of kind {@code voucher-program}.
 *
 * @param version this edition
 * @param program the points program
 * @param vouchers the vouchers
 */
@Describe("The terms of the vouchers that members hold.")
public record VoucherProgramDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("The points program whose currencies the vouchers are.")
        ProgramId program,

        @Describe("The kinds of vouchers.") @NotEmpty List<VoucherDocument> vouchers) {}
