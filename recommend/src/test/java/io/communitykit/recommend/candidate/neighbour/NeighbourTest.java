package io.communitykit.recommend.candidate.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.CommunityException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NeighbourTest {

    private static final ItemSimilarity COSINE = ItemSimilarity.cosine();
    private static final List<Algorithm> ALL =
            List.of(new ItemKnn(2, COSINE, 0), new UserKnn(2, COSINE, 0), new Rp3Beta(2, 1, 0));

    @Test
    @DisplayName("of neighbours that are equally near those of the lower numbers stay")
    void ties() {
        Interactions given = Given.matrix(new double[] {1, 1, 1, 1});
        for (Algorithm each : List.of(new Rp3Beta(2, 1, 0.5), new ItemKnn(2, COSINE, 0))) {
            ItemModel model = (ItemModel) each.fit(given, Given.ALONE);
            double[][] rows = Given.dense(model.rows());
            // Walks keep the best of a row, neighbours the best of a column.
            double[] last = each instanceof Rp3Beta ? rows[3] : column(rows, 3);
            assertThat(List.of(last[0] > 0, last[1] > 0, last[2] > 0, last[3] > 0))
                    .containsExactly(true, true, false, false);
        }
        UserModel members = new UserKnn(1, COSINE, 0)
                .fit(Given.matrix(new double[] {1, 0, 1}, new double[] {1, 1, 0}), Given.ALONE);
        assertThat(ranked(members, Profile.ofItem(0), 3)).containsExactly(2);
    }

    @Test
    @DisplayName("an item that many are close to may speak for more items than it has neighbours")
    void prunedByTarget() {
        Interactions given =
                Given.matrix(new double[] {1, 1, 0, 0}, new double[] {1, 0, 1, 0}, new double[] {1, 0, 0, 1});
        ItemModel model = new ItemKnn(1, COSINE, 0).fit(given, Given.ALONE);
        assertThat(model.rows().count(0)).isEqualTo(3);
        Ranking similar = Ranking.of(model.items(), 5);
        model.similar(0, similar);
        assertThat(similar.toArray()).containsExactly(1, 2, 3);
        assertThat(similar.score(0)).isEqualTo(1 / Math.sqrt(3), within(1e-7));
    }

    @Test
    @DisplayName("whoever has exactly the items of a profile takes no place among its neighbours, whatever the weights")
    void notHisOwnNeighbour() {
        Interactions given = Given.matrix(
                new double[] {5, 1, 0, 0}, new double[] {5, 2, 0, 0}, new double[] {5, 1, 9, 0}, new double[] {
                    1, 0, 0, 1
                });
        UserModel model = new UserKnn(1, COSINE, 0).fit(given, Given.ALONE);
        assertThat(ranked(model, Profile.of(given, 0), 4)).containsExactly(3);
        assertThat(ranked(model, Profile.of(given, 3), 4)).containsExactly(1);
    }

    @Test
    @DisplayName("common items share a Jaccard similarity alike, and a cosine by their products")
    void shares() {
        Interactions given = Given.matrix(new double[] {1, 3, 4}, new double[] {1, 0, 0});
        Profile profile = Profile.of(given.items(), Map.of(Given.item(0), 2.0, Given.item(1), 1.0));
        List<Contribution> jaccard = new UserKnn(1, ItemSimilarity.jaccard(), 0)
                .fit(given, Given.ALONE)
                .because(profile, 2);
        assertThat(jaccard).containsExactly(new Contribution(0, 2 / 3.0 * 4 / 2), new Contribution(1, 2 / 3.0 * 4 / 2));
        List<Contribution> dot =
                new UserKnn(1, ItemSimilarity.dot(), 0).fit(given, Given.ALONE).because(profile, 2);
        assertThat(dot).extracting(Contribution::item).containsExactly(1, 0);
        assertThat(dot.get(0).share()).isEqualTo(3 * 4, within(1e-9));
        assertThat(dot.get(1).share()).isEqualTo(2 * 4, within(1e-9));
    }

    @Test
    @DisplayName("a matrix may speak against an item, and says so")
    void against() {
        SparseRows rows = SparseRows.of(3, new int[] {0, 1, 2, 2}, new int[] {2, 2}, new float[] {-2, 5});
        ItemModel model = ItemModel.of("mine", Given.items(3), rows);
        Profile profile = Profile.of(model.items(), Map.of(Given.item(0), 1.0, Given.item(1), 1.0));
        assertThat(model.because(profile, 2)).containsExactly(new Contribution(1, 5), new Contribution(0, -2));
        assertThat(ranked(model, profile, 3)).containsExactly(2);
        assertThat(ranked(model, Profile.ofItem(0), 3)).isEmpty();
        assertThat(model).hasToString("ItemModel[mine, SparseRows[3 x 3, 2 entries]]");
    }

    @Test
    @DisplayName("one member, an item that everybody has, and an empty profile are no trouble")
    void thin() {
        Interactions one = Given.matrix(new double[] {1});
        Interactions loved = Given.matrix(new double[] {1, 0}, new double[] {1, 1}, new double[] {1, 0});
        for (Algorithm each : ALL) {
            assertThat(ranked(each.fit(one, Given.ALONE), Profile.of(one, 0), 1))
                    .isEmpty();
            Model model = each.fit(loved, FitOptions.threads(2));
            assertThat(ranked(model, Profile.of(loved, 0), 2)).containsExactly(1);
            Profile nothing = Profile.of(loved.items(), Map.of());
            assertThat(ranked(model, nothing, 2)).isEmpty();
            assertThat(model.because(nothing, 0)).isEmpty();
        }
    }

    @Test
    @DisplayName("a fit that is stopped half-way leaves nothing and can be run again")
    void cancelled() {
        double[][] rows = new double[20][20];
        for (int i = 0; i < rows.length; i++) {
            rows[i][i] = 1;
            rows[i][0] = 1;
        }
        Interactions given = Given.matrix(rows);
        for (Algorithm each : ALL) {
            for (int threads = 1; threads <= 2; threads++) {
                AtomicInteger left = new AtomicInteger(each instanceof UserKnn ? 0 : 10);
                FitOptions options = FitOptions.threads(threads).stoppedBy(() -> left.getAndDecrement() <= 0);
                assertThatExceptionOfType(FitCancelledException.class).isThrownBy(() -> each.fit(given, options));
                assertThat(each.fit(given, Given.ALONE).items().size()).isEqualTo(20);
            }
        }
    }

    @Test
    @DisplayName("a fit tells how far it is, up to all")
    void progress() {
        Interactions given = Given.matrix(new double[] {1, 1, 1}, new double[] {1, 0, 1});
        for (Algorithm each : ALL) {
            List<String> told = new ArrayList<>();
            each.fit(given, Given.ALONE.telling((stage, done, of) -> told.add(stage + " " + done + "/" + of)));
            assertThat(told.get(told.size() - 1))
                    .isEqualTo(
                            switch (each.name()) {
                                case ItemKnn.NAME -> "item neighbours 3/3";
                                case UserKnn.NAME -> "members 2/2";
                                default -> "walks 3/3";
                            });
        }
    }

    @Test
    @DisplayName("many threads may rank by one model at once")
    void shared() throws InterruptedException, ExecutionException {
        Interactions given = Given.matrix(
                new double[] {1, 2, 0, 3, 0}, new double[] {2, 0, 1, 0, 1}, new double[] {0, 1, 1, 1, 0}, new double[] {
                    1, 0, 0, 0, 4
                });
        UserModel model = new UserKnn(2, ItemSimilarity.dot(), 1).fit(given, Given.ALONE);
        List<String> alone = answers(model, given, 1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<String>>> work = Collections.nCopies(4, () -> answers(model, given, 500));
            for (Future<List<String>> each : threads.invokeAll(work)) {
                assertThat(each.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> answers(Model model, Interactions given, int rounds) {
        SortedSet<String> answers = new TreeSet<>();
        for (int round = 0; round < rounds; round++) {
            for (int member = 0; member < given.members(); member++) {
                Profile profile = Profile.of(given, member);
                answers.add(member + Arrays.toString(ranked(model, profile, 5)) + model.because(profile, 4));
            }
        }
        return List.copyOf(answers);
    }

    @Test
    @DisplayName("parameters out of range are refused by name")
    void parameters() {
        refused("neighbours of an item", () -> new ItemKnn(0, COSINE, 0));
        refused("shrinkage", () -> new ItemKnn(1, COSINE, -1));
        refused("shrinkage", () -> new ItemKnn(1, COSINE, Double.NaN));
        refused("neighbours of a profile", () -> new UserKnn(1_000_001, COSINE, 0));
        refused("shrinkage", () -> new UserKnn(1, COSINE, Double.POSITIVE_INFINITY));
        refused("neighbours of an item", () -> new Rp3Beta(0, 1, 1));
        refused("alpha of a walk", () -> new Rp3Beta(1, 2.1, 1));
        refused("beta of a walk", () -> new Rp3Beta(1, 1, -0.1));
        refused("alpha of a similarity", () -> ItemSimilarity.asymmetricCosine(1.1));
        refused("of kind DOT", () -> new ItemSimilarity(ItemSimilarity.Kind.DOT, 0.4));
    }

    @Test
    @DisplayName("profiles and rankings of other items are refused")
    void otherItems() {
        Interactions given = Given.matrix(new double[] {1, 1, 1}, new double[] {1, 0, 1});
        for (Algorithm each : ALL) {
            Model model = each.fit(given, Given.ALONE);
            refused("item of the profile", () -> model.rank(Profile.ofItem(3), Ranking.of(model.items(), 1)));
            refused("item of the profile", () -> model.because(Profile.ofItem(3), 0));
            refused("room of the ranking", () -> model.rank(Profile.ofItem(0), new Ranking(2, 1)));
        }
    }

    @Test
    @DisplayName("a matrix that does not fit is refused, and columns that make no model are unreadable")
    void unreadable() {
        SparseRows falling = SparseRows.of(2, new int[] {0, 2, 2}, new int[] {1, 0}, new float[] {1, 1});
        refused("columns rising in row 0", () -> ItemModel.of("mine", Given.items(2), falling));
        refused("3 rows and columns", () -> ItemModel.of("mine", Given.items(3), falling));
        unreadable(() -> ItemModel.of(new ModelColumns("items", "mine", Given.items(2)).rows("similarity", falling)));
        unreadable(() -> ItemModel.of(new ModelColumns("items", "mine", Given.items(2))));
        SparseRows rows = SparseRows.of(2, new int[] {0, 1}, new int[] {1}, new float[] {1});
        assertThat(UserModel.of(members(rows)).items().size()).isEqualTo(2);
        unreadable(() -> UserModel.of(members(falling)));
        unreadable(() -> UserModel.of(members(rows).parameter("similarity", 4)));
        unreadable(() -> UserModel.of(members(rows).parameter("similarity", 0.5)));
        unreadable(() -> UserModel.of(members(rows).parameter("neighbours", 1.5)));
        unreadable(() -> UserModel.of(members(rows).parameter("neighbours", 0)));
        unreadable(() -> UserModel.of(members(SparseRows.of(2, new int[] {0, 1}, new int[] {1}, new float[] {0}))));
        unreadable(() -> UserModel.of(members(SparseRows.of(3, new int[] {0}, new int[0], new float[0]))));
        unreadable(() -> UserModel.of(new ModelColumns("users", "user-knn", Given.items(2)).rows("members", rows)));
        unreadable(() -> UserModel.of(new ModelColumns("users", "other", Given.items(2)).rows("members", rows)));
    }

    private static ModelColumns members(SparseRows rows) {
        return new ModelColumns("users", UserKnn.NAME, Given.items(2))
                .parameter("neighbours", 1)
                .parameter("similarity", 0)
                .parameter("similarity.alpha", 0.5)
                .parameter("shrinkage", 0)
                .rows("members", rows);
    }

    private static double[] column(double[][] rows, int column) {
        return List.of(rows).stream().mapToDouble(row -> row[column]).toArray();
    }

    private static int[] ranked(Model model, Profile profile, int places) {
        Ranking ranking = Ranking.of(model.items(), places);
        model.rank(profile, ranking);
        return ranking.toArray();
    }

    private static void refused(String what, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(call).withMessageContaining(what);
    }

    private static void unreadable(ThrowingCallable call) {
        assertThatExceptionOfType(CommunityException.class)
                .isThrownBy(call)
                .satisfies(thrown -> assertThat(thrown.code()).isEqualTo(ModelColumns.UNREADABLE));
    }
}
