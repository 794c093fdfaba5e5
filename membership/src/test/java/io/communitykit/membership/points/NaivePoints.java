package io.communitykit.membership.points;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The model: what a program does to facts, said again in maps and big numbers, with nothing of the code under test. Answers
 * are lines of text; {@link Lines} renders real results in the same words.
 */
final class NaivePoints {

    private final PlainProgram program;
    private final Map<String, NaiveAccount> accounts = new TreeMap<>();

    NaivePoints(PlainProgram program) {
        this.program = program;
    }

    private static final class NaiveAccount {
        private final Map<String, BigInteger> balances = new TreeMap<>();
        private final Map<String, BigInteger> used = new HashMap<>();
        private final Map<Integer, PlainEvent> told = new LinkedHashMap<>();
        private final Map<Integer, List<String>> posted = new HashMap<>();
    }

    private record NaiveAsk(PlainProgram.PlainRule rule, List<String> multipliers, BigInteger points) {}

    /** All balances of a member, empty for a stranger. */
    Map<String, BigInteger> balances(String member) {
        NaiveAccount account = accounts.get(member);
        return account == null ? Map.of() : account.balances;
    }

    int postings(String member) {
        NaiveAccount account = accounts.get(member);
        return account == null ? 0 : account.told.size();
    }

    List<String> tell(PlainEvent event) {
        List<String> skipped = new ArrayList<>();
        Map<String, List<NaiveAsk>> asks = new LinkedHashMap<>();
        boolean opens = event.type().equals("member.registered") && event.actor() != null;
        if (opens) {
            asks.put(Objects.requireNonNull(event.actor()), new ArrayList<>());
        }
        Map<String, List<NaiveAsk>> found = new LinkedHashMap<>();
        for (PlainProgram.PlainRule rule : program.rules()) {
            if (rule.type().equals(event.type())) {
                judge(rule, event, skipped, found);
            }
        }
        if (event.actor() != null && found.containsKey(event.actor())) {
            asks.put(event.actor(), Objects.requireNonNull(found.remove(event.actor())));
        }
        asks.putAll(found);
        List<String> lines = new ArrayList<>();
        asks.forEach((member, list) -> lines.add(post(member, event, list)));
        lines.addAll(skipped);
        return lines;
    }

    private void judge(
            PlainProgram.PlainRule rule, PlainEvent event, List<String> skipped, Map<String, List<NaiveAsk>> found) {
        if (rule.conditional() && event.data().kind() == null) {
            skipped.add("skipped " + rule.id() + " CONDITION_UNKNOWN");
            return;
        }
        if (rule.conditional() && !"answer".equals(event.data().kind())) {
            return;
        }
        String member = rule.toActor() ? event.actor() : event.beneficiary();
        if (member == null) {
            skipped.add("skipped " + rule.id() + " NO_MEMBER");
            return;
        }
        BigDecimal measured = measured(rule, event, skipped);
        if (measured == null) {
            return;
        }
        List<String> multipliers = rule.grants() ? multipliers(rule, event, skipped) : List.of();
        BigDecimal factor = multipliers.isEmpty() ? BigDecimal.ONE : factor(multipliers);
        BigInteger points = rounded(rule.quantity(), measured.multiply(factor)).toBigIntegerExact();
        found.computeIfAbsent(member, any -> new ArrayList<>())
                .add(new NaiveAsk(rule, multipliers, rule.grants() ? points : points.negate()));
    }

    private static @Nullable BigDecimal measured(PlainProgram.PlainRule rule, PlainEvent event, List<String> skipped) {
        PlainProgram.PlainQuantity quantity = rule.quantity();
        if (quantity.measure() == PlainProgram.Measure.FIXED) {
            return BigDecimal.ONE;
        }
        boolean money = quantity.measure() == PlainProgram.Measure.MONEY;
        Long fen = event.data().amount();
        BigDecimal measured = money
                ? (fen == null ? null : BigDecimal.valueOf(fen, 2))
                : event.data().count();
        if (measured == null) {
            skipped.add("skipped " + rule.id() + " NO_QUANTITY");
            return null;
        }
        if (money && event.data().dollars()) {
            skipped.add("skipped " + rule.id() + " OTHER_CURRENCY");
            return null;
        }
        if (measured.signum() < 0) {
            skipped.add("skipped " + rule.id() + " NEGATIVE_QUANTITY");
            return null;
        }
        return measured;
    }

    /** Multiplied first and divided once, with 30 digits more than any rounding needs. */
    private BigDecimal rounded(PlainProgram.PlainQuantity quantity, BigDecimal measured) {
        if (quantity.measure() == PlainProgram.Measure.FIXED) {
            return BigDecimal.valueOf(quantity.points()).multiply(measured).setScale(0, program.rounding());
        }
        return BigDecimal.valueOf(quantity.points())
                .multiply(measured)
                .divide(quantity.unit(), 30, RoundingMode.DOWN)
                .add(residue(quantity, measured))
                .setScale(0, quantity.rounding());
    }

    /** Tells a fraction that 30 digits cut off from none, so that rounding up sees it. */
    private static BigDecimal residue(PlainProgram.PlainQuantity quantity, BigDecimal measured) {
        BigDecimal product = BigDecimal.valueOf(quantity.points()).multiply(measured);
        BigDecimal cut = product.divide(quantity.unit(), 30, RoundingMode.DOWN);
        return cut.multiply(quantity.unit()).compareTo(product) == 0 ? BigDecimal.ZERO : new BigDecimal("1e-31");
    }

    private List<String> multipliers(PlainProgram.PlainRule rule, PlainEvent event, List<String> skipped) {
        List<String> ids = new ArrayList<>();
        for (PlainProgram.PlainMultiplier each : program.multipliers()) {
            boolean concerned = each.rules().isEmpty() || each.rules().contains(rule.id());
            boolean early =
                    each.from().isPresent() && event.at().isBefore(each.from().get());
            boolean late = each.until().isPresent()
                    && !event.at().isBefore(each.until().get());
            if (!concerned || early || late) {
                continue;
            }
            if (!each.conditional() || Boolean.TRUE.equals(event.data().vip())) {
                ids.add(each.id());
            } else if (event.data().vip() == null && !skipped.contains("skipped " + each.id() + " CONDITION_UNKNOWN")) {
                skipped.add("skipped " + each.id() + " CONDITION_UNKNOWN");
            }
        }
        return ids;
    }

    private BigDecimal factor(List<String> ids) {
        List<BigDecimal> factors = program.multipliers().stream()
                .filter(each -> ids.contains(each.id()))
                .map(PlainProgram.PlainMultiplier::factor)
                .toList();
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal product = BigDecimal.ONE;
        BigDecimal max = BigDecimal.ZERO;
        for (BigDecimal factor : factors) {
            sum = sum.add(factor).subtract(BigDecimal.ONE);
            product = product.multiply(factor);
            max = max.max(factor);
        }
        return switch (program.combination()) {
            case MAX -> max;
            case SUM -> sum.max(BigDecimal.ZERO);
            case PRODUCT -> product;
        };
    }

    private String post(String member, PlainEvent event, List<NaiveAsk> asks) {
        NaiveAccount account = accounts.computeIfAbsent(member, any -> new NaiveAccount());
        PlainEvent told = account.told.get(event.id());
        if (told != null) {
            String differing = differing(told, event);
            return differing.isEmpty()
                    ? member + " replayed " + account.posted.get(event.id())
                    : member + " conflicting in" + differing;
        }
        List<String> entries = new ArrayList<>();
        for (PlainProgram.PlainCurrency currency : program.currencies()) {
            if (currency.start() != 0 && !account.balances.containsKey(currency.id())) {
                BigInteger start = BigInteger.valueOf(currency.start());
                account.balances.put(currency.id(), start);
                entries.add(currency.id() + " start " + start);
            }
        }
        asks.forEach(ask -> entries.add(answer(account, event, ask)));
        account.told.put(event.id(), event);
        account.posted.put(event.id(), entries);
        return member + " applied " + entries;
    }

    private String answer(NaiveAccount account, PlainEvent event, NaiveAsk ask) {
        String currency = ask.rule().currency();
        BigInteger balance = account.balances.getOrDefault(currency, BigInteger.ZERO);
        BigInteger applied = ask.points();
        String limit = "";
        if (ask.rule().grants()) {
            for (String id : ask.rule().caps()) {
                BigInteger limitOf = BigInteger.valueOf(cap(id).limit());
                BigInteger room = limitOf.subtract(account.used.getOrDefault(window(id, event), BigInteger.ZERO))
                        .max(BigInteger.ZERO);
                if (room.compareTo(applied) < 0) {
                    applied = room;
                    limit = " cut by " + window(id, event) + " with room " + room;
                }
            }
        } else {
            BigInteger floor = BigInteger.valueOf(floor(currency));
            BigInteger available = balance.subtract(floor).max(BigInteger.ZERO);
            if (available.compareTo(applied.negate()) < 0) {
                applied = available.negate();
                limit = " cut by floor " + floor;
            }
        }
        for (String id : ask.rule().caps()) {
            if (ask.rule().grants() || cap(id).givesBack()) {
                account.used.merge(window(id, event), applied, BigInteger::add);
            }
        }
        account.balances.put(currency, balance.add(applied));
        return currency + " by " + ask.rule().id() + " times " + ask.multipliers() + " asked " + ask.points()
                + " applied " + applied + " balance " + balance.add(applied) + limit;
    }

    private PlainProgram.PlainCap cap(String id) {
        return program.caps().stream()
                .filter(cap -> cap.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private long floor(String currency) {
        return program.currencies().stream()
                .filter(each -> each.id().equals(currency))
                .findFirst()
                .orElseThrow()
                .floor();
    }

    private String window(String id, PlainEvent event) {
        LocalDate day = event.at().atZone(program.zone()).toLocalDate();
        return id + " "
                + switch (cap(id).period()) {
                    case DAY -> "day of " + day;
                    case WEEK ->
                        "week of " + day.minusDays(day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
                    case MONTH -> "month of " + day.withDayOfMonth(1);
                    case QUARTER ->
                        "quarter of " + LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
                    case YEAR -> "year of " + day.withDayOfYear(1);
                    case LIFETIME -> "lifetime";
                };
    }

    private static String differing(PlainEvent a, PlainEvent b) {
        return (a.type().equals(b.type()) ? "" : " type")
                + (Objects.equals(a.subject(), b.subject()) ? "" : " subject")
                + (a.at().equals(b.at()) ? "" : " time")
                + (Objects.equals(a.actor(), b.actor()) ? "" : " actor")
                + (Objects.equals(a.beneficiary(), b.beneficiary()) ? "" : " beneficiary")
                + (a.data().equals(b.data()) ? "" : " data");
    }
}
