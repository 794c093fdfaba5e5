package io.communitykit.core.segment.bulk;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.segment.counter.Reading;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts a population together, member by member. Not safe for many threads. */
public final class PopulationBuilder {

    private final SegmentProgram program;
    private final Instant asOf;
    private final Map<AttributeName, AttributeType> types;
    private final Map<MemberId, Integer> numbers = new LinkedHashMap<>();
    private final Map<AttributeName, OrderColumn.Builder> ordered = new HashMap<>();
    private final Map<AttributeName, Map<Currency, OrderColumn.Builder>> money = new HashMap<>();
    private final Map<AttributeName, ValueColumn> values = new HashMap<>();
    private final Map<AttributeName, TagColumn> tags = new HashMap<>();

    PopulationBuilder(SegmentProgram program, Instant asOf) {
        this.program = program;
        this.asOf = asOf;
        this.types = program.schema().types();
        types.forEach((name, type) -> {
            switch (type) {
                case NUMBER, INSTANT, DATE -> ordered.put(name, new OrderColumn.Builder());
                case MONEY -> money.put(name, new HashMap<>());
                case TEXT, BOOLEAN -> values.put(name, ValueColumn.ofScalars());
                case LIST -> values.put(name, ValueColumn.ofLists());
                case TAGS -> tags.put(name, new TagColumn());
            }
        });
    }

    /**
     * Adds a member as it is as of the population's instant: with the tags that rules set by then, and what counters give then.
     *
     * @param state the member's state; its memberships do not matter
     * @return this builder
     * @throws InvalidValueException if the member was added before, or was judged later than the population is
     */
    public PopulationBuilder add(MemberState state) {
        if (state.judgedAt().isAfter(asOf)) {
            throw InvalidValueException.of("member " + state.member(), "judged by " + asOf, state.judgedAt());
        }
        boolean same = state.edition().equals(Optional.of(program.version()));
        MemberState then = same && program.rules().isEmpty()
                ? state
                : LiveProfile.open(program, state, asOf).state();
        return add(then.profile(), then.counters());
    }

    /**
     * Adds a member as it is.
     *
     * @param profile the profile; tags of rules are as it has them
     * @param counters what was counted
     * @return this builder
     * @throws InvalidValueException if the member was added before
     */
    public PopulationBuilder add(Profile profile, CounterState counters) {
        int number = numbers.size();
        if (numbers.putIfAbsent(profile.member(), number) != null) {
            throw InvalidValueException.of("members of a population", "added once", profile.member());
        }
        profile.attributes().forEach((name, value) -> tell(number, name, value));
        for (Reading reading : program.readings().values()) {
            counters.read(reading, program.counters(), asOf).value().ifPresent(it -> put(number, reading.name(), it));
        }
        profile.tags().forEach((name, held) -> {
            TagColumn column = tags.get(name);
            if (column != null) {
                column.know(number);
                held.forEach((id, tag) -> column.add(number, id, tag.confidence(asOf)));
            }
        });
        return this;
    }

    private void tell(int number, AttributeName name, AttributeValue value) {
        if (program.attributes().typeOf(name).isPresent()) {
            put(number, name, value);
        }
    }

    private void put(int number, AttributeName name, AttributeValue value) {
        AttributeType type = types.get(name);
        if (type != AttributeType.of(value)) {
            return;
        }
        switch (type) {
            case MONEY ->
                column(money, name)
                        .computeIfAbsent(((Amount) value).value().currency(), key -> new OrderColumn.Builder())
                        .add(number, value);
            case NUMBER, INSTANT, DATE -> column(ordered, name).add(number, value);
            default -> column(values, name).add(number, value);
        }
    }

    private static <C> C column(Map<AttributeName, C> columns, AttributeName name) {
        C column = columns.get(name);
        if (column == null) {
            throw new AssertionError("no column of " + name);
        }
        return column;
    }

    /**
     * Makes the population. The builder is of no use afterwards.
     *
     * @return the population
     */
    public Population build() {
        int size = numbers.size();
        Map<AttributeName, Column> columns = new HashMap<>();
        ordered.forEach((name, column) -> {
            boolean dates = types.get(name) == AttributeType.DATE;
            columns.put(name, column.build(asOf, dates, Optional.empty(), size));
        });
        money.forEach((name, currencies) -> {
            Map<Currency, OrderColumn> built = new HashMap<>();
            currencies.forEach(
                    (currency, column) -> built.put(currency, column.build(asOf, false, Optional.of(currency), size)));
            columns.put(name, new MoneyColumn(built));
        });
        values.forEach((name, column) -> {
            column.finish();
            columns.put(name, column);
        });
        tags.forEach((name, column) -> {
            column.finish();
            columns.put(name, column);
        });
        return new Population(program, asOf, numbers, columns);
    }
}
