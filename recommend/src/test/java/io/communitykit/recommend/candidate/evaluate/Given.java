package io.communitykit.recommend.candidate.evaluate;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.internal.SplitMix64;
import io.communitykit.recommend.signal.SignalId;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Interactions as tests write them. */
public final class Given {

    public static final List<BehaviourWeight> WEIGHTS =
            List.of(BehaviourWeight.of(new SignalId("view"), 1), BehaviourWeight.of(new SignalId("buy"), 3));

    private Given() {}

    /** Each row: a member and then items. */
    public static Interactions of(String... rows) {
        InteractionsBuilder builder = Interactions.builder();
        for (String row : rows) {
            String[] words = row.split(" ", -1);
            int member = builder.add(new MemberId(words[0]));
            for (int i = 1; i < words.length; i++) {
                builder.addNumbered(member, builder.add(new ItemId(words[i])), 1);
            }
        }
        return builder.build();
    }

    public static Behaviour behaviour(String member, String item, String kind, long second) {
        return new Behaviour(new MemberId(member), new ItemId(item), new SignalId(kind), Instant.ofEpochSecond(second));
    }

    /** Members with ids out of order, each with up to so many items; popular ones more often. */
    public static Interactions random(long seed, int members, int items, int most) {
        SplitMix64 draws = new SplitMix64(seed);
        InteractionsBuilder builder = Interactions.builder();
        for (int i = 0; i < members; i++) {
            int member = builder.add(new MemberId("m" + (i * 7919L) % 10_007));
            int count = 1 + draws.below(most);
            for (int j = 0; j < count; j++) {
                int item = (int) (items * draws.unit() * draws.unit());
                builder.addNumbered(member, builder.add(new ItemId("i" + (item * 31L) % 1_009)), 1);
            }
        }
        return builder.build();
    }

    /** Each pair as {@code member item}. */
    public static SortedSet<String> pairs(Interactions interactions) {
        SortedSet<String> pairs = new TreeSet<>();
        for (int member = 0; member < interactions.members(); member++) {
            for (int entry = interactions.byMember().start(member);
                    entry < interactions.byMember().end(member);
                    entry++) {
                pairs.add(interactions.member(member) + " "
                        + interactions.items().id(interactions.byMember().column(entry)));
            }
        }
        return pairs;
    }
}
