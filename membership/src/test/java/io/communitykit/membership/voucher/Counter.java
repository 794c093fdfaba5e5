package io.communitykit.membership.voucher;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** A counter at which tests check out. Amounts are fen. */
final class Counter {

    static final Currency CNY = Currency.getInstance("CNY");
    static final ProgramId SHOP = new ProgramId("shop");
    static final CategoryId BEAUTY = new CategoryId("美妆");
    static final CategoryId FOOD = new CategoryId("零食🍬");
    static final BrandId BRAND = new BrandId("花西子");

    private Counter() {}

    static Money fen(long minor) {
        return new Money(minor, CNY);
    }

    static CurrencyId id(String text) {
        return new CurrencyId(text);
    }

    static BasketLine line(String id, long fen, CategoryId... categories) {
        return new BasketLine(
                new LineId(id), new GoodsId("goods " + id), Optional.empty(), Set.of(categories), fen(fen));
    }

    static BasketLine branded(String id, long fen, BrandId brand) {
        return new BasketLine(new LineId(id), new GoodsId("goods " + id), Optional.of(brand), Set.of(), fen(fen));
    }

    static Voucher off(String id, long fen) {
        return Voucher.of(id(id), new Discount.AmountOff(fen(fen))).stacking(Stacking.WITH_OTHERS);
    }

    static Voucher percent(String id, int basisPoints) {
        return Voucher.of(id(id), new Discount.PercentOff(basisPoints, RoundingMode.DOWN, Optional.empty()))
                .stacking(Stacking.WITH_OTHERS);
    }

    static VoucherProgram program(Voucher... vouchers) {
        VoucherProgram.Builder builder = VoucherProgram.builder(new PolicyVersion("v1"), SHOP);
        for (Voucher voucher : vouchers) {
            builder.voucher(voucher);
        }
        return builder.build();
    }
}
