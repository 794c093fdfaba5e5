package io.communitykit.core.segment.ready;

import static io.communitykit.core.segment.ready.ShopMember.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random histories against a plain model of the life cycle, which counts calendar days. */
class LifeCyclePropertyTest {

    private static final List<String> TYPES = List.of(
            "member.logged-in", "content.viewed", "order.paid", "order.paid", "content.published", "question.answered");

    /** Something happens some hours after what was before. */
    record Happening(int hours, String type) {}

    @Provide
    Arbitrary<List<Happening>> histories() {
        Arbitrary<Integer> hours = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0, 40)),
                Tuple.of(3, Arbitraries.integers().between(41, 24 * 16)),
                Tuple.of(1, Arbitraries.integers().between(24 * 16, 24 * 70)));
        return Combinators.combine(hours, Arbitraries.of(TYPES))
                .as(Happening::new)
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 150)
    @Label("whose registration is known is in exactly one stage, the model's, at every hour")
    void oneStage(@ForAll("histories") List<Happening> history) {
        ShopMember member = new ShopMember();
        Model model = new Model(member.now());
        member.put("registeredAt", AttributeValue.of(member.now()));
        for (Happening happening : history) {
            passing(member, model, happening.hours());
            member.does(happening.type(), Map.of());
            model.happens(happening.type(), member.now());
            assertThat(member.stages()).containsExactly(model.stage(member.now()));
        }
        passing(member, model, 24 * 65);
    }

    private static void passing(ShopMember member, Model model, int hours) {
        Instant end = member.now().plus(hours, ChronoUnit.HOURS);
        while (member.now().isBefore(end)) {
            Duration left = Duration.between(member.now(), end);
            member.pass(left.compareTo(Duration.ofHours(7)) < 0 ? left : Duration.ofHours(7));
            Instant now = member.now();
            assertThat(member.stages()).containsExactly(model.stage(now));
            assertThat(member.isIn("warning-yellow")).isEqualTo(model.silent(now, 7));
            assertThat(member.isIn("zombie")).isEqualTo(model.silent(now, 30));
            assertThat(member.isIn("warning-red")).isEqualTo(model.bought(now));
        }
    }

    /** Keeps all it hears of and looks at all of it each time. */
    private static final class Model {

        private final Instant registered;
        private final List<Map.Entry<String, Instant>> heard = new ArrayList<>();
        private @Nullable Instant seen;

        Model(Instant registered) {
            this.registered = registered;
        }

        void happens(String type, Instant at) {
            heard.add(Map.entry(type, at));
            seen = at;
        }

        private static long daysAgo(Instant then, Instant now) {
            return ChronoUnit.DAYS.between(day(then), day(now));
        }

        private static LocalDate day(Instant instant) {
            return instant.atZone(SHANGHAI).toLocalDate();
        }

        boolean silent(Instant now, int days) {
            return daysAgo(Optional.ofNullable(seen).orElse(registered), now) > days;
        }

        boolean bought(Instant now) {
            return heard.stream()
                    .filter(it -> it.getKey().equals("order.paid"))
                    .reduce((before, it) -> it)
                    .filter(it -> daysAgo(it.getValue(), now) > 14)
                    .isPresent();
        }

        private long count(String type, Instant now, int days) {
            Instant from = now.minus(days, ChronoUnit.DAYS);
            return heard.stream()
                    .filter(it -> it.getKey().equals(type) && !it.getValue().isBefore(from))
                    .count();
        }

        String stage(Instant now) {
            if (silent(now, 60)) {
                return "stage-lost";
            } else if (daysAgo(registered, now) <= 30) {
                return "stage-new";
            } else if (silent(now, 7) || bought(now)) {
                return "stage-at-risk";
            }
            boolean core = count("order.paid", now, 90) >= 3
                    || count("content.published", now, 30) >= 4
                    || count("question.answered", now, 90) >= 6;
            return core ? "stage-core" : "stage-active";
        }
    }
}
