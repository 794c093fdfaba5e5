package io.communitykit.recommend.candidate.factor;

import io.communitykit.core.CommunityException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.internal.Gram;
import io.communitykit.recommend.candidate.internal.PositiveSystem;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.internal.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The factors of items. A profile's factors are solved for when it is ranked, so that members that were never seen, and what members did since the fit, get the same treatment
 * as those it was fitted on. Immutable and safe for many threads.
 *
 * <p>Layout: factors by item, {@code 4 n k} bytes, and their products, {@code 4 k^2}. To rank takes {@code k^2} operations for each item of the profile,
 * {@code k^3 / 3} for the system and {@code 2 n k} for the scores; the room for the system, {@code 4 k^2} bytes, 16 kB with 64 factors, is made anew each
 * time. {@link #because} follows Hu, Koren and Volinsky, section 5: the score is a sum over the profile, and by the same system. {@link #similar} is the cosine of factors.
 */
public final class FactorModel implements Model {

    private static final String FACTORS = "factors";
    private static final String CONFIDENCE = "confidence";
    private static final String REGULARISATION = "regularisation";
    private static final String SCALING = "scaling";

    private final String name;
    private final Items items;
    private final int size;
    private final float[] factors;
    private final AlsObjective objective;
    private final double[][] gram;

    private FactorModel(String name, Items items, int size, float[] factors, AlsObjective objective) {
        this.name = name;
        this.items = items;
        this.size = size;
        this.factors = factors;
        this.objective = objective;
        this.gram = gram(items.size(), size, factors);
    }

    private static double[][] gram(int items, int size, float[] factors) {
        double[][] rows = new double[items][size];
        for (int item = 0; item < items; item++) {
            for (int k = 0; k < size; k++) {
                rows[item][k] = factors[item * size + k];
            }
        }
        return Gram.of("products", rows, size, FitOptions.threads(1));
    }

    static FactorModel of(String name, Items items, double[][] rows, AlsObjective objective) {
        int size = rows[0].length;
        if ((long) rows.length * size > Integer.MAX_VALUE - 8) {
            throw InvalidValueException.of(
                    "items times factors", "at most " + (Integer.MAX_VALUE - 8), (long) rows.length * size);
        }
        float[] factors = new float[rows.length * size];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) rows[i / size][i % size];
            if (!Float.isFinite(factors[i])) {
                throw InvalidValueException.of(
                        "factor", "finite. Maybe the regularisation is too small for these weights", factors[i]);
            }
        }
        return new FactorModel(name, items, size, factors, objective);
    }

    /**
     * Makes the model of its columns.
     *
     * @param columns as {@link #columns} gives them; not copied
     * @return the model
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if they do not make one
     */
    public static FactorModel of(ModelColumns columns) {
        float[] factors = columns.floats(FACTORS);
        int items = columns.items().size();
        int size = items == 0 ? 0 : factors.length / items;
        if (size < 1 || size > ImplicitAls.MOST_FACTORS || size * items != factors.length) {
            throw unreadable(columns, factors.length + " factors for " + items + " items");
        }
        for (float factor : factors) {
            if (!Float.isFinite(factor)) {
                throw unreadable(columns, "a factor that is not finite: " + factor);
            }
        }
        return new FactorModel(columns.model(), columns.items(), size, factors, objective(columns));
    }

    private static AlsObjective objective(ModelColumns columns) {
        try {
            return new AlsObjective(
                    columns.parameter(CONFIDENCE), columns.parameter(REGULARISATION), columns.parameter(SCALING));
        } catch (InvalidValueException e) {
            throw unreadable(columns, "a parameter out of range: " + e.getMessage());
        }
    }

    private static CommunityException unreadable(ModelColumns columns, String what) {
        return new CommunityException(ModelColumns.UNREADABLE, "a model " + columns.model() + " has " + what);
    }

    @Override
    public String name() {
        return name;
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
        double[] x = new double[size];
        for (int i = 0; i < profile.size(); i++) {
            addTo(x, profile.item(i), 1 + objective.confidence() * profile.weight(i));
        }
        system(profile).solve(x);
        for (int item = 0; item < items.size(); item++) {
            into.add(item, product(x, item));
        }
        into.finish(profile);
    }

    @Override
    public List<Contribution> because(Profile profile, int item) {
        profile.requireOf(items);
        Checks.within("number of an item", item, 0, items.size() - 1);
        double[] z = new double[size];
        addTo(z, item, 1);
        system(profile).solve(z);
        List<Contribution> shares = new ArrayList<>();
        for (int i = 0; i < profile.size(); i++) {
            double share = (1 + objective.confidence() * profile.weight(i)) * product(z, profile.item(i));
            if (share != 0) {
                shares.add(new Contribution(profile.item(i), share));
            }
        }
        shares.sort(Comparator.comparingDouble(Contribution::share).reversed().thenComparingInt(Contribution::item));
        return shares;
    }

    /** The system of a profile, factored. */
    private PositiveSystem system(Profile profile) {
        PositiveSystem system = new PositiveSystem(size);
        double weights = 0;
        for (int i = 0; i < profile.size(); i++) {
            weights += profile.weight(i);
        }
        double lambda = objective.lambda(items.size(), weights);
        system.start(gram, lambda);
        double[][] four = new double[4][size];
        for (int i = 0; i < profile.size(); i++) {
            double[] y = four[i & 3];
            for (int k = 0; k < size; k++) {
                y[k] = factors[profile.item(i) * size + k];
            }
            system.addSquare(objective.confidence() * profile.weight(i), y);
        }
        system.factor(lambda);
        return system;
    }

    private void addTo(double[] x, int item, double times) {
        for (int k = 0; k < size; k++) {
            x[k] += times * factors[item * size + k];
        }
    }

    /** The sum of products with an item's factors, as four sums that do not wait for each other. */
    private double product(double[] x, int item) {
        int from = item * size;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < size; k += 4) {
            a += x[k] * factors[from + k];
            b += x[k + 1] * factors[from + k + 1];
            c += x[k + 2] * factors[from + k + 2];
            d += x[k + 3] * factors[from + k + 3];
        }
        for (; k < size; k++) {
            a += x[k] * factors[from + k];
        }
        return (a + b) + (c + d);
    }

    @Override
    public void similar(int item, Ranking into) {
        Checks.within("number of an item", item, 0, items.size() - 1);
        into.requireRoom(items.size());
        into.clear();
        double[] x = new double[size];
        addTo(x, item, 1);
        double own = product(x, item);
        for (int other = 0; own > 0 && other < items.size(); other++) {
            double square = square(other);
            if (square > 0) {
                into.add(other, product(x, other) / Math.sqrt(own * square));
            }
        }
        into.finish(Profile.ofItem(item));
    }

    private double square(int item) {
        double sum = 0;
        for (int at = item * size; at < (item + 1) * size; at++) {
            sum += (double) factors[at] * factors[at];
        }
        return sum;
    }

    @Override
    public ModelColumns columns() {
        return new ModelColumns("factors", name, items)
                .parameter(CONFIDENCE, objective.confidence())
                .parameter(REGULARISATION, objective.regularisation())
                .parameter(SCALING, objective.scaling())
                .floats(FACTORS, factors);
    }
}
