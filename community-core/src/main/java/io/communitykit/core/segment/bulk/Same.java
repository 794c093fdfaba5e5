package io.communitykit.core.segment.bulk;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** In whom two attributes of one type have the same value. */
final class Same {

    private Same() {}

    static RoaringBitmap comparable(Column one, Column two) {
        if (one instanceof MoneyColumn a && two instanceof MoneyColumn b) {
            RoaringBitmap both = new RoaringBitmap();
            a.columns().forEach((currency, column) -> {
                OrderColumn other = b.columns().get(currency);
                if (other != null) {
                    both.or(RoaringBitmap.and(column.known(), other.known()));
                }
            });
            return both;
        }
        return RoaringBitmap.and(one.known(), two.known());
    }

    static RoaringBitmap of(Column one, Column two) {
        if (one instanceof MoneyColumn a && two instanceof MoneyColumn b) {
            RoaringBitmap same = new RoaringBitmap();
            a.columns().forEach((currency, column) -> {
                OrderColumn other = b.columns().get(currency);
                if (other != null) {
                    same.or(of(column, other));
                }
            });
            return same;
        } else if (one instanceof OrderColumn a && two instanceof OrderColumn b) {
            return order(a, b);
        }
        return values((ValueColumn) one, (ValueColumn) two);
    }

    private static RoaringBitmap order(OrderColumn one, OrderColumn two) {
        int[] equal = one.line().in(two.line());
        RoaringBitmap same = new RoaringBitmap();
        one.known().forEach((int member) -> {
            int rank = two.rank(member);
            if (rank >= 0 && equal[one.rank(member)] == rank) {
                same.add(member);
            }
        });
        return same;
    }

    private static RoaringBitmap values(ValueColumn one, ValueColumn two) {
        RoaringBitmap same = new RoaringBitmap();
        if (one.isOfLists()) {
            Map<Integer, Object> lists = new HashMap<>(one.lists());
            two.lists().forEach((member, list) -> {
                if (list.equals(lists.get(member))) {
                    same.add(member);
                }
            });
            return same;
        }
        one.having().forEach((value, members) -> {
            RoaringBitmap other = two.having().get(value);
            if (other != null) {
                same.or(RoaringBitmap.and(members, other));
            }
        });
        return same;
    }
}
