package io.communitykit.recommend.candidate.split;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.internal.Purpose;
import io.communitykit.recommend.internal.SplitMix64;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Ways to split interactions into what models are fitted on and what they should find. The same facts in any order and the same seed give the same split on
 * every machine: draws are made by member in the order of their numbers.
 */
public final class Splits {

    private Splits() {}

    /**
     * Splits at an instant: what was done up to it, and at it, is the train part, what was done later the test part. The only split that shows nothing of the
     * future (Ji and others, A critical study on data leakage in recommender system offline evaluation, ACM TOIS 2023). A pair of both parts stays in the
     * train part only. A member without a train part stays in the test part and is counted.
     * Both parts have all members and items, those of the future too: coverage and Gini count them as items that are never shown, and novelty as items
     * that nobody has, so they compare models on this split, not with figures of a train part's own catalogue.
     *
     * @param behaviours what was done, in any order
     * @param weights how much each kind counts; what is older counts as it has faded up to {@code at}
     * @param at the last instant of the train part
     * @return the split
     * @throws InvalidValueException if a part would be empty, or a kind has no weight
     */
    public static Split byTime(Collection<Behaviour> behaviours, List<BehaviourWeight> weights, Instant at) {
        Instant latest = behaviours.stream().map(Behaviour::at).reduce(at, Splits::later);
        InteractionsBuilder train = Interactions.builder(weights, at);
        InteractionsBuilder test = Interactions.builder(weights, latest);
        int before = 0;
        for (Behaviour behaviour : behaviours) {
            for (InteractionsBuilder part : List.of(train, test)) {
                part.add(behaviour.member());
                part.add(behaviour.item());
            }
            boolean known = !behaviour.at().isAfter(at);
            (known ? train : test).add(behaviour);
            before += known ? 1 : 0;
        }
        if (before == 0 || before == behaviours.size()) {
            throw InvalidValueException.of(
                    "behaviours up to " + at,
                    "at least one, and at least one later",
                    before + " of " + behaviours.size());
        }
        return without(train.build(), test.build());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Split without(Interactions train, Interactions test) {
        BitSet kept = new BitSet();
        int withoutTrain = 0;
        SparseRows rows = test.byMember();
        for (int member = 0; member < test.members(); member++) {
            int known = train.byMember().start(member);
            int end = train.byMember().end(member);
            withoutTrain += known == end && rows.count(member) > 0 ? 1 : 0;
            for (int entry = rows.start(member); entry < rows.end(member); entry++) {
                while (known < end && train.byMember().column(known) < rows.column(entry)) {
                    known++;
                }
                kept.set(entry, known == end || train.byMember().column(known) != rows.column(entry));
            }
        }
        return new Split(train, test.only(kept), withoutTrain, rows.size() - kept.cardinality());
    }

    /**
     * Holds out what each member did last: the item whose last behaviour is the latest, of equal ones that with the highest number; all that the member did with
     * it is left out of the train part. A member of one item stays in the train part. Members are not cut at one instant, so that models see some of the future
     * of others; {@link #byTime} does not show it.
     *
     * @param behaviours what was done, in any order
     * @param weights how much each kind counts
     * @param at as of when: what lies behind it is left out
     * @return the split
     * @throws InvalidValueException if no member has two items, or a kind has no weight
     */
    public static Split lastOut(Collection<Behaviour> behaviours, List<BehaviourWeight> weights, Instant at) {
        InteractionsBuilder builder = Interactions.builder(weights, at);
        behaviours.forEach(builder::add);
        Interactions all = builder.build();
        Instant[] last = new Instant[all.byMember().size()];
        Arrays.fill(last, Instant.MIN);
        for (Behaviour behaviour : behaviours) {
            int entry = entry(all, behaviour);
            if (entry >= 0 && !behaviour.at().isAfter(at)) {
                last[entry] = later(last[entry], behaviour.at());
            }
        }
        BitSet held = new BitSet();
        for (int member = 0; member < all.members(); member++) {
            if (all.byMember().count(member) > 1) {
                int latest = all.byMember().start(member);
                for (int entry = latest + 1; entry < all.byMember().end(member); entry++) {
                    latest = last[entry].isBefore(last[latest]) ? latest : entry;
                }
                held.set(latest);
            }
        }
        return split(all, held);
    }

    private static int entry(Interactions all, Behaviour behaviour) {
        int member = all.number(behaviour.member()).orElse(-1);
        int item = all.items().number(behaviour.item()).orElse(-1);
        if (member < 0 || item < 0) {
            return -1;
        }
        int low = all.byMember().start(member);
        int high = all.byMember().end(member) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int column = all.byMember().column(middle);
            if (column == item) {
                return middle;
            }
            low = column < item ? middle + 1 : low;
            high = column < item ? high : middle - 1;
        }
        return -1;
    }

    /**
     * Holds out one item of each member, any as likely. A member of one item stays in the train part.
     *
     * @param all what members did
     * @param seed of the draws
     * @return the split
     * @throws InvalidValueException if no member has two items
     */
    public static Split oneOut(Interactions all, long seed) {
        SplitMix64 draws = SplitMix64.of(seed, Purpose.HELD_OUT);
        BitSet held = new BitSet();
        for (int member = 0; member < all.members(); member++) {
            int count = all.byMember().count(member);
            if (count > 1) {
                held.set(all.byMember().start(member) + draws.below(count));
            }
        }
        return split(all, held);
    }

    /**
     * Holds out a share of each member's items, any as likely: of {@code n} items {@code n * share} of them, halves up, and at least one stays in the train
     * part.
     *
     * @param all what members did
     * @param share in basis points, 1 to 9,999
     * @param seed of the draws
     * @return the split
     * @throws InvalidValueException if the share is out of range, or nothing would be held out
     */
    public static Split share(Interactions all, int share, long seed) {
        Checks.basisPoints("share that is held out", share, 1, 9_999);
        SplitMix64 draws = SplitMix64.of(seed, Purpose.HELD_OUT);
        BitSet held = new BitSet();
        BitSet drawn = new BitSet();
        for (int member = 0; member < all.members(); member++) {
            int count = all.byMember().count(member);
            int out = (int) Math.min(count - 1L, ((long) count * share + Checks.BASIS / 2) / Checks.BASIS);
            draw(draws, count, out, drawn);
            for (int i = drawn.nextSetBit(0); i >= 0; i = drawn.nextSetBit(i + 1)) {
                held.set(all.byMember().start(member) + i);
            }
        }
        return split(all, held);
    }

    // Floyd's sampling (Bentley and Floyd, Communications of the ACM 30(9), 1987): so many of the numbers below a
    // bound, each set as likely.
    private static void draw(SplitMix64 draws, int bound, int count, BitSet into) {
        into.clear();
        for (int i = bound - count; i < bound; i++) {
            int drawn = draws.below(i + 1);
            into.set(into.get(drawn) ? i : drawn);
        }
    }

    private static Split split(Interactions all, BitSet held) {
        BitSet kept = new BitSet();
        kept.set(0, all.byMember().size());
        kept.andNot(held);
        return new Split(all.only(kept), all.only(held), 0, 0);
    }

    /**
     * Draws the items that each member's held out ones are ranked among, as in He and others, Neural collaborative filtering, WWW 2017: any set of items as
     * likely that the member has in neither part. Figures among few negatives do not compare with those of a full ranking (Krichene and Rendle, On sampled
     * metrics for item recommendation, KDD 2020). Takes time in the number of members by that of items / 64.
     *
     * @param split the parts
     * @param each how many a member, 1 to 1,000,000; fewer where a member has nearly all items
     * @param seed of the draws
     * @return the negatives of the members with a test part, as weights of 1 over the same numbers
     * @throws InvalidValueException if the number is out of range
     */
    public static Interactions negatives(Split split, int each, long seed) {
        Checks.within("number of negatives", each, 1, 1_000_000);
        SplitMix64 draws = SplitMix64.of(seed, Purpose.NEGATIVES);
        int items = split.train().items().size();
        int[] starts = new int[split.train().members() + 1];
        int[] column = new int[16];
        int size = 0;
        BitSet taken = new BitSet(items);
        BitSet drawn = new BitSet(items);
        for (int member = 0; member < split.train().members(); member++) {
            if (split.test().byMember().count(member) > 0) {
                taken.clear();
                mark(split.train().byMember(), member, taken);
                mark(split.test().byMember(), member, taken);
                int free = items - taken.cardinality();
                int count = Math.min(each, free);
                draw(draws, free, count, drawn);
                column = room(column, (long) size + count);
                size = place(drawn, taken, column, size);
            }
            starts[member + 1] = size;
        }
        float[] value = new float[size];
        Arrays.fill(value, 1);
        return split.train().withWeights(SparseRows.of(items, starts, Arrays.copyOf(column, size), value));
    }

    private static int[] room(int[] column, long size) {
        if (size > Integer.MAX_VALUE - 8) {
            throw InvalidValueException.of("number of all negatives", "at most " + (Integer.MAX_VALUE - 8), size);
        }
        long more = Math.min(Integer.MAX_VALUE - 8L, Math.max(size, column.length + (column.length >> 1)));
        return size <= column.length ? column : Arrays.copyOf(column, (int) more);
    }

    private static void mark(SparseRows rows, int row, BitSet into) {
        for (int entry = rows.start(row); entry < rows.end(row); entry++) {
            into.set(rows.column(entry));
        }
    }

    // What was drawn are numbers among the free items; here they become those items.
    private static int place(BitSet drawn, BitSet taken, int[] column, int size) {
        int to = size;
        int before = 0;
        int next = taken.nextSetBit(0);
        for (int wanted = drawn.nextSetBit(0); wanted >= 0; wanted = drawn.nextSetBit(wanted + 1)) {
            while (next >= 0 && next <= wanted + before) {
                before++;
                next = taken.nextSetBit(next + 1);
            }
            column[to++] = wanted + before;
        }
        return to;
    }
}
