package io.communitykit.recommend.candidate.evaluate;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom an evaluation asks about, in the numbers of the train part, whatever those of the test part are. */
final class Questions {

    private final Interactions train;
    private final Interactions test;
    private final Unreachable unreachable;
    private final Optional<Interactions> negatives;
    private final int[] itemOf;
    private final int[] negativeOf;
    private final List<Question> all = new ArrayList<>();
    private final BitSet tested = new BitSet();
    private int leftOut;
    private int withoutNegatives;
    private int unknownMembers;
    private long pairs;
    private long unreachablePairs;

    Questions(Interactions train, Interactions test, Unreachable unreachable, Optional<Interactions> negatives) {
        this.train = train;
        this.test = test;
        this.unreachable = unreachable;
        this.negatives = negatives;
        this.itemOf = numbers(test.items(), train.items());
        this.negativeOf =
                negatives.map(each -> numbers(each.items(), train.items())).orElseGet(() -> new int[0]);
        for (int member = 0; member < test.members(); member++) {
            if (test.byMember().count(member) > 0) {
                add(member);
            }
        }
    }

    private static int[] numbers(Items from, Items to) {
        int[] numbers = new int[from.size()];
        for (int item = 0; item < numbers.length; item++) {
            numbers[item] = to.number(from.id(item)).orElse(-1);
        }
        return numbers;
    }

    private void add(int row) {
        MemberId id = test.member(row);
        int member = train.number(id).orElse(-1);
        boolean known = member >= 0 && train.byMember().count(member) > 0;
        if (known) {
            tested.set(member);
        } else {
            unknownMembers++;
        }
        Profile profile = known ? Profile.of(train, member) : Profile.of(train.items(), Map.of());
        SparseRows rows = test.byMember();
        int[] relevant = new int[rows.count(row)];
        int size = 0;
        int reachable = 0;
        for (int entry = rows.start(row); entry < rows.end(row); entry++) {
            int item = itemOf[rows.column(entry)];
            boolean reached = item >= 0 && train.byItem().count(item) > 0 && !profile.contains(item);
            reachable += reached ? 1 : 0;
            if (reached || (item >= 0 && unreachable == Unreachable.COUNTED)) {
                relevant[size++] = item;
            }
        }
        pairs += relevant.length;
        unreachablePairs += relevant.length - reachable;
        int count = unreachable == Unreachable.COUNTED ? relevant.length : reachable;
        int[] among = among(id);
        if (count == 0 || (!known && unreachable == Unreachable.LEFT_OUT)) {
            leftOut++;
        } else if (negatives.isPresent() && among.length == 0) {
            withoutNegatives++;
        } else {
            all.add(new Question(id, known ? member : -1, Arrays.copyOf(relevant, size), count, among));
        }
    }

    private int[] among(MemberId id) {
        if (negatives.isEmpty() || negatives.get().number(id).isEmpty()) {
            return new int[0];
        }
        int row = negatives.get().number(id).getAsInt();
        SparseRows rows = negatives.get().byMember();
        int[] among = new int[rows.count(row)];
        int size = 0;
        for (int entry = rows.start(row); entry < rows.end(row); entry++) {
            int item = negativeOf[rows.column(entry)];
            if (item >= 0) {
                among[size++] = item;
            }
        }
        return Arrays.copyOf(among, size);
    }

    List<Question> all() {
        return all;
    }

    EvaluationResult.Counts counts() {
        int idle = 0;
        for (int member = 0; member < train.members(); member++) {
            idle += train.byMember().count(member) > 0 && !tested.get(member) ? 1 : 0;
        }
        int unknownItems = 0;
        for (int item = 0; item < itemOf.length; item++) {
            boolean known = itemOf[item] >= 0 && train.byItem().count(itemOf[item]) > 0;
            unknownItems += !known && test.byItem().count(item) > 0 ? 1 : 0;
        }
        return new EvaluationResult.Counts(
                all.size(), idle, leftOut, withoutNegatives, unknownMembers, unknownItems, pairs, unreachablePairs);
    }

    /**
     * One member.
     *
     * @param id who
     * @param member the number in the train part, -1 where unknown
     * @param relevant items in the numbers of the train part, rising
     * @param count how many items are relevant, those without a number too
     * @param among the negatives; empty for a full ranking
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Question(MemberId id, int member, int[] relevant, int count, int[] among) {}
}
