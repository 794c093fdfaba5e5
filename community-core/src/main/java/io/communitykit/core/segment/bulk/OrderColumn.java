package io.communitykit.core.segment.bulk;

import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.DayRecency;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.condition.Recency;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.segment.internal.Line;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roaringbitmap.RangeBitmap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Numbers, money of one currency, instants or dates. The different values are kept in order, and of each member the rank of
 * its value, as a bit-sliced index (RoaringBitmap's RangeBitmap): a comparison takes a step for each bit of a rank.
 */
final class OrderColumn implements Column {

    private static final int FEW = 32;

    private final Instant asOf;
    private final boolean dates;
    private final RoaringBitmap known;
    private final Line line;
    private final int[] ranks;
    private final RangeBitmap index;

    private OrderColumn(Instant asOf, boolean dates, RoaringBitmap known, Line line, int[] ranks) {
        this.asOf = asOf;
        this.dates = dates;
        this.known = known;
        this.line = line;
        this.ranks = ranks;
        RangeBitmap.Appender appender = RangeBitmap.appender(Math.max(1, line.places() / 2));
        for (int rank : ranks) {
            appender.add(Math.max(0, rank));
        }
        this.index = appender.build();
    }

    @Override
    public RoaringBitmap known() {
        return known;
    }

    /** The rank of a member's value, or -1. Equal values have equal ranks. */
    int rank(int member) {
        return member < ranks.length ? ranks[member] : -1;
    }

    /** The rank of a value, or -1 where nobody has it. */
    int rankOf(AttributeValue value) {
        int place = line.place(value);
        return place % 2 == 1 ? place / 2 : -1;
    }

    /** What is to be asked of others about a rank. */
    Line line() {
        return line;
    }

    @Override
    public RoaringBitmap where(Condition predicate) {
        if (predicate instanceof Recency recency) {
            return atLeast(line.place(Timestamps.toMicros(asOf) - recency.micros()));
        } else if (predicate instanceof DayRecency recency) {
            return atLeast(line.place(oldest(recency)));
        } else if (predicate instanceof Membership membership) {
            return among(membership);
        }
        Comparison comparison = (Comparison) predicate;
        int place = line.place(comparison.operand());
        return switch (comparison.operator()) {
            case AT_LEAST -> atLeast(place);
            case ABOVE -> atLeast(place + 1);
            case BELOW -> RoaringBitmap.andNot(known, atLeast(place));
            case AT_MOST -> RoaringBitmap.andNot(known, atLeast(place + 1));
            default -> equal(comparison.operand());
        };
    }

    private long oldest(DayRecency recency) {
        LocalDate first = CalendarWindow.dayOf(asOf, recency.zone()).minusDays(recency.days());
        return dates ? first.toEpochDay() : Timestamps.toMicros(CalendarWindow.startOfDay(first, recency.zone()));
    }

    /** Few values are looked up, many are marked and everybody is looked at once. */
    private RoaringBitmap among(Membership membership) {
        RoaringBitmap found = new RoaringBitmap();
        if (membership.operands().size() <= FEW) {
            membership.operands().forEach(it -> found.or(equal(it)));
            return found;
        }
        BitSet wanted = new BitSet();
        membership.operands().stream()
                .mapToInt(this::rankOf)
                .filter(rank -> rank >= 0)
                .forEach(wanted::set);
        known.forEach((int member) -> {
            if (wanted.get(ranks[member])) {
                found.add(member);
            }
        });
        return found;
    }

    private RoaringBitmap equal(AttributeValue value) {
        int rank = rankOf(value);
        return rank < 0 ? new RoaringBitmap() : index.eq(rank, known);
    }

    /** Those whose value lies at a place or behind; the value of rank r lies at place 2r + 1. */
    private RoaringBitmap atLeast(int place) {
        int rank = place / 2;
        return rank == 0 ? known : rank > line.places() / 2 - 1 ? new RoaringBitmap() : index.gte(rank, known);
    }

    /** Collects values. */
    static final class Builder {

        private final RoaringBitmap known = new RoaringBitmap();
        private final Map<Integer, BigDecimal> fractions = new TreeMap<>();
        private final List<long[]> pages = new ArrayList<>();

        private static final int PAGE = 1 << 12;

        void add(int member, AttributeValue value) {
            known.add(member);
            if (value instanceof Decimal) {
                fractions.put(member, Line.exact(value));
            } else {
                while (pages.size() <= member / PAGE) {
                    pages.add(new long[PAGE]);
                }
                pages.get(member / PAGE)[member % PAGE] = Line.whole(value);
            }
        }

        private long whole(int member) {
            return pages.get(member / PAGE)[member % PAGE];
        }

        OrderColumn build(Instant asOf, boolean dates, Optional<Currency> currency, int members) {
            known.runOptimize();
            int[] who = known.toArray();
            Line line = fractions.isEmpty()
                    ? Line.of(
                            currency, Arrays.stream(who).mapToLong(this::whole).toArray())
                    : Line.of(Arrays.stream(who).mapToObj(this::exact).toArray(BigDecimal[]::new));
            int[] ranks = new int[members];
            Arrays.fill(ranks, -1);
            for (int member : who) {
                int place =
                        fractions.isEmpty() ? line.place(whole(member)) : line.place(AttributeValue.of(exact(member)));
                ranks[member] = place / 2;
            }
            return new OrderColumn(asOf, dates, known, line, ranks);
        }

        private BigDecimal exact(int member) {
            BigDecimal fraction = fractions.get(member);
            return fraction == null ? BigDecimal.valueOf(whole(member)) : fraction;
        }
    }
}
