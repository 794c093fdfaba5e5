package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.Bucket;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.DayRecency;
import io.communitykit.core.condition.Recency;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.TagId;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A whole number, cut into spans where predicates change. */
interface SpanSubject extends Subject {

    /** The lowest number that can be. */
    long least();

    /** The highest number that can be. */
    long most();

    /** The first numbers of the spans that a predicate makes. */
    Stream<Long> starts(Condition atom);

    @Override
    default List<Cell> cells(Collection<Condition> atoms) {
        List<Long> starts = atoms.stream()
                .flatMap(this::starts)
                .filter(it -> it > least() && it <= most())
                .sorted()
                .distinct()
                .toList();
        List<Cell> cells = new ArrayList<>();
        long from = least();
        for (long start : starts) {
            cells.add(cell(from, start - 1));
            from = start;
        }
        cells.add(cell(from, most()));
        return cells;
    }

    /** A span. */
    default Cell cell(long from, long to) {
        return new Cell(from, to, null);
    }

    /** When an instant or a date is: microseconds, or days. */
    record Point(AttributeName name, boolean isDate) implements SpanSubject, ValueSubject {

        private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
        private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

        @Override
        public long least() {
            return isDate ? FIRST_DAY.toEpochDay() : Timestamps.toMicros(Timestamps.MIN);
        }

        @Override
        public long most() {
            return isDate ? LAST_DAY.toEpochDay() : Timestamps.toMicros(Timestamps.MAX);
        }

        @Override
        public Stream<Long> starts(Condition atom) {
            return Constants.of(List.of(atom))
                    .map(it -> Constants.number(it).longValueExact())
                    .flatMap(it -> Stream.of(it, it + 1));
        }

        @Override
        public Cell cell(long from, long to) {
            return new Cell(from, to, value(from));
        }

        @Override
        public List<Cell> cells(Collection<Condition> atoms) {
            return SpanSubject.super.cells(atoms);
        }

        AttributeValue value(long at) {
            return isDate ? AttributeValue.of(LocalDate.ofEpochDay(at)) : AttributeValue.of(Timestamps.ofMicros(at));
        }

        @Override
        public boolean isTime() {
            return true;
        }
    }

    /** How many microseconds ago an instant is; less than 0 where it lies ahead. */
    record Age(AttributeName name, long most) implements SpanSubject {

        /** Further apart no two instants are. */
        static final long FURTHEST = Timestamps.toMicros(Duration.between(Timestamps.MIN, Timestamps.MAX));

        @Override
        public long least() {
            return -FURTHEST;
        }

        @Override
        public Stream<Long> starts(Condition atom) {
            return Stream.of(Timestamps.toMicros(((Recency) atom).duration()) + 1);
        }

        @Override
        public int truth(Condition atom, Cell cell) {
            Recency recency = (Recency) atom;
            boolean within = cell.to() <= Timestamps.toMicros(recency.duration());
            return Truths.of(within == (recency.operator() == Recency.Operator.WITHIN));
        }

        @Override
        public boolean isTime() {
            return true;
        }
    }

    /** How many days of a zone's calendar ago an instant or a date is; less than 0 where it lies ahead. */
    record Days(AttributeName name, ZoneId zone) implements SpanSubject {

        /** More days no two instants are apart. */
        static final long FURTHEST = 3_660_000;

        @Override
        public long least() {
            return -FURTHEST;
        }

        @Override
        public long most() {
            return FURTHEST;
        }

        @Override
        public Stream<Long> starts(Condition atom) {
            return Stream.of(((DayRecency) atom).days() + 1L);
        }

        @Override
        public int truth(Condition atom, Cell cell) {
            DayRecency recency = (DayRecency) atom;
            boolean within = cell.to() <= recency.days();
            return Truths.of(within == (recency.operator() == DayRecency.Operator.WITHIN_DAYS));
        }

        @Override
        public boolean isTime() {
            return true;
        }
    }

    /** How sure a tag of a known set is. Its predicates ask for this tag alone. */
    record Sure(AttributeName set, TagId tag) implements SpanSubject {

        @Override
        public long least() {
            return 0;
        }

        @Override
        public long most() {
            return TagMatch.CERTAIN;
        }

        @Override
        public Stream<Long> starts(Condition atom) {
            return Stream.of((long) ((TagMatch) atom).confidence());
        }

        @Override
        public int truth(Condition atom, Cell cell) {
            return Truths.of(cell.from() >= ((TagMatch) atom).confidence());
        }
    }

    /** The bucket of a draw. */
    record Draw(String seed, int of) implements SpanSubject {

        @Override
        public long least() {
            return 0;
        }

        @Override
        public long most() {
            return of - 1L;
        }

        @Override
        public Stream<Long> starts(Condition atom) {
            Bucket bucket = (Bucket) atom;
            return Stream.of((long) bucket.from(), (long) bucket.to());
        }

        @Override
        public int truth(Condition atom, Cell cell) {
            Bucket bucket = (Bucket) atom;
            return Truths.of(cell.from() >= bucket.from() && cell.from() < bucket.to());
        }
    }
}
