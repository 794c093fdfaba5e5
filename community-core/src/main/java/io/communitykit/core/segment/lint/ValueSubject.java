package io.communitykit.core.segment.lint;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The value of a known attribute. A predicate's truth on a cell is what it says of the value that stands for the cell. */
interface ValueSubject extends Subject {

    AttributeName name();

    @Override
    default int truth(Condition atom, Cell cell) {
        AttributeValue value = cell.value();
        return value == null ? Truths.ANY : Truths.of(atom.evaluate(name -> Optional.of(value)));
    }

    /** True or false. */
    record Booleans(AttributeName name) implements ValueSubject {

        @Override
        public List<Cell> cells(Collection<Condition> atoms) {
            return List.of(Cell.of(AttributeValue.of(true)), Cell.of(AttributeValue.of(false)));
        }
    }

    /** A whole number from 0 on. */
    record Counts(AttributeName name, long most) implements ValueSubject {

        @Override
        public List<Cell> cells(Collection<Condition> atoms) {
            List<BigDecimal> constants = Constants.sorted(Constants.of(atoms).map(Constants::number));
            return Constants.around(constants, 0, most).stream()
                    .map(it -> Cell.of(AttributeValue.of(it)))
                    .toList();
        }
    }

    /** Money of one currency, or of any. */
    record Monies(AttributeName name, Optional<Currency> only) implements ValueSubject {

        @Override
        public List<Cell> cells(Collection<Condition> atoms) {
            Map<String, List<BigDecimal>> byCode = new TreeMap<>();
            only.ifPresent(it -> byCode.put(it.getCurrencyCode(), new ArrayList<>()));
            Constants.of(atoms)
                    .map(Amount.class::cast)
                    .filter(it -> only.isEmpty() || only.get().equals(it.value().currency()))
                    .forEach(it -> byCode.computeIfAbsent(
                                    it.value().currency().getCurrencyCode(), c -> new ArrayList<>())
                            .add(Constants.number(it)));
            List<Cell> cells = new ArrayList<>();
            byCode.forEach((code, constants) -> cells.addAll(cells(Currency.getInstance(code), constants)));
            if (only.isEmpty()) {
                cells.add(Cell.of(AttributeValue.of(Money.zero(other(byCode.keySet())))));
            }
            return cells;
        }

        private static List<Cell> cells(Currency currency, List<BigDecimal> constants) {
            return Constants.around(constants, Long.MIN_VALUE, Long.MAX_VALUE).stream()
                    .map(minor -> Cell.of(AttributeValue.of(new Money(minor, currency))))
                    .toList();
        }

        /** A currency that nothing is compared with. */
        private static Currency other(Collection<String> codes) {
            return Currency.getAvailableCurrencies().stream()
                    .filter(it -> it.getDefaultFractionDigits() >= 0 && !codes.contains(it.getCurrencyCode()))
                    .min(Comparator.comparing(Currency::getCurrencyCode))
                    .orElseThrow();
        }
    }

    /** Any number. */
    record Numbers(AttributeName name) implements ValueSubject {

        private static final int MOST_DECIMALS = 100;

        @Override
        public List<Cell> cells(Collection<Condition> atoms) {
            List<BigDecimal> constants = Constants.sorted(Constants.of(atoms).map(Constants::number));
            if (constants.isEmpty()) {
                return List.of(Cell.of(AttributeValue.of(0)));
            }
            List<Cell> cells = new ArrayList<>();
            cells.add(outside(constants.get(0), -1));
            for (int i = 0; i < constants.size(); i++) {
                cells.add(cell(Optional.of(constants.get(i))));
                if (i + 1 < constants.size()) {
                    cells.add(cell(between(constants.get(i), constants.get(i + 1))));
                }
            }
            cells.add(outside(constants.get(constants.size() - 1), 1));
            return cells;
        }

        /** A number beyond the outermost constant: the next whole one, or where that has too many digits, 0 or twice as far. */
        private static Cell outside(BigDecimal constant, int side) {
            RoundingMode away = side < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
            BigDecimal far = constant.add(constant.abs().multiply(BigDecimal.valueOf(side)));
            return Stream.of(constant.setScale(0, away).add(BigDecimal.valueOf(side)), BigDecimal.ZERO, far)
                    .filter(it -> it.compareTo(constant) == side)
                    .map(it -> cell(Optional.of(it)))
                    .filter(it -> it.value() != null)
                    .findFirst()
                    .orElse(Cell.mark(0));
        }

        /** The shortest decimal between two numbers. */
        private static Optional<BigDecimal> between(BigDecimal low, BigDecimal high) {
            for (int scale = 0; scale <= MOST_DECIMALS; scale++) {
                BigDecimal next = low.setScale(scale, RoundingMode.FLOOR).add(BigDecimal.ONE.movePointLeft(scale));
                if (next.compareTo(high) < 0) {
                    return Optional.of(next);
                }
            }
            return Optional.empty();
        }

        /** A cell without a value says nothing of any predicate; it may be empty. */
        private static Cell cell(Optional<BigDecimal> number) {
            try {
                return number.map(it -> Cell.of(AttributeValue.canonical(AttributeValue.of(it))))
                        .orElse(Cell.mark(0));
            } catch (InvalidValueException e) {
                return Cell.mark(0);
            }
        }
    }
}
