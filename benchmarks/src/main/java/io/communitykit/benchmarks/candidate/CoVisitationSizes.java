package io.communitykit.benchmarks.candidate;

import io.communitykit.benchmarks.HeapProbe;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.recent.CoVisitation;
import io.communitykit.recommend.signal.SignalId;
import java.lang.ref.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What it costs to know so many items: {@link CoVisitation} is told of each of them five times on average, all as likely, in sessions of five. Making a fact is
 * part of the time; a line before says what it is alone.
 *
 * <p>{@code java -Xmx4g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.candidate.CoVisitationSizes [items ...]}; 10,000, 100,000 and 1,000,000 items unless
 * said otherwise.
 */
public final class CoVisitationSizes {

    private static final int SESSION = 5;
    private static final int TOLD = 5;
    private static final int MEMBERS = 100_000;
    private static final int BLOCK = 1_000;
    private static final SignalId VIEW = new SignalId("view");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant CLOCK = Instant.parse("9999-01-01T00:00:00Z");

    private final ItemId[] items;
    private final MemberId[] members = new MemberId[MEMBERS];

    private CoVisitationSizes(int size) {
        items = new ItemId[size];
        for (int i = 0; i < size; i++) {
            items[i] = new ItemId("item-" + i);
        }
        for (int i = 0; i < MEMBERS; i++) {
            members[i] = new MemberId("member-" + i);
        }
    }

    /**
     * Measures and prints.
     *
     * @param args numbers of items
     */
    public static void main(String[] args) {
        int[] sizes = args.length > 0
                ? Stream.of(args).mapToInt(Integer::parseInt).toArray()
                : new int[] {10_000, 100_000, 1_000_000};
        new CoVisitationSizes(sizes[0]).measure(TOLD * Math.max(100_000, sizes[0]));
        for (int size : sizes) {
            System.out.println(new CoVisitationSizes(size).measure(TOLD * size));
        }
    }

    private String measure(int facts) {
        CoVisitation live = CoVisitation.builder(List.of(BehaviourWeight.of(VIEW, 1)))
                .items(items.length)
                .build();
        HeapProbe floor = new HeapProbe(facts);
        floor.start();
        Instant[] last = {START};
        tell(facts, floor, fact -> last[0] = fact.at());
        floor.stop();
        HeapProbe probe = new HeapProbe(facts);
        probe.start();
        tell(facts, probe, fact -> live.tell(fact, CLOCK));
        probe.stop();
        try {
            return String.format(
                    Locale.ROOT,
                    "%,9d items known of %,9d, %,d forgotten, after %,10d facts until %s: %,.0f ns a fact (%,.0f of processor time), %,.0f of them to make it; %,.0f bytes an item, %,d MB",
                    live.items(),
                    items.length,
                    live.forgottenItems(),
                    facts,
                    last[0],
                    1e9 * probe.seconds() / facts,
                    1e9 * probe.cpuSeconds() / facts,
                    1e9 * floor.seconds() / facts,
                    (double) probe.endBytes() / live.items(),
                    probe.endBytes() / 1_000_000);
        } finally {
            Reference.reachabilityFence(live);
        }
    }

    private void tell(int facts, HeapProbe probe, Consumer<Behaviour> told) {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < facts; i++) {
            MemberId member = members[i / SESSION % MEMBERS];
            told.accept(new Behaviour(member, items[random.nextInt(items.length)], VIEW, START.plusSeconds(2L * i)));
            if (i % BLOCK == BLOCK - 1) {
                probe.counted(BLOCK);
            }
        }
    }
}
