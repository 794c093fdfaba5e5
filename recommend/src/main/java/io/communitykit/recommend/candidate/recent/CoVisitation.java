package io.communitykit.recommend.candidate.recent;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Told;
import io.communitykit.recommend.candidate.internal.HalfLife;
import io.communitykit.recommend.candidate.internal.IdTable;
import io.communitykit.recommend.candidate.internal.KindWeights;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource;
import io.communitykit.recommend.internal.Checks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which items members are at together, up to date with every fact: a new item has neighbours as soon as one member was at it and at another. What a member
 * does with an item pairs it with the member's last other items within a window. A pair weighs the geometric mean of the two kinds' weights, times the
 * discount for activity, and fades by half from the later of the two instants.
 *
 * <p><b>Repeats.</b> What a member does with an item again belongs to the same period until a window has passed since the period began; the next begins
 * another. While the member's last items hold both, a pair of one member counts once in each period of that item which was told of first, with the strongest
 * kind on either side: a buy after a view adds what the buy is more. A new period of either begins its kind anew. So a fact that is told twice changes nothing, nobody raises a pair by reloading a
 * page, and a pair that members keep coming back to does not fade.
 *
 * <p><b>Time.</b> A late fact is paired with those of the member's last items that are within the window before or after it, and counts what would be left
 * of it; only one older than all of a full list is not kept for later pairs. One from before the period of an item that the list holds adds no pair that was not
 * counted in that period. A fact further ahead of the clock than allowed is refused. An answer for an
 * instant before the newest fact is taken at the newest.
 *
 * <p><b>Memory.</b> Bounded by the numbers of items, members, neighbours and last items. An item takes {@code 16 + 12 * neighbours} bytes, 8 for when it was
 * told of, about 24 for the table of ids, and its id; a member {@code 24 * lastItems} bytes, about 36, and its id. Weights are floats: what
 * comes in is not seen where it is less than 1/16,777,216 of what is there. The neighbours kept are those of Space-Saving: one with more than the
 * share {@code 1 / neighbours} of an item's weight is always there, and what is answered is the part of its weight that is sure.
 *
 * <p>An update takes time in proportion to {@code lastItems * neighbours} at most. The same facts in the same order give the same answers to the byte. Safe
 * for many threads, which take turns: one lock for all; a snapshot holds it while it copies.
 *
 * <p>As a source of candidates it gives what goes with the history of the question, and says which items of the history that is.
 */
public final class CoVisitation implements CandidateSource {

    private final Object turn = new Object();
    private final KindWeights weights;
    private final long window;
    private final HalfLife halfLife;
    private final int room;
    private final PairScore score;
    private final double shrink;
    private final long ahead;
    private final double[] discounts;

    private final IdTable<ItemId> items = new IdTable<>();
    private final LastTold lastTold = new LastTold();
    private final NeighbourRows rows;
    private final RecentItems recent;
    private long newest = Long.MIN_VALUE;
    private long forgotten;

    CoVisitation(CoVisitationBuilder from) {
        weights = KindWeights.of(from.weights);
        window = from.window.toMillis();
        halfLife = HalfLife.of("half-life of co-visitation", from.halfLife);
        room = from.items;
        score = from.score;
        shrink = from.shrink;
        ahead = from.ahead.toMillis();
        discounts = from.discount.factors(from.lastItems + 1);
        rows = new NeighbourRows(from.neighbours);
        recent = new RecentItems(from.lastItems, from.members);
    }

    /**
     * Starts to say how it counts.
     *
     * @param weights how much each kind counts, each kind once, without half-lives of their own
     * @return a builder with the defaults
     */
    public static CoVisitationBuilder builder(List<BehaviourWeight> weights) {
        return new CoVisitationBuilder(weights);
    }

    /**
     * Tells what a member did.
     *
     * @param behaviour what was done
     * @param now the time of the clock
     * @return what became of it
     * @throws InvalidValueException if its kind has no weight, or an instant is not within the years 0001 to 9999
     */
    public Told tell(Behaviour behaviour, Instant now) {
        float root = (float) Math.sqrt(weights.weight(behaviour.kind()));
        long at = millis("instant of behaviour", behaviour.at());
        if (at - ahead > millis("time of the clock", now)) {
            return Told.AHEAD;
        }
        synchronized (turn) {
            newest = Math.max(newest, at);
            int item = number(behaviour.item(), at);
            int member = recent.touch(behaviour.member());
            pair(member, item, at, root);
        }
        return Told.COUNTED;
    }

    private static long millis(String name, Instant at) {
        return Timestamps.cut(name, at).toEpochMilli();
    }

    private int number(ItemId item, long at) {
        int number = items.find(item);
        if (number < 0) {
            if (items.size() == room) {
                makeRoom();
            }
            number = items.add(item);
            rows.reach(number);
        }
        lastTold.set(number, at);
        return number;
    }

    private void makeRoom() {
        int[] numbers = lastTold.withoutOldest(items.size(), Math.max(1, items.size() / 4));
        int before = items.size();
        rows.renumber(numbers);
        recent.renumber(numbers);
        items.renumber(numbers);
        lastTold.renumber(numbers);
        forgotten += before - items.size();
    }

    private void pair(int member, int item, long at, float root) {
        RecentItems.Page page = recent.page(member);
        int end = recent.end(member);
        int own = -1;
        int near = 1;
        for (int place = recent.start(member); place < end; place++) {
            if (page.item[place] == item) {
                own = place;
            } else if (Math.abs(page.at[place] - at) <= window) {
                near++;
            }
        }
        if (near > 1) {
            double weight = halfLife.weight(at) * discounts[near];
            int landmark = halfLife.landmark(at);
            for (int place = recent.start(member); place < end; place++) {
                if (place != own && Math.abs(page.at[place] - at) <= window) {
                    float gain = own < 0 ? root : gain(page, own, place, at, root);
                    if (page.at[place] > at) {
                        double later = halfLife.weight(page.at[place]) * discounts[near];
                        add(item, page.item[place], later * gain * page.root[place], halfLife.landmark(page.at[place]));
                    } else {
                        add(item, page.item[place], weight * gain * page.root[place], landmark);
                    }
                }
            }
        }
        keep(member, item, own, at, root);
    }

    /**
     * What a repeat adds to a pair: all, unless the pair was counted in this period; then only what its kind is more. What is from before the period is not
     * kept, so it adds nothing new: it would each time that it is told.
     */
    private float gain(RecentItems.Page page, int own, int place, long at, float root) {
        if (page.since[own] - at > window) {
            return 0;
        }
        boolean leads = page.item[own] < page.item[place];
        if (leads && at - page.since[own] > window) {
            return root;
        }
        // Neither period is longer than the window, so that two that meet have visits within it of each other.
        boolean counted = page.since[own] - page.at[place] <= window && page.since[place] - page.at[own] <= window;
        if (counted) {
            return Math.max(0, root - page.root[own]);
        }
        return at < page.since[own] ? 0 : root;
    }

    private void add(int item, int other, double weight, int landmark) {
        if (weight > 0) {
            rows.add(item, other, weight, landmark);
            rows.add(other, item, weight, landmark);
        }
    }

    private void keep(int member, int item, int own, long at, float root) {
        if (own < 0) {
            recent.keep(member, item, at, root);
            return;
        }
        RecentItems.Page page = recent.page(member);
        if (at - page.since[own] > window) {
            page.since[own] = at;
            page.at[own] = at;
            page.root[own] = root;
        } else if (page.since[own] - at <= window) {
            page.at[own] = Math.max(at, page.at[own]);
            page.root[own] = Math.max(root, page.root[own]);
        }
    }

    /**
     * The items that go with one.
     *
     * @param item which
     * @param limit how many at most, 1 to 10,000
     * @param at as of when
     * @return best first, equal ones by id; empty where the item is not known
     */
    public List<CoVisited> similar(ItemId item, int limit, Instant at) {
        return candidates(Map.of(item, 1.0), limit, at);
    }

    /**
     * What goes with what somebody did: each item of the history gives its neighbours its weight times their score.
     *
     * @param history items and how much each counts, above 0, at most 1e12; those not known count nothing
     * @param limit how many at most, 1 to 10,000
     * @param at as of when
     * @return best first, equal ones by id, without the history
     */
    public List<CoVisited> candidates(Map<ItemId, Double> history, int limit, Instant at) {
        Checks.within("limit of candidates", limit, 1, CandidateQuestion.MOST);
        long asked = millis("instant of an answer", at);
        Map<ItemId, Sum> sums = new HashMap<>();
        synchronized (turn) {
            long when = Math.max(asked, newest);
            // By id, so that sums and ties do not depend on the order of the history.
            for (Map.Entry<ItemId, Double> each : new TreeMap<>(history).entrySet()) {
                Checks.positive("weight of " + each.getKey(), each.getValue());
                addNeighbours(each.getKey(), each.getValue(), when, sums);
            }
        }
        history.keySet().forEach(sums::remove);
        List<CoVisited> best = new ArrayList<>();
        sums.forEach((item, sum) -> best.add(new CoVisited(item, sum.score, sum.because)));
        best.sort(Comparator.comparingDouble(CoVisited::score).reversed().thenComparing(CoVisited::item));
        return List.copyOf(best.subList(0, Math.min(limit, best.size())));
    }

    @Override
    public List<Found> find(CandidateQuestion question) {
        return candidates(question.history(), question.limit(), question.at()).stream()
                .map(each -> new Found(each.item(), each.score()))
                .toList();
    }

    @Override
    public List<Reason> because(CandidateQuestion question, ItemId item, int limit) {
        long asked = millis("instant of an answer", question.at());
        List<Reason> reasons = new ArrayList<>();
        synchronized (turn) {
            long when = Math.max(asked, newest);
            int wanted = items.find(item);
            question.history().forEach((each, weight) -> {
                double share = wanted < 0 ? 0 : weight * score(items.find(each), wanted, when);
                if (share > 0) {
                    reasons.add(new Reason(each, share));
                }
            });
        }
        reasons.sort(Comparator.comparingDouble(Reason::share).reversed().thenComparing(Reason::item));
        return List.copyOf(reasons.subList(0, Math.min(limit, reasons.size())));
    }

    /** The score of one neighbour, by its number; 0 where it is none. */
    private double score(int row, int other, long when) {
        for (int place = 0; row >= 0 && place < rows.size(row); place++) {
            if (rows.neighbour(row, place) == other) {
                return scoreAt(row, place, when);
            }
        }
        return 0;
    }

    private void addNeighbours(ItemId item, double weight, long when, Map<ItemId, Sum> sums) {
        int row = items.find(item);
        if (row < 0) {
            return;
        }
        for (int place = 0; place < rows.size(row); place++) {
            double share = weight * scoreAt(row, place, when);
            if (share > 0) {
                sums.computeIfAbsent(items.id(rows.neighbour(row, place)), key -> new Sum(item))
                        .add(item, share);
            }
        }
    }

    private double scoreAt(int row, int place, long when) {
        double left = halfLife.left(rows.landmark(row), when);
        double weight = rows.sure(row, place) * left;
        if (score == PairScore.WEIGHT || !(weight > 0)) {
            return weight;
        }
        int other = rows.neighbour(row, place);
        double own = rows.total(row) * left;
        double others = rows.total(other) * halfLife.left(rows.landmark(other), when);
        return weight / (Math.sqrt(own) * Math.sqrt(others) + shrink);
    }

    /**
     * A model of what is known now, scores as of an instant.
     *
     * @param at as of when
     * @return a copy of its own; it knows every item told of
     */
    public CoVisitationModel snapshot(Instant at) {
        long asked = millis("instant of a snapshot", at);
        synchronized (turn) {
            long when = Math.max(asked, newest);
            SnapshotRows copy = new SnapshotRows(items);
            for (int row = 0; row < items.size(); row++) {
                for (int place = 0; place < rows.size(row); place++) {
                    copy.add(row, rows.neighbour(row, place), (float) scoreAt(row, place, when));
                }
            }
            return copy.model();
        }
    }

    /**
     * How many items it knows.
     *
     * @return 0 or more
     */
    public int items() {
        synchronized (turn) {
            return items.size();
        }
    }

    /**
     * How many items were forgotten to make room.
     *
     * @return 0 or more
     */
    public long forgottenItems() {
        synchronized (turn) {
            return forgotten;
        }
    }

    /**
     * How many times the last items of a member were forgotten to make room.
     *
     * @return 0 or more
     */
    public long forgottenMembers() {
        synchronized (turn) {
            return recent.forgotten();
        }
    }

    private static final class Sum {

        private double score;
        private double most;
        private ItemId because;

        Sum(ItemId because) {
            this.because = because;
        }

        void add(ItemId from, double share) {
            score += share;
            if (share > most) {
                most = share;
                because = from;
            }
        }
    }
}
