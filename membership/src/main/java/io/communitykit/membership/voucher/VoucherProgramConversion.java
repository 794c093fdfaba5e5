package io.communitykit.membership.voucher;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.voucher.internal.DiscountDocument;
import io.communitykit.membership.voucher.internal.VoucherDocument;
import io.communitykit.membership.voucher.internal.VoucherProgramDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a document into a program and collects what does not fit together. Used once. */
final class VoucherProgramConversion {

    private static final int DECIMALS = 2;

    private final VoucherProgramDocument document;
    private final Violations violations;
    private final Set<CurrencyId> ids = new HashSet<>();

    VoucherProgramConversion(VoucherProgramDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
    }

    @Nullable
    VoucherProgram convert() {
        List<Voucher> vouchers = new ArrayList<>();
        for (int i = 0; i < document.vouchers().size(); i++) {
            voucher(document.vouchers().get(i), Violations.at("vouchers", i)).ifPresent(vouchers::add);
        }
        return violations.isEmpty() ? new VoucherProgram(document.version(), document.program(), vouchers) : null;
    }

    private Optional<Voucher> voucher(VoucherDocument voucher, String pointer) {
        int before = violations.size();
        id(voucher.id(), Violations.below(pointer, "id"));
        Optional<Discount> discount = discount(voucher.discount(), Violations.below(pointer, "discount"));
        threshold(voucher.threshold(), discount, Violations.below(pointer, "threshold"));
        Optional<Scope> scope = scope(voucher.scope(), Violations.below(pointer, "scope"));
        if (violations.size() > before || discount.isEmpty() || scope.isEmpty()) {
            return Optional.empty();
        }
        int priority = voucher.priority() == null ? 0 : voucher.priority();
        return Optional.of(new Voucher(
                voucher.id(),
                discount.get(),
                Optional.ofNullable(voucher.threshold()),
                scope.get(),
                stacking(voucher.stacking()),
                priority));
    }

    private void id(CurrencyId id, String pointer) {
        if (!ids.add(id)) {
            violations.add(pointer, "an id that no voucher before has", id.value());
        }
        if (Voucher.bytes(id) > Voucher.MAX_ID_BYTES) {
            violations.add(pointer, "an id of at most " + Voucher.MAX_ID_BYTES + " bytes in UTF-8", id.value());
        }
    }

    private Optional<Discount> discount(DiscountDocument discount, String pointer) {
        if (discount instanceof DiscountDocument.AmountOff amount) {
            return positive(amount.off(), Violations.below(pointer, "off"))
                    ? Optional.of(new Discount.AmountOff(amount.off()))
                    : Optional.empty();
        }
        DiscountDocument.PercentOff percent = (DiscountDocument.PercentOff) discount;
        int before = violations.size();
        BigDecimal per = percent.percentOff().stripTrailingZeros();
        if (per.scale() > DECIMALS) {
            violations.add(Violations.below(pointer, "percentOff"), "at most two decimals", percent.percentOff());
        }
        if (percent.rounding() == RoundingMode.UNNECESSARY) {
            violations.add(
                    Violations.below(pointer, "rounding"),
                    "a rounding that says what happens to a fraction",
                    "unnecessary");
        }
        if (percent.atMost() != null) {
            positive(percent.atMost(), Violations.below(pointer, "atMost"));
        }
        if (violations.size() > before) {
            return Optional.empty();
        }
        int basisPoints = per.movePointRight(DECIMALS).intValueExact();
        return Optional.of(
                new Discount.PercentOff(basisPoints, percent.rounding(), Optional.ofNullable(percent.atMost())));
    }

    private void threshold(@Nullable Money threshold, Optional<Discount> discount, String pointer) {
        if (threshold == null || !positive(threshold, pointer)) {
            return;
        }
        Optional<Currency> of = discount.flatMap(Discount::currency);
        if (of.isPresent() && !of.get().equals(threshold.currency())) {
            violations.add(
                    pointer,
                    "an amount in " + of.get() + ", as the discount",
                    threshold.currency().getCurrencyCode());
        }
    }

    private boolean positive(Money money, String pointer) {
        if (money.minor() < 1) {
            violations.add(pointer, "an amount above 0", money);
        }
        return money.minor() >= 1;
    }

    private Optional<Scope> scope(VoucherDocument.@Nullable ScopeDocument scope, String pointer) {
        if (scope == null) {
            return Optional.of(Scope.Everything.INSTANCE);
        }
        int before = violations.size();
        if (scope.include() == null && scope.exclude() == null) {
            violations.add(pointer, "at least one of include and exclude", "neither");
        }
        Optional<Selection> include = selection(scope.include(), Violations.below(pointer, "include"));
        Optional<Selection> exclude = selection(scope.exclude(), Violations.below(pointer, "exclude"));
        return violations.size() > before ? Optional.empty() : Optional.of(new Scope.Goods(include, exclude));
    }

    private Optional<Selection> selection(VoucherDocument.@Nullable SelectionDocument selection, String pointer) {
        if (selection == null) {
            return Optional.empty();
        }
        Selection goods = new Selection(
                Set.copyOf(selection.brands()), Set.copyOf(selection.categories()), Set.copyOf(selection.goods()));
        if (goods.isEmpty()) {
            violations.add(pointer, "at least one brand, category or article", "none");
        }
        return Optional.of(goods);
    }

    private static Stacking stacking(VoucherDocument.@Nullable StackingDocument stacking) {
        if (stacking == null) {
            return Stacking.ALONE;
        }
        int perOrder = stacking.perOrder() == null ? 1 : stacking.perOrder();
        return new Stacking(stacking.with(), perOrder, Optional.ofNullable(stacking.group()));
    }
}
