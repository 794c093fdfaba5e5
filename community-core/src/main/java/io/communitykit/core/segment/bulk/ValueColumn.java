package io.communitykit.core.segment.bulk;

import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/** Text, truth values and lists: for each value, or each element of a list, the members who have it. */
final class ValueColumn implements Column {

    private final RoaringBitmap known = new RoaringBitmap();
    private final Map<Scalar, RoaringBitmap> having = new HashMap<>();
    private final boolean ofLists;
    /** The lists as they are, in canonical form, for comparing them with others. */
    private final Map<Integer, List<Scalar>> lists = new HashMap<>();

    private ValueColumn(boolean ofLists) {
        this.ofLists = ofLists;
    }

    static ValueColumn ofScalars() {
        return new ValueColumn(false);
    }

    static ValueColumn ofLists() {
        return new ValueColumn(true);
    }

    void add(int member, AttributeValue value) {
        known.add(member);
        if (value instanceof ListOf list) {
            List<Scalar> elements =
                    list.values().stream().map(AttributeValue::canonical).toList();
            lists.put(member, elements);
            elements.forEach(element -> put(member, element));
        } else {
            put(member, AttributeValue.canonical((Scalar) value));
        }
    }

    private void put(int member, Scalar value) {
        having.computeIfAbsent(value, key -> new RoaringBitmap()).add(member);
    }

    void finish() {
        known.runOptimize();
        having.values().forEach(RoaringBitmap::runOptimize);
    }

    Map<Scalar, RoaringBitmap> having() {
        return having;
    }

    boolean isOfLists() {
        return ofLists;
    }

    Map<Integer, List<Scalar>> lists() {
        return lists;
    }

    @Override
    public RoaringBitmap known() {
        return known;
    }

    @Override
    public RoaringBitmap where(Condition predicate) {
        if (predicate instanceof Membership membership) {
            return of(membership.operands());
        }
        Comparison comparison = (Comparison) predicate;
        Scalar operand = comparison.operand();
        return switch (comparison.operator()) {
            case STARTS_WITH -> texts(text -> text.startsWith(((Text) operand).value()));
            case CONTAINS ->
                ofLists
                        ? of(List.of(operand))
                        : texts(text -> operand instanceof Text part && text.contains(part.value()));
            default -> of(List.of(operand));
        };
    }

    @Override
    public RoaringBitmap comparable(Condition predicate) {
        boolean texts = predicate instanceof Comparison comparison
                && comparison.operator() == Comparison.Operator.CONTAINS
                && !ofLists;
        return texts && !(((Comparison) predicate).operand() instanceof Text) ? new RoaringBitmap() : known;
    }

    private RoaringBitmap of(Collection<Scalar> values) {
        List<RoaringBitmap> found = new ArrayList<>();
        for (Scalar value : values) {
            RoaringBitmap members = having.get(value);
            if (members != null) {
                found.add(members);
            }
        }
        return found.size() == 1 ? found.get(0) : FastAggregation.or(found.iterator());
    }

    private RoaringBitmap texts(Predicate<String> wanted) {
        return FastAggregation.or(having.entrySet().stream()
                .filter(it -> it.getKey() instanceof Text text && wanted.test(text.value()))
                .map(Map.Entry::getValue)
                .iterator());
    }
}
