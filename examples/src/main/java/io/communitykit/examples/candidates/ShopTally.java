package io.communitykit.examples.candidates;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.points.ProgramTimes;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.recommend.candidate.CandidatePolicy;
import io.communitykit.recommend.candidate.basket.AssociationRules;
import io.communitykit.recommend.candidate.basket.RuleMining;
import io.communitykit.recommend.candidate.basket.RulePolicy;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hears the history of a shop and finds, at its end, content and products for some of its members, what is bought after what, and what is wanted. Not
 * safe for many threads; used once.
 */
public final class ShopTally {

    private static final String POLICY = "shop-candidates.json";
    private static final int BUYERS = 3;
    private static final int SOME = 3;
    private static final int CANDIDATES = 6;
    private static final int RULES = 8;

    private static final RulePolicy AFTER = new RulePolicy(5, Duration.ofDays(60), 1_000, 1.2, 7_000, 1_000);

    private final ShopFacts facts = new ShopFacts();
    private final ZoneId zone;

    /**
     * Starts with the policy that the jar carries.
     *
     * @param zone whose days are meant
     */
    public ShopTally(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Adds a fact.
     *
     * @param event in the order of time
     */
    public void add(CommunityEvent event) {
        facts.tell(event);
    }

    /**
     * Candidates as of the last fact.
     *
     * @return {@link CandidateSummary#NONE} where nobody did anything with content or products
     */
    public CandidateSummary summary() {
        if (facts.deeds().isEmpty()) {
            return CandidateSummary.NONE;
        }
        CandidatePolicy policy = PolicyFiles.builtIn(CandidatePolicy.KIND, POLICY);
        ShopFinder finder = ShopFinder.of(facts, policy, lastMidnight());
        List<CandidateSummary.Choice> lists = new ArrayList<>();
        AssociationRules rules = rules();
        members().forEach(it -> lists.add(finder.choice(it, CANDIDATES, rules)));
        finder.newest(CANDIDATES).ifPresent(lists::add);
        lists.removeIf(it -> it.candidates().isEmpty());
        return new CandidateSummary(
                new ProgramTimes(zone).of(facts.latest().truncatedTo(ChronoUnit.MINUTES)),
                CandidateSummary.Group.NONE,
                CandidateSummary.Group.NONE,
                new CandidateSummary.Group(
                        policy.version().value(), facts.things().size(), lists),
                rules.all().stream()
                        .limit(RULES)
                        .map(it -> ShopWords.after(it, facts))
                        .toList(),
                Wanted.of(facts));
    }

    /** Models are fitted at night; what came since only the live counts know. */
    private Instant lastMidnight() {
        return facts.latest().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** Those who bought last, of some things at least, and the one who came last. */
    private Set<MemberId> members() {
        Map<MemberId, Set<ItemId>> bought = new HashMap<>();
        for (Behaviour each : facts.deeds()) {
            if (each.kind().equals(ShopFacts.BUY)) {
                bought.computeIfAbsent(each.member(), absent -> new HashSet<>()).add(each.item());
            }
        }
        Set<MemberId> members = new LinkedHashSet<>();
        List<Behaviour> deeds = facts.deeds();
        for (int i = deeds.size() - 1; i >= 0 && members.size() < BUYERS; i--) {
            Behaviour each = deeds.get(i);
            if (each.kind().equals(ShopFacts.BUY)
                    && bought.getOrDefault(each.member(), Set.of()).size() >= SOME) {
                members.add(each.member());
            }
        }
        facts.registered().entrySet().stream()
                .max(Map.Entry.<MemberId, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .ifPresent(it -> members.add(it.getKey()));
        return members;
    }

    private AssociationRules rules() {
        RuleMining mining = new RuleMining(AFTER);
        for (Behaviour each : facts.deeds()) {
            if (each.kind().equals(ShopFacts.BUY)) {
                mining.bought(each.member(), each.item(), each.at());
            }
        }
        return mining.mine(FitOptions.threads(1));
    }
}
