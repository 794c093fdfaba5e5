package io.communitykit.risk.abuse;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the screen should say, worked out anew from all facts for each question: sets, maps and loops, a fixed point for persons, a search
 * for each circle.
 */
final class NaiveScreen {

    private record Key(KeyKind kind, KeyDigest digest) {}

    private record Link(MemberId member, Key key) {}

    private record Pair(MemberId from, MemberId to) {}

    private final AbusePolicy policy;
    private final Map<Link, List<Linked>> seen = new HashMap<>();
    private final Map<Link, Instant> ended = new HashMap<>();
    private final Map<Pair, List<Brought>> brought = new HashMap<>();
    private final Map<MemberId, Quality> qualities = new HashMap<>();
    private final Map<MemberId, Set<MemberId>> persons = new HashMap<>();

    NaiveScreen(AbusePolicy policy, Collection<AbuseFact> facts) {
        this.policy = policy;
        facts.forEach(this::take);
        persons();
    }

    private void take(AbuseFact fact) {
        if (fact instanceof Linked it) {
            seen.computeIfAbsent(new Link(it.member(), new Key(it.kind(), it.digest())), none -> new ArrayList<>())
                    .add(it);
            alone(it.member());
        } else if (fact instanceof Unlinked it) {
            ended.merge(
                    new Link(it.member(), new Key(it.kind(), it.digest())), it.at(), (a, b) -> a.isAfter(b) ? a : b);
            alone(it.member());
        } else if (fact instanceof Brought it) {
            brought.computeIfAbsent(new Pair(it.referrer(), it.friend()), none -> new ArrayList<>())
                    .add(it);
            alone(it.referrer());
            alone(it.friend());
        } else if (fact instanceof Quality it) {
            Comparator<Quality> order = Comparator.comparing(Quality::at)
                    .thenComparing(Quality::orders)
                    .thenComparing(Quality::keptDays);
            qualities.merge(it.member(), it, (a, b) -> order.compare(a, b) >= 0 ? a : b);
            alone(it.member());
        }
    }

    private void alone(MemberId member) {
        persons.putIfAbsent(member, Set.of(member));
    }

    private void persons() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Link one : live(KeyStrength.HARD)) {
                for (Link other : live(KeyStrength.HARD)) {
                    if (one.key().equals(other.key()) && !person(one.member()).equals(person(other.member()))) {
                        Set<MemberId> both = new HashSet<>(person(one.member()));
                        both.addAll(person(other.member()));
                        both.forEach(member -> persons.put(member, both));
                        changed = true;
                    }
                }
            }
        }
    }

    private Set<MemberId> person(MemberId member) {
        return persons.getOrDefault(member, Set.of(member));
    }

    private List<Link> live(KeyStrength strength) {
        return seen.keySet().stream()
                .filter(link -> rule(link.key().kind()).strength() == strength)
                .filter(this::live)
                .toList();
    }

    private KeyRule rule(KeyKind kind) {
        KeyRule rule = policy.keys().get(kind);
        if (rule == null) {
            throw new IllegalStateException("a rule of " + kind);
        }
        return rule;
    }

    private boolean live(Link link) {
        Instant end = ended.get(link);
        return seen.getOrDefault(link, List.of()).stream()
                .anyMatch(it -> end == null || it.at().isAfter(end));
    }

    private Instant first(Link link) {
        return seen.getOrDefault(link, List.of()).stream()
                .map(Linked::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Set<Set<MemberId>> sharers(Key key) {
        return live(KeyStrength.SOFT).stream()
                .filter(link -> link.key().equals(key))
                .map(link -> person(link.member()))
                .collect(Collectors.toSet());
    }

    private double nearness(Key key) {
        int degree = sharers(key).size();
        return degree < 2 || degree >= policy.limits().hub()
                ? 0
                : rule(key.kind()).weight() / 10_000.0 / (Math.log(degree) / Math.log(2));
    }

    private Set<Key> softKeys(Set<MemberId> person) {
        return live(KeyStrength.SOFT).stream()
                .filter(link -> person.contains(link.member()))
                .map(Link::key)
                .collect(Collectors.toSet());
    }

    private static double ramp(double value, double from, double full) {
        return Math.min(1, Math.max(0, (value - from) / (full - from)));
    }

    private static double low(double poor) {
        return ramp(poor, 0.6, 0.9);
    }

    /** 1 if a friend came to nothing, a half if that is not known, 0 if not or if somebody speaks for the friend. */
    private double poor(Pair pair) {
        Set<MemberId> referrer = person(pair.from());
        boolean isSpokenFor = isFirst(pair)
                && brought.keySet().stream().anyMatch(next -> next.from().equals(pair.to()) && speaks(next, referrer));
        return isSpokenFor ? 0 : quality(pair);
    }

    /** Whether the friend of a pair came to something, was brought by nobody earlier, and is neither the referrer nor brought by them. */
    private boolean speaks(Pair next, Set<MemberId> referrer) {
        Set<MemberId> person = person(next.to());
        return isFirst(next)
                && quality(next) == 0
                && !person.equals(referrer)
                && brought.keySet().stream()
                        .noneMatch(each -> referrer.contains(each.from()) && person.contains(each.to()));
    }

    private boolean isFirst(Pair pair) {
        return !pair.from().equals(pair.to())
                && brought.keySet().stream()
                        .filter(each ->
                                each.to().equals(pair.to()) && !each.from().equals(each.to()))
                        .allMatch(each -> each.equals(pair) || at(each).isAfter(at(pair)));
    }

    private double quality(Pair pair) {
        Quality quality = qualities.get(pair.to());
        if (quality == null) {
            return 0.5;
        }
        int kept = policy.limits().keptDays();
        if (quality.orders() > 1 || quality.keptDays() >= kept) {
            return 0;
        }
        return at(pair).plus(Duration.ofDays(kept)).isAfter(quality.at()) ? 0.5 : 1;
    }

    private Instant at(Pair pair) {
        return brought.getOrDefault(pair, List.of()).stream()
                .map(Brought::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private @Nullable Duration click(Pair pair) {
        return brought.getOrDefault(pair, List.of()).stream()
                .flatMap(each -> each.fromClick().stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The friends of a person that are considered. */
    private List<Pair> friends(Set<MemberId> person) {
        List<Pair> all = brought.keySet().stream()
                .filter(pair -> person.contains(pair.from()))
                .sorted(Comparator.comparing(this::at).thenComparing(Pair::to).thenComparing(Pair::from))
                .toList();
        return all.subList(Math.max(0, all.size() - policy.limits().considered()), all.size());
    }

    private double share(List<Pair> friends) {
        return friends.stream().mapToDouble(this::poor).average().orElse(0);
    }

    Map<Signal, Double> strengths(MemberId referrer, MemberId friend) {
        Map<Signal, Double> all = new TreeMap<>();
        Set<MemberId> one = person(referrer);
        Set<MemberId> other = person(friend);
        all.put(Signal.SELF, one.equals(other) ? 1.0 : 0);
        if (!one.equals(other)) {
            all.put(Signal.SHARED, shared(one, other));
            all.put(Signal.SIBLINGS, siblings(one, other));
            all.put(Signal.CYCLE, reaches(other, one) ? 1.0 : 0);
        }
        List<Pair> friends = friends(one);
        long count =
                brought.keySet().stream().filter(p -> one.contains(p.from())).count();
        int star = policy.limits().star();
        all.put(Signal.STAR, ramp((double) count, star - 1, 3 * star) * low(share(friends)));
        all.put(Signal.ENTROPY, alike(friends));
        Pair pair = new Pair(referrer, friend);
        if (brought.containsKey(pair)) {
            all.put(Signal.BURST, burst(friends, at(pair)));
            all.put(Signal.SPEED, speed(friends, click(pair)));
            all.put(Signal.REGULAR, regular(friends, at(pair)));
        }
        all.put(Signal.VELOCITY, velocity(friend));
        all.put(
                Signal.DISPOSABLE,
                seen.entrySet().stream()
                                .filter(each -> each.getKey().member().equals(friend) && live(each.getKey()))
                                .flatMap(each -> each.getValue().stream())
                                .anyMatch(it -> it.note() == KeyNote.DISPOSABLE)
                        ? 1.0
                        : 0);
        return all;
    }

    int score(MemberId referrer, MemberId friend) {
        double passing = 1;
        for (Map.Entry<Signal, Double> each : strengths(referrer, friend).entrySet()) {
            passing *= 1 - policy.weight(each.getKey()) / 10_000.0 * each.getValue();
        }
        return (int) Math.round((1 - passing) * 10_000);
    }

    private double shared(Set<MemberId> one, Set<MemberId> other) {
        Set<Key> both = new HashSet<>(softKeys(one));
        both.retainAll(softKeys(other));
        double apart = 1;
        for (Key key : both) {
            apart *= 1 - nearness(key);
        }
        return 1 - apart;
    }

    private double siblings(Set<MemberId> one, Set<MemberId> other) {
        Set<Set<MemberId>> brothers = brought.keySet().stream()
                .filter(pair -> one.contains(pair.from()))
                .map(pair -> person(pair.to()))
                .filter(person -> !person.equals(one) && !person.equals(other))
                .collect(Collectors.toSet());
        Set<Set<MemberId>> all = new HashSet<>();
        double apart = 1;
        double apartBeyond = 1;
        int family = policy.limits().family();
        for (Key key : softKeys(other)) {
            if (nearness(key) > 0) {
                Set<Set<MemberId>> near = new HashSet<>(sharers(key));
                near.retainAll(brothers);
                all.addAll(near);
                double weight = rule(key.kind()).weight() / 10_000.0;
                double evidence = Math.min(weight, 1 - Math.pow(1 - nearness(key), near.size()));
                apart *= 1 - evidence;
                apartBeyond *= 1 - evidence * ramp(near.size(), family - 1, 2 * family + 1);
            }
        }
        double low = low(share(friends(one)));
        double beyond = 1 - apartBeyond;
        double few = 0.8 * ramp(all.size(), 0, family + 1) * (1 - apart);
        double size = ramp(beyond, 0.3, 0.6) * ramp(share(friends(one)), 0.1, 0.35);
        return Math.max(beyond * Math.max(size, low), low * few);
    }

    private boolean reaches(Set<MemberId> from, Set<MemberId> goal) {
        Set<Set<MemberId>> met = new HashSet<>(Set.of(from));
        List<Set<MemberId>> open = new ArrayList<>(met);
        while (!open.isEmpty()) {
            Set<MemberId> person = open.remove(open.size() - 1);
            for (Pair pair : brought.keySet()) {
                Set<MemberId> next = person(pair.to());
                if (person.contains(pair.from()) && met.add(next)) {
                    open.add(next);
                }
            }
        }
        return met.contains(goal);
    }

    private double alike(List<Pair> friends) {
        List<Double> all = new ArrayList<>();
        all.add(alike(
                friends.stream()
                        .map(pair -> at(pair).atZone(java.time.ZoneOffset.UTC).getHour())
                        .collect(Collectors.groupingBy(hour -> hour, Collectors.counting()))
                        .values(),
                24));
        policy.keys().forEach((kind, rule) -> {
            if (rule.strength() == KeyStrength.TRAIT) {
                Map<Key, Long> counts = new HashMap<>();
                for (Pair pair : friends) {
                    for (Link link : live(KeyStrength.TRAIT)) {
                        if (link.member().equals(pair.to()) && link.key().kind().equals(kind)) {
                            counts.merge(link.key(), 1L, Long::sum);
                        }
                    }
                }
                all.add(alike(counts.values(), 32));
            }
        });
        return all.stream().mapToDouble(each -> each).average().orElseThrow();
    }

    private double alike(Collection<Long> counts, int outcomes) {
        double n = counts.stream().mapToLong(each -> each).sum();
        if (n < policy.limits().mixed()) {
            return 0;
        }
        double entropy = counts.stream()
                .mapToDouble(count -> -count / n * Math.log(count / n))
                .sum();
        return ramp(entropy / Math.log(Math.min(n, outcomes)), 0.7, 0.3);
    }

    private double burst(List<Pair> friends, Instant at) {
        Duration half = policy.limits().burst().dividedBy(2);
        List<Pair> near = friends.stream()
                .filter(pair -> !at(pair).isBefore(at.minus(half)) && !at(pair).isAfter(at.plus(half)))
                .toList();
        if (near.size() < 3) {
            return 0;
        }
        Instant first = at(friends.get(0));
        Instant last = at(friends.get(friends.size() - 1));
        double window = policy.limits().burst().toSeconds();
        double windows = Math.max(0, (Duration.between(first, last).toNanos() / 1e9 - window) / window);
        double usual = (friends.size() - near.size() + 1) / (windows + 1);
        if (near.size() <= usual) {
            return 0;
        }
        double tail = 0;
        for (int k = near.size(); k < near.size() + 200; k++) {
            double term = Math.exp(-usual);
            for (int i = 1; i <= k; i++) {
                term *= usual / i;
            }
            tail += term;
        }
        return ramp(-Math.log10(tail), 2, 6) * low(share(near));
    }

    private double speed(List<Pair> friends, @Nullable Duration click) {
        double human = policy.limits().human().toNanos();
        double group = friends.stream()
                .map(this::click)
                .filter(each -> each != null)
                .mapToDouble(each -> ramp((double) each.toNanos(), human, human / 2))
                .average()
                .orElse(0);
        return click == null ? 0 : ramp((double) click.toNanos(), human, human / 2) * (0.3 + 0.7 * group);
    }

    private double regular(List<Pair> friends, Instant at) {
        List<Instant> times = friends.stream().map(this::at).toList();
        int place = (int) times.stream().filter(time -> time.isBefore(at)).count();
        List<Instant> near = times.subList(Math.max(0, place - 8), Math.min(times.size(), place + 9));
        int gaps = near.size() - 1;
        if (gaps < policy.limits().gaps()) {
            return 0;
        }
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < gaps; i++) {
            all.add(Duration.between(near.get(i), near.get(i + 1)).toNanos() / 1e9);
        }
        double mean = all.stream().mapToDouble(each -> each).average().orElse(0);
        if (mean <= 0) {
            return 0;
        }
        double square = all.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .average()
                .orElse(0);
        double most = ramp(gaps, 0, 16) * 0.3 + 0.25;
        return ramp(Math.sqrt(square) / mean, most, most / 3);
    }

    private double velocity(MemberId friend) {
        int crowd = policy.limits().crowd();
        double apart = 1;
        for (Link own : live(KeyStrength.SOFT)) {
            if (!own.member().equals(friend)
                    || sharers(own.key()).size() >= policy.limits().hub()) {
                continue;
            }
            long count = live(KeyStrength.SOFT).stream()
                    .filter(link -> link.key().equals(own.key()))
                    .filter(link -> Duration.between(first(link), first(own))
                                    .abs()
                                    .compareTo(policy.limits().velocity().dividedBy(2))
                            <= 0)
                    .count();
            apart *= 1 - rule(own.key().kind()).weight() / 10_000.0 * ramp((double) count, crowd - 1, 3 * crowd);
        }
        return 1 - apart;
    }

    List<List<MemberId>> referrals() {
        return brought.keySet().stream()
                .map(pair -> List.of(pair.from(), pair.to()))
                .toList();
    }
}
