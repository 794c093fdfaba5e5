package io.communitykit.recommend.candidate.neighbour;

import io.communitykit.core.CommunityException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.RowTop;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Members, and the items of those most like a profile. {@code score(i)} is the sum, over the neighbours {@code v} in the order of their numbers, of
 * {@code similarity(profile, v) * weight(v, i)}.
 *
 * <p>The neighbours are the members most like the profile, equal similarities by number, without those who have exactly its items: nobody among them has
 * anything to recommend, and one of them is usually the member whose profile it is. A member whose profile has changed since the fit may be a neighbour of
 * his own; he then takes one place, and adds to items only that he no longer has.
 *
 * <p>An item {@code j} of the profile has that share of a similarity which its product with the neighbour has in the sum of products: {@code weight(j) *
 * weight(v, j)}, or for Jaccard 1 for each common item, so that common items share alike. Norms, the size of the union and the shrinkage are taken as given.
 *
 * <p>Complexity of a ranking: the members of each of the profile's items, then the items of the neighbours. Memory: 16 bytes a pair; and, for each ranking that runs at the
 * same time, 12 to 16 bytes a member, which are kept for the next. Immutable and safe for many threads.
 */
public final class UserModel implements Model {

    private static final String ROWS = "members";
    private static final String NEIGHBOURS = "neighbours";
    private static final String KIND = "similarity";
    private static final String ALPHA = "similarity.alpha";
    private static final String SHRINKAGE = "shrinkage";

    private final UserKnn parameters;
    private final Items items;
    private final SparseRows byMember;
    private final SparseRows byItem;
    private final double[] neighbour;
    private final Queue<Overlaps> idle = new ConcurrentLinkedQueue<>();

    UserModel(UserKnn parameters, Items items, SparseRows byMember, SparseRows byItem) {
        this.parameters = parameters;
        this.items = items;
        this.byMember = byMember;
        this.byItem = byItem;
        neighbour = Overlaps.neighbours(parameters.similarity(), byMember);
    }

    /**
     * Makes a model of what {@link #columns} gave.
     *
     * @param columns the model's columns
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if no model can be made of them
     */
    public static UserModel of(ModelColumns columns) {
        return columns.make(() -> {
            SparseRows rows = columns.rows(ROWS);
            if (!columns.model().equals(UserKnn.NAME)
                    || rows.columns() != columns.items().size()) {
                throw InvalidValueException.of(
                        "members of a model " + UserKnn.NAME,
                        "a matrix of " + columns.items().size() + " columns, one for each item",
                        "model " + columns.model() + ", " + rows.columns());
            }
            Rows.requireRising(ROWS, rows);
            requireAboveZero(rows);
            return new UserModel(parameters(columns), columns.items(), rows, rows.transposed());
        });
    }

    private static UserKnn parameters(ModelColumns columns) {
        double neighbours = columns.parameter(NEIGHBOURS);
        if (neighbours != (int) neighbours) {
            throw InvalidValueException.of("neighbours of a profile", "a whole number", neighbours);
        }
        return new UserKnn(
                (int) neighbours,
                new ItemSimilarity(ItemSimilarity.Kind.of(columns.parameter(KIND)), columns.parameter(ALPHA)),
                columns.parameter(SHRINKAGE));
    }

    private static void requireAboveZero(SparseRows rows) {
        for (int entry = 0; entry < rows.size(); entry++) {
            if (!(rows.value(entry) > 0)) {
                throw InvalidValueException.of("weight of entry " + entry, "above 0", rows.value(entry));
            }
        }
    }

    @Override
    public String name() {
        return UserKnn.NAME;
    }

    @Override
    public Items items() {
        return items;
    }

    @Override
    public void rank(Profile profile, Ranking into) {
        profile.requireOf(items);
        into.requireRoom(items.size());
        into.clear();
        Overlaps room = room();
        RowTop nearest = nearest(profile, room);
        for (int i = 0; i < nearest.size(); i++) {
            int member = nearest.column(i);
            double similarity = nearest.sum(member);
            int end = byMember.end(member);
            for (int entry = byMember.start(member); entry < end; entry++) {
                into.add(byMember.column(entry), similarity * byMember.value(entry));
            }
        }
        nearest.clear();
        idle.add(room);
        into.finish(profile);
    }

    // A failure loses the room, which is then garbage; it is never used half-filled.
    private Overlaps room() {
        Overlaps found = idle.poll();
        return found != null ? found : new Overlaps(parameters.similarity(), parameters.shrinkage(), byItem, neighbour);
    }

    private RowTop nearest(Profile profile, Overlaps room) {
        double squares = 0;
        for (int i = 0; i < profile.size(); i++) {
            room.add(profile.item(i), profile.weight(i));
            squares += (double) profile.weight(i) * profile.weight(i);
        }
        RowTop found = room.similarities(parameters.similarity().target(squares, profile.size()));
        leaveOutSame(profile, found);
        found.keep(parameters.neighbours());
        return found;
    }

    // Whoever has exactly the profile's items has the rarest of them.
    private void leaveOutSame(Profile profile, RowTop found) {
        if (profile.size() == 0) {
            return;
        }
        int rarest = profile.item(0);
        for (int i = 1; i < profile.size(); i++) {
            if (byItem.count(profile.item(i)) < byItem.count(rarest)) {
                rarest = profile.item(i);
            }
        }
        for (int entry = byItem.start(rarest); entry < byItem.end(rarest); entry++) {
            if (Rows.isSame(byMember, byItem.column(entry), profile)) {
                found.set(byItem.column(entry), 0);
            }
        }
    }

    @Override
    public List<Contribution> because(Profile profile, int item) {
        profile.requireOf(items);
        double[] share = new double[profile.size()];
        Overlaps room = room();
        RowTop nearest = nearest(profile, room);
        for (int i = 0; i < nearest.size(); i++) {
            int member = nearest.column(i);
            int entry = Rows.find(byMember, member, item);
            if (entry >= 0) {
                divide(nearest.sum(member) * byMember.value(entry), profile, member, share);
            }
        }
        nearest.clear();
        idle.add(room);
        List<Contribution> all = new ArrayList<>();
        for (int i = 0; i < share.length; i++) {
            if (share[i] > 0) {
                all.add(new Contribution(profile.item(i), share[i]));
            }
        }
        // Stable: equal shares stay in the order of items.
        all.sort(Comparator.comparingDouble(Contribution::share).reversed());
        return List.copyOf(all);
    }

    private void divide(double what, Profile profile, int member, double[] into) {
        double[] product = new double[into.length];
        double all = 0;
        for (int i = 0; i < product.length; i++) {
            int entry = Rows.find(byMember, member, profile.item(i));
            if (entry >= 0) {
                product[i] = parameters.similarity().product(profile.weight(i), byMember.value(entry));
                all += product[i];
            }
        }
        for (int i = 0; i < product.length; i++) {
            into[i] += what * (product[i] / all);
        }
    }

    @Override
    public ModelColumns columns() {
        return new ModelColumns("users", UserKnn.NAME, items)
                .parameter(NEIGHBOURS, parameters.neighbours())
                .parameter(KIND, parameters.similarity().kind().code())
                .parameter(ALPHA, parameters.similarity().alpha())
                .parameter(SHRINKAGE, parameters.shrinkage())
                .rows(ROWS, byMember);
    }

    @Override
    public String toString() {
        return "UserModel[" + parameters + ", " + byMember + "]";
    }
}
