package io.communitykit.recommend.candidate.neighbour;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Small matrices for tests, by hand and drawn. */
final class Given {

    static final FitOptions ALONE = FitOptions.threads(1);

    private Given() {}

    /** A row of weights for each member; 0 is nothing. */
    static Interactions matrix(double[]... rows) {
        InteractionsBuilder builder = Interactions.builder();
        for (int item = 0; item < rows[0].length; item++) {
            builder.add(item(item));
        }
        for (int member = 0; member < rows.length; member++) {
            builder.add(new MemberId("m" + (char) ('a' + member)));
            for (int item = 0; item < rows[member].length; item++) {
                if (rows[member][item] > 0) {
                    builder.addNumbered(member, item, rows[member][item]);
                }
            }
        }
        return builder.build();
    }

    /** Members and items of which some have nothing, some all; weights of 1, of whole numbers with many ties, or of any size. */
    static Interactions drawn(SplittableRandom random) {
        double[][] rows = new double[1 + random.nextInt(12)][1 + random.nextInt(10)];
        int style = random.nextInt(3);
        double density = 0.1 + 0.8 * random.nextDouble();
        int loved = random.nextInt(2 * rows[0].length);
        for (double[] row : rows) {
            double own = random.nextInt(6) == 0 ? 0 : random.nextInt(6) == 0 ? 1 : density;
            for (int item = 0; item < row.length; item++) {
                boolean there = item == loved || random.nextDouble() < own;
                row[item] = there ? weight(random, style) : 0;
            }
        }
        rows[random.nextInt(rows.length)][random.nextInt(rows[0].length)] = 1;
        return matrix(rows);
    }

    private static double weight(SplittableRandom random, int style) {
        return switch (style) {
            case 0 -> 1;
            case 1 -> 1 + random.nextInt(3);
            default -> StrictMath.exp(20 * random.nextDouble() - 10);
        };
    }

    /** The profile of a member, or one that no member has. */
    static Profile profile(SplittableRandom random, Interactions interactions) {
        if (random.nextBoolean()) {
            return Profile.of(interactions, random.nextInt(interactions.members()));
        }
        Items items = interactions.items();
        Map<ItemId, Double> weights = new HashMap<>();
        int style = random.nextInt(3);
        for (int item = 0; item < items.size(); item++) {
            if (random.nextInt(3) == 0) {
                weights.put(items.id(item), weight(random, style));
            }
        }
        return Profile.of(items, weights);
    }

    static ItemSimilarity similarity(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> ItemSimilarity.cosine();
            case 1 -> ItemSimilarity.dot();
            case 2 -> ItemSimilarity.jaccard();
            default -> ItemSimilarity.asymmetricCosine(random.nextInt(5) / 4.0);
        };
    }

    static double shrinkage(SplittableRandom random) {
        return random.nextBoolean() ? 0 : 10 * random.nextDouble();
    }

    static Items items(int count) {
        return Items.of(IntStream.range(0, count).mapToObj(Given::item).toList());
    }

    static ItemId item(int number) {
        return new ItemId("i" + (char) ('a' + number));
    }

    static double[][] dense(SparseRows rows) {
        double[][] dense = new double[rows.rows()][rows.columns()];
        for (int row = 0; row < dense.length; row++) {
            for (int entry = rows.start(row); entry < rows.end(row); entry++) {
                dense[row][rows.column(entry)] = rows.value(entry);
            }
        }
        return dense;
    }

    static double[] dense(Profile profile, int items) {
        double[] dense = new double[items];
        for (int i = 0; i < profile.size(); i++) {
            dense[profile.item(i)] = profile.weight(i);
        }
        return dense;
    }
}
