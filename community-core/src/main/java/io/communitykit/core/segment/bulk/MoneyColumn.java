package io.communitykit.core.segment.bulk;

import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import java.util.Currency;
import java.util.Map;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/** Money, a column for each currency, since amounts of different ones do not compare. */
final class MoneyColumn implements Column {

    private final Map<Currency, OrderColumn> columns;
    private final RoaringBitmap known;

    MoneyColumn(Map<Currency, OrderColumn> columns) {
        this.columns = columns;
        this.known = FastAggregation.or(
                columns.values().stream().map(OrderColumn::known).iterator());
    }

    Map<Currency, OrderColumn> columns() {
        return columns;
    }

    @Override
    public RoaringBitmap known() {
        return known;
    }

    @Override
    public RoaringBitmap where(Condition predicate) {
        OrderColumn column = columns.get(currency(predicate));
        return column == null ? new RoaringBitmap() : column.where(predicate);
    }

    @Override
    public RoaringBitmap comparable(Condition predicate) {
        OrderColumn column = columns.get(currency(predicate));
        return column == null ? new RoaringBitmap() : column.known();
    }

    private static Currency currency(Condition predicate) {
        AttributeValue operand = predicate instanceof Membership membership
                ? membership.operands().iterator().next()
                : ((Comparison) predicate).operand();
        return ((Amount) operand).value().currency();
    }
}
