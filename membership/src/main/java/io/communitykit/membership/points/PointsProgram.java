package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierOffer;
import io.communitykit.membership.tier.TierProgram;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One edition of a points program: its currencies, earning rules, caps and multipliers. Usually read from a JSON policy
 * document with {@link #KIND}; {@link #builder} makes one in code. Immutable and safe for many threads.
 */
public final class PointsProgram {

    /** How far after the clock a fact may be said to have happened, unless the program says otherwise. */
    public static final Duration DEFAULT_FUTURE_TOLERANCE = Duration.ofMinutes(5);

    /** Reads, describes and lints the policy documents of kind {@code points-program}. */
    public static final PolicyKind<PointsProgram> KIND = new PointsProgramKind();

    private final ProgramId id;
    private final PolicyVersion version;
    private final ZoneId zone;
    private final AttributeSchema attributes;
    private final Map<CurrencyId, PointsCurrency> currencies;
    private final List<PointsCurrency> currencyList;
    private final Map<CapId, Cap> caps;
    private final List<EarningRule> rules;
    private final Map<EventType, List<EarningRule>> rulesByType;
    private final Multipliers multipliers;
    private final List<ReversalRule> reversals;
    private final Map<RuleId, ExchangeRule> exchanges;
    private final Set<EventType> activatingNow;
    private final List<EventType> stillActivating;
    private final Set<EventType> activating;
    private final Duration futureTolerance;
    private final Optional<TierProgram> tiers;

    private PointsProgram(Builder builder) {
        this.id = builder.id;
        this.version = builder.version;
        this.zone = builder.zone;
        this.attributes = builder.attributes;
        this.currencies = new LinkedHashMap<>(builder.currencies);
        this.currencyList = List.copyOf(builder.currencies.values());
        this.caps = new LinkedHashMap<>(builder.caps);
        this.rules = List.copyOf(builder.rules);
        this.multipliers = builder.multipliers;
        this.rulesByType = new LinkedHashMap<>();
        for (EarningRule rule : rules) {
            rulesByType.computeIfAbsent(rule.when(), type -> new ArrayList<>()).add(rule);
        }
        rulesByType.replaceAll((type, list) -> List.copyOf(list));
        this.reversals = List.copyOf(builder.reversals);
        this.exchanges = new LinkedHashMap<>(builder.exchanges);
        this.activatingNow = activating(currencyList, rules);
        this.stillActivating = List.copyOf(builder.stillActivating);
        this.activating =
                Stream.concat(activatingNow.stream(), stillActivating.stream()).collect(Collectors.toUnmodifiableSet());
        this.futureTolerance = builder.futureTolerance;
        this.tiers = builder.tiers;
    }

    private static Set<EventType> activating(List<PointsCurrency> currencies, List<EarningRule> rules) {
        return Stream.concat(
                        currencies.stream()
                                .flatMap(currency -> currency.lots().stream())
                                .map(LotPolicy::activation),
                        rules.stream().flatMap(rule -> rule.activation().stream()))
                .filter(ActivationRule.OnEvent.class::isInstance)
                .map(rule -> ((ActivationRule.OnEvent) rule).event())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Starts a program from what cannot be guessed.
     *
     * @param id the program; accounts belong to it across its editions
     * @param version this edition
     * @param zone the zone whose days caps count
     * @return a builder; not safe for many threads
     */
    public static Builder builder(ProgramId id, PolicyVersion version, ZoneId zone) {
        return new Builder(id, version, zone);
    }

    /**
     * The program, the same across its editions.
     *
     * @return the id
     */
    public ProgramId id() {
        return id;
    }

    /**
     * This edition.
     *
     * @return the version; postings carry it
     */
    public PolicyVersion version() {
        return version;
    }

    /**
     * The zone whose days caps count.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * The attributes that conditions may use, beside those that every event has.
     *
     * @return names and types
     */
    public AttributeSchema attributes() {
        return attributes;
    }

    /**
     * All currencies, in the document's order.
     *
     * @return at least one
     */
    public List<PointsCurrency> currencies() {
        return currencyList;
    }

    /**
     * One currency.
     *
     * @param currency its id
     * @return the currency, or empty if the program has none of that id
     */
    public Optional<PointsCurrency> currency(CurrencyId currency) {
        return Optional.ofNullable(currencies.get(currency));
    }

    /**
     * All caps, in the document's order.
     *
     * @return any number
     */
    public List<Cap> caps() {
        return List.copyOf(caps.values());
    }

    /**
     * One cap.
     *
     * @param cap its id
     * @return the cap, or empty if the program has none of that id
     */
    public Optional<Cap> cap(CapId cap) {
        return Optional.ofNullable(caps.get(cap));
    }

    /**
     * All rules, in the document's order.
     *
     * @return any number
     */
    public List<EarningRule> rules() {
        return rules;
    }

    /**
     * The rules that speak of a type of facts, in the document's order.
     *
     * @param type the type
     * @return any number
     */
    public List<EarningRule> rulesFor(EventType type) {
        return rulesByType.getOrDefault(type, List.of());
    }

    /**
     * The multipliers.
     *
     * @return perhaps {@link Multipliers#NONE}
     */
    public Multipliers multipliers() {
        return multipliers;
    }

    /**
     * The rules by which facts undo earlier ones, in the document's order.
     *
     * @return any number
     */
    public List<ReversalRule> reversals() {
        return reversals;
    }

    /**
     * The rates at which currencies are exchanged, in the document's order.
     *
     * @return any number
     */
    public List<ExchangeRule> exchanges() {
        return List.copyOf(exchanges.values());
    }

    /**
     * One rate.
     *
     * @param exchange its id
     * @return the rate, or empty if the program has none of that id
     */
    public Optional<ExchangeRule> exchange(RuleId exchange) {
        return Optional.ofNullable(exchanges.get(exchange));
    }

    /** The types of facts for which points of this edition may wait to become active. */
    Set<EventType> activatingNow() {
        return activatingNow;
    }

    /**
     * The types of facts for which points of earlier editions may still wait.
     *
     * @return each once, in the order in which they were named
     */
    public List<EventType> stillActivating() {
        return stillActivating;
    }

    /**
     * The types of facts for which points may wait to become active, those of earlier editions among them.
     *
     * @return any number
     */
    public Set<EventType> activating() {
        return activating;
    }

    /**
     * How far after the clock a fact or command may be said to have happened.
     *
     * @return 0 or more
     */
    public Duration futureTolerance() {
        return futureTolerance;
    }

    /**
     * The ladders that members climb by this program's currencies.
     *
     * @return empty if there are none
     */
    public Optional<TierProgram> tiers() {
        return tiers;
    }

    /**
     * This edition with ladders. They come from a document of their own, and are decided with the points: who reaches a tier
     * has it in the same posting.
     *
     * @param ladders the ladders; their currencies are among this program's
     * @return a copy
     * @throws InvalidValueException if a ladder counts, or an offer is paid with, a currency that this program does not have
     */
    public PointsProgram with(TierProgram ladders) {
        Builder copy = new Builder(id, version, zone);
        copy.attributes = attributes;
        copy.currencies.putAll(currencies);
        copy.caps.putAll(caps);
        copy.rules.addAll(rules);
        copy.reversals.addAll(reversals);
        copy.exchanges.putAll(exchanges);
        copy.multipliers = multipliers;
        copy.stillActivating.addAll(stillActivating);
        copy.futureTolerance = futureTolerance;
        return copy.tiers(ladders).build();
    }

    @Override
    public String toString() {
        return "PointsProgram[" + id + " version " + version + ", " + rules.size() + " rules]";
    }

    /** Collects the parts of a program. Not safe for many threads. */
    public static final class Builder {

        private final ProgramId id;
        private final PolicyVersion version;
        private final ZoneId zone;
        private AttributeSchema attributes = new AttributeSchema(Map.of());
        private final Map<CurrencyId, PointsCurrency> currencies = new LinkedHashMap<>();
        private final Map<CapId, Cap> caps = new LinkedHashMap<>();
        private final List<EarningRule> rules = new ArrayList<>();
        private final List<ReversalRule> reversals = new ArrayList<>();
        private final Map<RuleId, ExchangeRule> exchanges = new LinkedHashMap<>();
        private Multipliers multipliers = Multipliers.NONE;
        private final Set<EventType> stillActivating = new LinkedHashSet<>();
        private Duration futureTolerance = DEFAULT_FUTURE_TOLERANCE;
        private Optional<TierProgram> tiers = Optional.empty();

        private Builder(ProgramId id, PolicyVersion version, ZoneId zone) {
            this.id = id;
            this.version = version;
            this.zone = zone;
        }

        /**
         * Says which attributes conditions may use, beside those that every event has.
         *
         * @param schema names and types
         * @return this builder
         */
        public Builder attributes(AttributeSchema schema) {
            this.attributes = schema;
            return this;
        }

        /**
         * Adds a currency.
         *
         * @param currency the currency; the last one under an id counts
         * @return this builder
         */
        public Builder currency(PointsCurrency currency) {
            currencies.put(currency.id(), currency);
            return this;
        }

        /**
         * Adds a cap.
         *
         * @param cap the cap; the last one under an id counts
         * @return this builder
         */
        public Builder cap(Cap cap) {
            caps.put(cap.id(), cap);
            return this;
        }

        /**
         * Adds a rule after those added before.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder rule(EarningRule rule) {
            rules.add(rule);
            return this;
        }

        /**
         * Sets the multipliers.
         *
         * @param all the multipliers and how they work together
         * @return this builder
         */
        public Builder multipliers(Multipliers all) {
            this.multipliers = all;
            return this;
        }

        /**
         * Adds a rule by which facts undo earlier ones.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder reversal(ReversalRule rule) {
            reversals.add(rule);
            return this;
        }

        /**
         * Adds a rate at which currencies are exchanged.
         *
         * @param rule the rate; the last one under an id counts
         * @return this builder
         */
        public Builder exchange(ExchangeRule rule) {
            exchanges.put(rule.id(), rule);
            return this;
        }

        /**
         * Names a type of facts that points of an earlier edition may still wait for, though no rule of this one does.
         *
         * @param type the type
         * @return this builder
         */
        public Builder stillActivating(EventType type) {
            stillActivating.add(type);
            return this;
        }

        /**
         * Says how far after the clock a fact or command may be said to have happened; 5 minutes by default.
         *
         * @param tolerance 0 or more
         * @return this builder
         */
        public Builder futureTolerance(Duration tolerance) {
            if (tolerance.isNegative()) {
                throw InvalidValueException.of("future tolerance", "0 or more", tolerance);
            }
            this.futureTolerance = tolerance;
            return this;
        }

        /**
         * Adds the ladders that members climb.
         *
         * @param ladders the ladders
         * @return this builder
         */
        public Builder tiers(TierProgram ladders) {
            this.tiers = Optional.of(ladders);
            return this;
        }

        /**
         * Makes the program.
         *
         * @return the program
         * @throws InvalidValueException if it has no currency, an id appears twice, or something refers to a currency, cap or
         *     rule that is not there
         */
        public PointsProgram build() {
            if (currencies.isEmpty()) {
                throw InvalidValueException.of("currencies", "at least one", 0);
            }
            caps.values().forEach(cap -> require("currency of cap " + cap.id(), currencies, cap.currency()));
            Set<RuleId> seen = new HashSet<>();
            for (EarningRule rule : rules) {
                requireNew(seen, rule.id());
                requireReferences(rule);
            }
            Set<RuleId> ruleIds = new TreeSet<>(seen);
            for (Multiplier multiplier : multipliers.list()) {
                requireNew(seen, multiplier.id());
                if (!ruleIds.containsAll(multiplier.rules())) {
                    throw InvalidValueException.of(
                            "rules of multiplier " + multiplier.id(), "among " + ruleIds, multiplier.rules());
                }
            }
            reversals.forEach(reversal -> requireNew(seen, reversal.id()));
            for (ExchangeRule exchange : exchanges.values()) {
                requireNew(seen, exchange.id());
                require("from of exchange " + exchange.id(), currencies, exchange.from());
                if (exchange.program().filter(id::equals).isPresent()) {
                    throw InvalidValueException.of(
                            "program of exchange " + exchange.id(), "empty for this program itself", id);
                }
                if (exchange.program().isEmpty()) {
                    require("to of exchange " + exchange.id(), currencies, exchange.to());
                }
            }
            multipliers.list().forEach(this::requireTiers);
            for (TierLadder ladder : tiers.map(TierProgram::ladders).orElse(List.of())) {
                ladder.climb()
                        .ifPresent(climb -> require(
                                "currency of ladder " + ladder.id(),
                                currencies,
                                climb.measure().currency()));
            }
            for (TierOffer offer : tiers.map(TierProgram::offers).orElse(List.of())) {
                require("currency of offer " + offer.id(), currencies, offer.currency());
            }
            return new PointsProgram(this);
        }

        private void requireTiers(Multiplier multiplier) {
            if (tiers.isPresent() && multiplier.tiers().isPresent()) {
                Multiplier.ForTiers wanted = multiplier.tiers().get();
                boolean known = wanted.tiers().stream()
                        .allMatch(tier ->
                                tiers.get().ladder(wanted.ladder(), tier).isPresent());
                if (!known) {
                    throw InvalidValueException.of(
                            "tiers of multiplier " + multiplier.id(), "tiers of the ladders", wanted);
                }
            }
        }

        private void requireReferences(EarningRule rule) {
            require("currency of rule " + rule.id(), currencies, rule.currency());
            if (rule.caps().stream().distinct().count() != rule.caps().size()) {
                throw InvalidValueException.of("caps of rule " + rule.id(), "each at most once", rule.caps());
            }
            for (CapId capId : rule.caps()) {
                require("cap of rule " + rule.id(), caps, capId);
                Cap cap = caps.get(capId);
                if (cap != null && !cap.currency().equals(rule.currency())) {
                    throw InvalidValueException.of(
                            "cap of rule " + rule.id(), "one that counts " + rule.currency(), capId);
                }
            }
        }

        private static <K> void require(String name, Map<K, ?> known, K wanted) {
            if (!known.containsKey(wanted)) {
                throw InvalidValueException.of(name, "one of " + known.keySet(), wanted);
            }
        }

        private static void requireNew(Set<RuleId> seen, RuleId id) {
            if (!seen.add(id)) {
                throw InvalidValueException.of("rule or multiplier id", "unique", id);
            }
        }
    }
}
