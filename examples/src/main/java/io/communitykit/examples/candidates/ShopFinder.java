package io.communitykit.examples.candidates;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.recommend.candidate.CandidateFinder;
import io.communitykit.recommend.candidate.CandidatePolicy;
import io.communitykit.recommend.candidate.FoundCandidate;
import io.communitykit.recommend.candidate.ModelSource;
import io.communitykit.recommend.candidate.Origin;
import io.communitykit.recommend.candidate.basket.AssociationRules;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.linear.GraphFilter;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.recent.CoVisitation;
import io.communitykit.recommend.candidate.recent.CoVisited;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource;
import io.communitykit.recommend.candidate.trend.TrendPolicy;
import io.communitykit.recommend.candidate.trend.TrendScore;
import io.communitykit.recommend.candidate.trend.Trending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds content and products for a member of a shop from three sources: a model that was fitted at night, what is visited together, and what trends, both
 * up to the last fact. What a member wrote, or did something with, is not shown to the member. Immutable.
 */
final class ShopFinder {

    private static final RuleId MODEL = new RuleId("because-you-bought");
    private static final RuleId TOGETHER = new RuleId("bought-together");
    private static final RuleId TRENDING = new RuleId("trending");
    private static final int REASONS = 3;

    /** What a member wrote counts as if it had been read. */
    private static final double OWN = 1;

    private final ShopFacts facts;
    private final Instant fitted;
    private final Interactions profiles;
    private final CoVisitation together;
    private final CandidateFinder finder;

    private ShopFinder(
            ShopFacts facts, Instant fitted, Interactions profiles, CoVisitation together, CandidateFinder finder) {
        this.facts = facts;
        this.fitted = fitted;
        this.profiles = profiles;
        this.together = together;
        this.finder = finder;
    }

    /**
     * Fits.
     *
     * @param facts what was told; at least one deed
     * @param policy with the three sources
     * @param fitted up to when the model knows
     */
    static ShopFinder of(ShopFacts facts, CandidatePolicy policy, Instant fitted) {
        List<BehaviourWeight> live = policy.behaviours().stream()
                .map(it -> BehaviourWeight.of(it.kind(), it.weight()))
                .toList();
        CoVisitation together = CoVisitation.builder(live).build();
        Trending trending = new Trending(
                new TrendPolicy(live, Duration.ofDays(1), TrendScore.POISSON, Duration.ofDays(14), 1, 100_000));
        InteractionsBuilder night = Interactions.builder(policy.behaviours(), fitted);
        InteractionsBuilder now = Interactions.builder(policy.behaviours(), facts.latest());
        boolean any = false;
        for (Behaviour each : facts.deeds()) {
            together.tell(each, each.at());
            trending.tell(each, Set.of(), each.at());
            night.add(each);
            now.add(each);
            any |= !each.at().isAfter(fitted);
        }
        CandidateSource model = any ? model(night.build()) : question -> List.of();
        CandidateFinder finder = CandidateFinder.builder(policy)
                .source(MODEL, model)
                .source(TOGETHER, together.snapshot(facts.latest()))
                .source(TRENDING, trending.snapshot(facts.latest()))
                .reasons(2)
                .build();
        return new ShopFinder(facts, fitted, now.build(), together, finder);
    }

    private static CandidateSource model(Interactions night) {
        return ModelSource.of(GraphFilter.STANDARD.fit(night, FitOptions.threads(1)));
    }

    /** What is found for a member, best first. */
    List<FoundCandidate> find(MemberId member, int limit) {
        Map<ItemId, Double> history = new TreeMap<>();
        facts.things().forEach((item, thing) -> {
            if (thing.author().filter(member::equals).isPresent()) {
                history.put(item, OWN);
            }
        });
        profiles.number(member).ifPresent(row -> {
            for (int entry = profiles.byMember().start(row);
                    entry < profiles.byMember().end(row);
                    entry++) {
                history.put(profiles.items().id(profiles.byMember().column(entry)), (double)
                        profiles.byMember().value(entry));
            }
        });
        return finder.find(new CandidateQuestion(member, new TreeMap<>(history), facts.latest(), limit));
    }

    /** The same, to be read. */
    CandidateSummary.Choice choice(MemberId member, int limit, AssociationRules rules) {
        List<CandidateSummary.Candidate> candidates = new ArrayList<>();
        for (FoundCandidate each : find(member, limit)) {
            ShopFacts.Thing thing = ShopWords.thing(facts, each.item());
            boolean fresh = thing.since().isAfter(fitted);
            candidates.add(new CandidateSummary.Candidate(
                    candidates.size() + 1,
                    each.item().value(),
                    thing.name(),
                    ShopWords.note(each.item(), thing) + (fresh ? ", new since the model was fitted" : ""),
                    Sources.of(each),
                    because(member, each)));
        }
        return new CandidateSummary.Choice(
                member.value(), member.value(), ShopWords.note(facts, member, rules), candidates);
    }

    /** The newest item that the model does not know and that goes with others already, with these; empty where there is none. */
    Optional<CandidateSummary.Choice> newest(int limit) {
        return facts.things().entrySet().stream()
                .filter(it -> it.getValue().since().isAfter(fitted))
                .map(it -> goesWith(it.getKey(), it.getValue(), limit))
                .filter(it -> !it.candidates().isEmpty())
                .reduce((before, after) -> after);
    }

    private CandidateSummary.Choice goesWith(ItemId item, ShopFacts.Thing thing, int limit) {
        List<CandidateSummary.Candidate> candidates = new ArrayList<>();
        for (CoVisited each : together.similar(item, limit, facts.latest())) {
            ShopFacts.Thing other = ShopWords.thing(facts, each.item());
            candidates.add(new CandidateSummary.Candidate(
                    candidates.size() + 1,
                    each.item().value(),
                    other.name(),
                    ShopWords.note(each.item(), other),
                    List.of(TOGETHER + " " + (candidates.size() + 1)),
                    List.of("the same members were at both")));
        }
        return new CandidateSummary.Choice(
                item.value(),
                thing.name(),
                ShopWords.note(item, thing) + ", new since the model was fitted, goes with these already",
                candidates);
    }

    private List<String> because(MemberId member, FoundCandidate candidate) {
        List<String> because = new ArrayList<>();
        for (Origin origin : candidate.origins()) {
            for (CandidateSource.Reason reason : origin.because()) {
                String words = ShopWords.did(facts, member, reason.item());
                if (!because.contains(words) && because.size() < REASONS) {
                    because.add(words);
                }
            }
        }
        return because.isEmpty() ? List.of("many are at it just now") : because;
    }
}
