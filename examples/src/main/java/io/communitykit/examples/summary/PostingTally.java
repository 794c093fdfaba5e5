package io.communitykit.examples.summary;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.tier.TierChange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up postings by day, rule and limit. Memory grows with those, not with postings. Not safe for many threads. */
public final class PostingTally {

    private static final Comparator<RuleTotal> LARGEST_FIRST = Comparator.comparing(RuleTotal::currency)
            .thenComparing(total -> -Math.addExact(total.granted(), total.taken()))
            .thenComparing(RuleTotal::rule);

    private final ZoneId zone;
    private final SortedMap<LocalDate, Long> joined = new TreeMap<>();
    private final Map<List<String>, RuleTotal> rules = new LinkedHashMap<>();
    private final SortedMap<String, CapTotal> limits = new TreeMap<>();
    private final Map<List<String>, Long> flows = new LinkedHashMap<>();
    private final SortedMap<String, SortedMap<LocalDate, Long>> granted = new TreeMap<>();

    /**
     * Starts with nothing.
     *
     * @param zone whose days count
     */
    public PostingTally(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Adds one posting.
     *
     * @param posting a posting that was not added before
     */
    public void add(Posting posting) {
        LocalDate day = CalendarWindow.dayOf(posting.occurredAt(), zone);
        if (posting.sequence() == 1) {
            joined.merge(day, 1L, Math::addExact);
        }
        for (Entry entry : posting.entries()) {
            add(entry, day);
        }
        posting.tiers().forEach(this::add);
    }

    private void add(TierChange change) {
        if (!change.from().equals(change.to())) {
            List<String> key =
                    List.of(change.ladder().value(), AccountTally.name(change.from()), AccountTally.name(change.to()));
            flows.merge(key, 1L, Math::addExact);
        }
    }

    private void add(Entry entry, LocalDate day) {
        String currency = entry.currency().value();
        String rule = label(entry);
        RuleTotal before = rules.getOrDefault(List.of(rule, currency), RuleTotal.none(rule, currency));
        rules.put(List.of(rule, currency), before.plus(entry.asked(), entry.applied()));
        if (entry.applied() > 0) {
            granted.computeIfAbsent(currency, name -> new TreeMap<>()).merge(day, entry.applied(), Math::addExact);
        }
        entry.limit().ifPresent(limit -> {
            String name = name(limit, currency);
            CapTotal bitten = limits.getOrDefault(name, new CapTotal(name, 0, 0));
            limits.put(name, bitten.plus(Math.abs(entry.asked() - entry.applied())));
        });
    }

    private static String name(Limit limit, String currency) {
        if (limit instanceof Limit.Cap cap) {
            return cap.window().cap() + " (a " + cap.window().period().code() + ")";
        }
        return (limit instanceof Limit.Floor ? "floor of " : "refunds in ") + currency;
    }

    /** The rule that made an entry; in parentheses the kind of one that no rule made, such as {@code (clawback)}. */
    public static String label(Entry entry) {
        return entry.rule().map(Object::toString).orElse("(" + entry.kind().code() + ")");
    }

    /** New accounts of each day on which there were any, in order. */
    public List<DayTotal> joined() {
        return days(joined);
    }

    /** Every rule that moved something or was cut to nothing: by currency, then the largest first. */
    public List<RuleTotal> rules() {
        return rules.values().stream().sorted(LARGEST_FIRST).toList();
    }

    /** How often members climbed or fell from one tier to another, the first that happened first. */
    public List<TierFlow> flows() {
        List<TierFlow> all = new ArrayList<>();
        flows.forEach((key, times) -> all.add(new TierFlow(key.get(0), key.get(1), key.get(2), times)));
        return all;
    }

    /** Every limit that bit, by name. */
    public List<CapTotal> limits() {
        return List.copyOf(limits.values());
    }

    /** Points granted in each currency, by day; currencies by name. */
    public SortedMap<String, List<DayTotal>> granted() {
        SortedMap<String, List<DayTotal>> result = new TreeMap<>();
        granted.forEach((currency, days) -> result.put(currency, days(days)));
        return result;
    }

    private static List<DayTotal> days(SortedMap<LocalDate, Long> counts) {
        return counts.entrySet().stream()
                .map(each -> new DayTotal(each.getKey(), each.getValue()))
                .toList();
    }
}
