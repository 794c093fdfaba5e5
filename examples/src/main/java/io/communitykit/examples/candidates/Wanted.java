package io.communitykit.examples.candidates;

import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.demand.DemandPart;
import io.communitykit.recommend.candidate.demand.DemandPolicy;
import io.communitykit.recommend.candidate.demand.DemandScore;
import io.communitykit.recommend.candidate.demand.DemandSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Scores how much products are wanted by what was bought and what was written in the last two weeks, each against the same span before: as much as then is
 * 5,000 of 10,000. Season and supply are not known here, so their weights go to the others.
 */
final class Wanted {

    private static final Duration SPAN = Duration.ofDays(14);
    private static final int LEAST = 3;
    private static final int MOST = 6;
    private static final int WHOLE = 10_000;

    private Wanted() {}

    /** The products that are wanted most, first. */
    static List<CandidateSummary.Demand> of(ShopFacts facts) {
        record Scored(ItemId item, DemandScore score) {}
        List<Scored> all = new ArrayList<>();
        facts.things().forEach((item, thing) -> {
            if (thing.isProduct()) {
                score(facts, item, thing).ifPresent(score -> all.add(new Scored(item, score)));
            }
        });
        all.sort(Comparator.comparingInt((Scored it) -> it.score().points())
                .reversed()
                .thenComparing(Scored::item));
        return all.stream()
                .limit(MOST)
                .map(it -> demand(ShopWords.thing(facts, it.item()).name(), it.score()))
                .toList();
    }

    private static Optional<DemandScore> score(ShopFacts facts, ItemId item, ShopFacts.Thing thing) {
        List<Instant> bought = facts.deeds().stream()
                .filter(it -> it.kind().equals(ShopFacts.BUY) && it.item().equals(item))
                .map(Behaviour::at)
                .toList();
        List<Instant> written = facts.written().stream()
                .filter(it -> it.text().contains(thing.name()))
                .map(ShopFacts.Written::at)
                .toList();
        Map<DemandSource, Integer> values = new EnumMap<>(DemandSource.class);
        value(bought, facts.latest()).ifPresent(it -> values.put(DemandSource.HISTORY, it));
        value(written, facts.latest()).ifPresent(it -> values.put(DemandSource.DISCUSSION, it));
        return DemandPolicy.USUAL.score(values);
    }

    /** Nothing is known where hardly anything came in either span. */
    private static OptionalInt value(List<Instant> times, Instant now) {
        long recent = times.stream().filter(it -> it.isAfter(now.minus(SPAN))).count();
        long before = times.stream()
                .filter(it -> !it.isAfter(now.minus(SPAN)) && it.isAfter(now.minus(SPAN.multipliedBy(2))))
                .count();
        return recent + before < LEAST
                ? OptionalInt.empty()
                : OptionalInt.of((int) (WHOLE * recent / (recent + before)));
    }

    private static CandidateSummary.Demand demand(String name, DemandScore score) {
        List<String> parts = new ArrayList<>();
        for (DemandPart part : score.parts()) {
            String source = part.source().name().toLowerCase(Locale.ROOT);
            part.value().ifPresent(value -> parts.add(source + " " + value + " adds " + part.points()));
        }
        List<String> missing = score.missing().stream()
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .toList();
        return new CandidateSummary.Demand(name, score.points(), parts, String.join(", ", missing));
    }
}
