package io.communitykit.core.segment;

import static io.communitykit.core.condition.Condition.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random thresholds: the rules judged are those one of whose comparisons has another answer, to the number. */
class JudgedPropertyTest {

    @Property(tries = 200)
    void exactly_those_one_of_whose_comparisons_flips(@ForAll long seed) {
        Random random = new Random(seed);
        SegmentProgram.Builder program =
                SegmentProgram.builder("v1", AttributeSchema.empty().with("spend", AttributeType.NUMBER));
        List<List<Cut>> rules = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<Cut> cuts = Stream.generate(() -> new Cut(random.nextInt(9), random.nextInt(4)))
                    .limit(1 + random.nextInt(3))
                    .toList();
            rules.add(cuts);
            Condition[] members = cuts.stream().map(Cut::condition).toArray(Condition[]::new);
            program.segment("s" + i, random.nextBoolean() ? Condition.all(members) : Condition.any(members));
        }
        LiveProfile live = LiveProfile.open(program.build(), MemberState.of(new MemberId("alice")), Instant.EPOCH);
        spend(live, BigDecimal.ZERO);
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < 12; i++) {
            BigDecimal from = before;
            BigDecimal to = BigDecimal.valueOf(5L * random.nextInt(20) - 5, 1);
            long flipped = rules.stream()
                    .filter(cuts -> cuts.stream().anyMatch(it -> it.holds(from) != it.holds(to)))
                    .count();
            assertThat(spend(live, to)).as("%s to %s", from, to).isEqualTo((int) flipped);
            before = to;
        }
    }

    /** One comparison of what was spent. */
    private record Cut(int constant, int operator) {

        Condition condition() {
            return switch (operator) {
                case 0 -> attribute("spend").atLeast(constant);
                case 1 -> attribute("spend").above(constant);
                case 2 -> attribute("spend").atMost(constant);
                default -> attribute("spend").below(constant);
            };
        }

        boolean holds(BigDecimal spend) {
            int order = spend.compareTo(BigDecimal.valueOf(constant));
            return switch (operator) {
                case 0 -> order >= 0;
                case 1 -> order > 0;
                case 2 -> order <= 0;
                default -> order < 0;
            };
        }
    }

    private static int spend(LiveProfile live, BigDecimal number) {
        int before = live.judged();
        live.apply(new ProfileCommand.Put(new AttributeName("spend"), AttributeValue.of(number)));
        return live.judged() - before;
    }
}
