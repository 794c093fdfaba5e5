package io.communitykit.membership.voucher;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is legal in a voucher program but probably not meant. Used once. */
final class VoucherProgramLint {

    private final VoucherProgram program;
    private final List<LintFinding> findings = new ArrayList<>();

    VoucherProgramLint(VoucherProgram program) {
        this.program = program;
    }

    List<LintFinding> alone() {
        for (int i = 0; i < program.vouchers().size(); i++) {
            Voucher voucher = program.vouchers().get(i);
            String pointer = Violations.at("vouchers", i);
            worth(voucher, pointer);
            scope(voucher, Violations.below(pointer, "scope"));
            stacking(voucher, Violations.below(pointer, "stacking", "group"));
        }
        return List.copyOf(findings);
    }

    private void worth(Voucher voucher, String pointer) {
        if (voucher.discount() instanceof Discount.AmountOff amount) {
            voucher.threshold().ifPresent(least -> amountOff(voucher, amount.off(), least, pointer));
        } else if (voucher.discount() instanceof Discount.PercentOff percent
                && percent.atMost().isEmpty()) {
            String at = Violations.below(pointer, "discount");
            if (percent.basisPoints() == Discount.PercentOff.WHOLE) {
                warn("voucher-takes-all", at, voucher.id() + " takes off all there is, without a limit");
            } else {
                advise("percent-without-limit", at, voucher.id() + " takes off a share without a limit");
            }
        }
    }

    private void amountOff(Voucher voucher, Money off, Money least, String pointer) {
        int order = least.compareTo(off);
        String at = Violations.below(pointer, "threshold");
        if (order < 0) {
            warn("threshold-below-discount", at, voucher.id() + " takes off " + off + " from " + least + " on");
        } else if (order == 0) {
            warn("threshold-is-discount", at, voucher.id() + " leaves nothing to pay of " + least);
        }
    }

    private void scope(Voucher voucher, String pointer) {
        if (voucher.scope() instanceof Scope.Goods goods
                && goods.include().isPresent()
                && goods.exclude().isPresent()) {
            Selection in = goods.include().get();
            Selection out = goods.exclude().get();
            boolean reachable = !out.brands().containsAll(in.brands())
                    || !out.categories().containsAll(in.categories())
                    || !out.goods().containsAll(in.goods());
            if (!reachable) {
                warn("scope-empty", pointer, "everything that " + voucher.id() + " includes is excluded");
            }
        }
    }

    private void stacking(Voucher voucher, String pointer) {
        Optional<StackingGroup> group = voucher.stacking().group();
        if (group.isEmpty()) {
            return;
        }
        long members = program.vouchers().stream()
                .filter(other -> other.stacking().group().equals(group))
                .count();
        if (voucher.stacking().with() == Stacking.With.NOTHING_ELSE) {
            advise("group-without-effect", pointer, voucher.id() + " goes with no other kind, in a group or not");
        } else if (members == 1) {
            advise("group-of-one", pointer, "no other voucher is in group " + group.get());
        }
    }

    List<LintFinding> against(PointsProgram points) {
        if (!points.id().equals(program.program())) {
            warn(
                    "voucher-program-other",
                    Violations.at("program"),
                    "the vouchers are of " + program.program() + ", the points program is " + points.id());
        }
        for (int i = 0; i < program.vouchers().size(); i++) {
            Voucher voucher = program.vouchers().get(i);
            String pointer = Violations.at("vouchers", i, "id");
            Optional<PointsCurrency> currency = points.currency(voucher.id());
            if (currency.isEmpty()) {
                warn("voucher-without-currency", pointer, "no currency of " + points.id() + " is " + voucher.id());
            } else if (currency.get().lots().isEmpty()) {
                warn("voucher-without-lots", pointer, "currency " + voucher.id() + " is not kept in lots");
            } else {
                lots(voucher, currency.get().lots().get(), pointer);
            }
        }
        return List.copyOf(findings);
    }

    private void lots(Voucher voucher, LotPolicy lots, String pointer) {
        if (lots.expiry() instanceof ExpiryRule.Never) {
            advise("voucher-never-expires", pointer, voucher.id() + " never expires");
        }
        if (lots.holdFor().isEmpty()) {
            warn(
                    "voucher-held-for-ever",
                    pointer,
                    "an order that is never paid holds " + voucher.id() + " until it is released by command");
        }
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }
}
