package io.communitykit.recommend.signal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.KnownFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The table of a subject's facts, against a map:")
class FactTablePropertyTest {

    /** Negative instants, the ends of time, and such as differ in either half of a long only. */
    private static final long[] INSTANTS = {
        Timestamps.toMicros(Timestamps.MIN),
        Timestamps.toMicros(Timestamps.MAX),
        -1,
        0,
        1,
        1L << 32,
        (1L << 32) - 1,
        1L << 31
    };

    /**
     * One step.
     *
     * @param purges whether facts are removed rather than put
     * @param key number of the key
     * @param mask of the key's hash: small ones make hashes of different keys agree
     * @param instant number of the instant
     */
    record Step(boolean purges, int key, int mask, int instant) {

        IdempotencyKey id() {
            return new IdempotencyKey(new EventSource("shop"), new EventId("key " + key));
        }

        /** Agrees with those of other keys wholly, or in what an index looks at, or hardly. */
        int hash() {
            return FactTable.hash(id()) & mask;
        }

        long micros() {
            return INSTANTS[instant];
        }

        KnownFact fact() {
            return new KnownFact(
                    Timestamps.ofMicros(micros()),
                    ContentDigest.builder()
                            .field(ContentField.AMOUNT, key * 31L + instant)
                            .build());
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(0, 1, 0x7000_0003, 0xFF00_0000, 0x7FFF_FFFF, -1)
                .flatMap(mask -> Combinators.combine(
                                Arbitraries.integers().between(0, 30).map(each -> each == 0),
                                Arbitraries.integers().between(0, 80),
                                Arbitraries.integers().between(0, INSTANTS.length - 1))
                        .as((purges, key, instant) -> new Step(purges, key, mask, instant))
                        .list()
                        .ofMaxSize(300));
    }

    @Property
    @Label("what is put is found, in place of what was there, until it is removed, whatever the hashes")
    void model(@ForAll("steps") List<Step> steps) {
        FactTable table = new FactTable();
        Map<IdempotencyKey, KnownFact> model = new HashMap<>();
        for (Step step : steps) {
            if (step.purges) {
                boolean some = model.values().removeIf(each -> Timestamps.toMicros(each.at()) < step.micros());
                assertThat(table.removeBefore(step.micros())).isEqualTo(some);
            } else {
                assertThat(table.get(step.id(), step.hash())).isEqualTo(model.get(step.id()));
                table.put(step.id(), step.hash(), step.fact());
                model.put(step.id(), step.fact());
            }
        }
        for (Step step : steps) {
            assertThat(table.get(step.id(), step.hash())).isEqualTo(model.get(step.id()));
        }
    }
}
