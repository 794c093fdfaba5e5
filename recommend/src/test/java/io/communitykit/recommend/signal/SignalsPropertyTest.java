package io.communitykit.recommend.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.signal.memory.InMemorySignalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Signals, against a model that keeps every fact:")
class SignalsPropertyTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int CONTENTS = 2;

    /**
     * One telling.
     *
     * @param purge whether keys are purged before
     * @param id of the fact; few, so that they come again
     * @param hour when it occurred, from the start
     * @param clock hours by which the clock moves on before
     * @param kind 0 a like, 1 a view, 2 a review without stars
     */
    record Telling(boolean purge, int id, int hour, int clock, int kind) {

        /** Time and content follow from the id mostly, so that repeats are true ones. */
        CommunityEvent event() {
            Instant at = START.plus(Duration.ofHours(hour));
            ContentId content = new ContentId("post " + id % CONTENTS);
            return switch (kind) {
                case 0 -> CommunityFacts.liked(Samples.key("f" + id), Samples.READER, content, author(), at);
                case 1 ->
                    CommunityFacts.viewed(
                            Samples.key("f" + id), Samples.READER, content, Duration.ofSeconds(id * 20L), at);
                default -> CommunityFacts.productReviewed(Samples.key("f" + id), Samples.READER, content, at);
            };
        }

        MemberId author() {
            return new MemberId("author " + id % 3);
        }
    }

    @Provide
    Arbitrary<List<Telling>> tellings() {
        Arbitrary<Telling> any = Combinators.combine(
                        Arbitraries.integers().between(0, 9).map(each -> each == 0),
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(-3, 3),
                        Arbitraries.of(0, 0, 0, 0, 8, 8, 8, 8, 300),
                        Arbitraries.of(0, 0, 0, 0, 0, 1, 1, 1, 2))
                .as((purge, id, off, clock, kind) ->
                        // A third of the tellings differs from the usual content of the id.
                        new Telling(purge, id, id * 60 + (off == 3 ? 1 : 0), clock, off == -3 ? kind : id % 2));
        return any.list().ofMinSize(1).ofMaxSize(60);
    }

    /** What one subject was told: every counted fact, and the last one of each key. */
    private static final class ModelSubject {
        final List<Map.Entry<Instant, Map<SignalId, Double>>> counted = new ArrayList<>();
        final Map<String, CommunityEvent> byKey = new HashMap<>();
        Instant newest = Instant.MIN;
        Instant open = Instant.MIN;

        Instant earliest() {
            Instant horizon = newest.equals(Instant.MIN) ? Instant.MIN : newest.minus(Samples.HORIZON);
            return horizon.isAfter(open) ? horizon : open;
        }

        String tell(CommunityEvent event, Map<SignalId, Double> amounts, Instant now) {
            String id = event.id().value();
            CommunityEvent before = byKey.get(id);
            if (before != null && !before.occurredAt().isBefore(earliest())) {
                return before.equals(event) ? "Replayed" : "Conflict";
            } else if (amounts.isEmpty()) {
                return "NothingToCount";
            } else if (event.occurredAt().isBefore(earliest())) {
                return "TooLate";
            } else if (event.occurredAt().isAfter(now.plus(Samples.SKEW))) {
                return "TooEarly";
            }
            byKey.put(id, event);
            counted.add(Map.entry(event.occurredAt(), amounts));
            newest = event.occurredAt().isAfter(newest) ? event.occurredAt() : newest;
            return "Counted";
        }

        void purge(Instant before) {
            if (byKey.values().removeIf(each -> each.occurredAt().isBefore(before)) && before.isAfter(open)) {
                open = before;
            }
        }

        double left(SignalRule rule, Instant at) {
            double sum = 0;
            for (Map.Entry<Instant, Map<SignalId, Double>> each : counted) {
                double halfLives = (double) Duration.between(each.getKey(), at).toMillis()
                        / rule.halfLife().toMillis();
                sum += each.getValue().getOrDefault(rule.id(), 0.0) * Math.pow(2, -halfLives);
            }
            return sum;
        }
    }

    /** Who is told what, by the rules of {@link Samples} in plain words. */
    private static Map<SignalSubject, Map<SignalId, Double>> aims(Telling telling) {
        Map<SignalSubject, Map<SignalId, Double>> aims =
                new TreeMap<>((a, b) -> b.toString().compareTo(a.toString()));
        SignalSubject content = new SignalSubject.OfContent(new ContentId("post " + telling.id % CONTENTS));
        if (telling.kind == 0) {
            aims.put(content, Map.of(SignalId.LIKE, 1.0));
            aims.put(new SignalSubject.OfAuthor(telling.author()), Map.of(Samples.AUTHOR_LIKE, 1.0));
        } else if (telling.kind == 1) {
            aims.put(content, Map.of(SignalId.DWELL, Math.min(telling.id * 20, 300) / 30.0, Samples.SEEN, 1.0));
        } else {
            aims.put(content, Map.of());
        }
        return aims;
    }

    @Property
    @Label(
            "facts told late, twice, changed, ahead of time and around purges come out as the model says, in result and in sum")
    void model(@ForAll("tellings") List<Telling> tellings) {
        Instant[] now = {START.plus(Duration.ofHours(300))};
        Signals signals = Signals.builder(Samples.RULES, new InMemorySignalStore(Samples.KEY))
                .clock(() -> now[0])
                .build();
        Map<SignalSubject, ModelSubject> model = new HashMap<>();
        for (Telling telling : tellings) {
            now[0] = now[0].plus(Duration.ofHours(telling.clock));
            if (telling.purge) {
                signals.purge();
                model.values().forEach(each -> each.purge(now[0].minus(Samples.HORIZON)));
            }
            List<String> expected = new ArrayList<>();
            aims(telling)
                    .forEach((subject, amounts) ->
                            expected.add(model.computeIfAbsent(subject, absent -> new ModelSubject())
                                            .tell(telling.event(), amounts, now[0])
                                    + " " + subject));
            assertThat(signals.apply(telling.event()))
                    .extracting(each -> each.getClass().getSimpleName() + " " + each.subject())
                    .isEqualTo(expected);
        }
        model.forEach((subject, each) -> assertReads(signals, subject, each, now[0].plus(Duration.ofDays(25))));
    }

    private static void assertReads(Signals signals, SignalSubject subject, ModelSubject model, Instant at) {
        SignalReading reading = signals.read(List.of(subject), at).get(0);
        assertThat(reading.facts()).isEqualTo(model.counted.size());
        for (SignalRule rule : Samples.RULES.rules()) {
            if (rule.about() == subject.about()) {
                double left = model.left(rule, at);
                assertThat(reading.value(rule.id()))
                        .as(rule.id() + " of " + subject)
                        .isBetween(left * (1 - 1e-12), left * (1 + 1e-12));
            }
        }
    }
}
