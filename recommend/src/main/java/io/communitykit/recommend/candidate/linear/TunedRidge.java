package io.communitykit.recommend.candidate.linear;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.evaluate.Evaluation;
import io.communitykit.recommend.candidate.evaluate.EvaluationResult;
import io.communitykit.recommend.candidate.evaluate.Metric;
import io.communitykit.recommend.candidate.linear.RidgeSolver.Ridge;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.neighbour.ItemModel;
import io.communitykit.recommend.candidate.split.Split;
import io.communitykit.recommend.candidate.split.Splits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The recommended model: {@link RidgeNeighbours} whose parameters are chosen on a fifth of each member's items, held out of what it is given twice and drawn
 * anew each time, by the sum of recall and NDCG at 20 over up to 10,000 members. It never sees a test part. What is then fitted on everything is a plain model of ridge regressions.
 *
 * <p>The search gathers each target's block once for several ridges, so that it takes a few times as long as the fit. First the strength of the ridge is sought, with
 * the damping of sources and targets, then its balance; one that is best and stronger than all tried is doubled, up to 320. Where the interactions are too few to hold any out,
 * {@link RidgeNeighbours#standard} is taken.
 *
 * <p>Memory at the peak: up to 1.6 GB for the gram matrix as in {@link RidgeNeighbours}, with 24 bytes for each neighbour of each item, as up to five ridges are
 * solved at once; or, once it is let go, 44 bytes for each neighbour. The search takes at most 400 neighbours, 200 from 20,000 items.
 *
 * @param seed of the part that is held out
 */
public record TunedRidge(long seed) implements Algorithm {

    private static final int HELD_OUT = 2_000;
    /** One part alone cannot tell the better of two that are close. */
    private static final int PARTS = 2;

    private static final int MEMBERS = 10_000;
    private static final int PLACES = 20;
    private static final int MANY_ITEMS = 20_000;
    private static final List<Double> STRENGTHS = List.of(5.0, 10.0, 20.0, 40.0);
    private static final double BALANCE = 0.25;
    private static final double STRONGEST = 320;
    private static final List<Damping> DAMPINGS = List.of(
            new Damping(0, 0),
            new Damping(0, 0.1),
            new Damping(0, 0.2),
            new Damping(0.15, 0.1),
            new Damping(0.15, 0.2),
            new Damping(0.3, 0.1),
            new Damping(0.3, 0.2),
            new Damping(0.45, 0.15));

    private record Damping(double sources, double targets) {}

    @Override
    public String name() {
        return RidgeNeighbours.NAME;
    }

    @Override
    public ItemModel fit(Interactions interactions, FitOptions options) {
        return choose(interactions, options).fit(interactions, options);
    }

    /**
     * Chooses the parameters without fitting on everything.
     *
     * @param interactions all that may be fitted on; without a test part
     * @param options threads, progress and cancellation
     * @return the best
     * @throws io.communitykit.recommend.candidate.model.FitCancelledException if it was stopped
     */
    public RidgeNeighbours choose(Interactions interactions, FitOptions options) {
        int items = interactions.items().size();
        RidgeNeighbours standard = RidgeNeighbours.standard(items);
        List<Part> parts = new ArrayList<>();
        try {
            for (int part = 0; part < PARTS; part++) {
                Split split = Splits.share(interactions, HELD_OUT, seed + part);
                Evaluation evaluation = Evaluation.builder(split.train(), some(split.test(), part))
                        .places(PLACES)
                        .build();
                parts.add(new Part(split.train(), evaluation));
            }
        } catch (InvalidValueException e) {
            return standard;
        }
        int neighbours = Math.min(standard.neighbours(), items > MANY_ITEMS ? 200 : 400);
        Search search = new Search(parts, neighbours, standard.keep(), options);
        search.attempt(STRENGTHS.stream().map(each -> new Ridge(each, BALANCE)).toList());
        double best = search.ridge();
        search.attempt(List.of(
                new Ridge(best / 2, 0),
                new Ridge(best, 0),
                new Ridge(2 * best, 0),
                new Ridge(best / 2, 0.5),
                new Ridge(best, 0.5)));
        while (search.isAtUpperEdge() && search.ridge() < STRONGEST) {
            search.attempt(List.of(new Ridge(2 * search.ridge(), search.balance())));
        }
        return search.best(standard);
    }

    // Evenly spread over those who have something held out, from another one for each part.
    private Interactions some(Interactions test, int part) {
        List<Integer> members = new ArrayList<>();
        for (int member = 0; member < test.members(); member++) {
            if (test.byMember().count(member) > 0) {
                members.add(member);
            }
        }
        BitSet kept = new BitSet();
        int size = members.size();
        int most = Math.min(size, MEMBERS);
        for (int i = 0; i < most; i++) {
            int member = members.get((int) (((long) i * PARTS + part) * size / ((long) most * PARTS)));
            kept.set(test.byMember().start(member), test.byMember().end(member));
        }
        return test.only(kept);
    }

    /** What is held out, and what is left to fit on. The gram matrix is made anew for each attempt, so that only one is held. */
    private record Part(Interactions train, Evaluation evaluation) {

        double[] judge(List<RidgeNeighbours> shapes, FitOptions options) {
            List<Ridge> ridges =
                    shapes.stream().map(RidgeNeighbours::solved).distinct().toList();
            RidgeSolutions solutions =
                    new RidgeSolver(train, shapes.get(0).neighbours(), options).solve(ridges, options);
            double[] values = new double[shapes.size()];
            for (int ridge = 0; ridge < ridges.size(); ridge++) {
                SparseRows bySource = solutions.bySource(ridge);
                for (int i = 0; i < values.length; i++) {
                    if (shapes.get(i).solved().equals(ridges.get(ridge))) {
                        ItemModel model = solutions.model(shapes.get(i), bySource, options);
                        EvaluationResult result = evaluation.evaluate(model, options);
                        values[i] = result.mean(Metric.RECALL) + result.mean(Metric.NDCG);
                    }
                }
            }
            return values;
        }
    }

    /** What was tried, and what was best. Used once. */
    private static final class Search {

        private final List<Part> parts;
        private final int neighbours;
        private final int keep;
        private final FitOptions options;
        private final Set<Ridge> tried = new HashSet<>();
        private RidgeNeighbours best;
        private double most = -1;
        private double strongest;

        Search(List<Part> parts, int neighbours, int keep, FitOptions options) {
            this.parts = parts;
            this.neighbours = neighbours;
            this.keep = keep;
            this.options = options;
            this.best = new RidgeNeighbours(neighbours, 1, 0, 0, 0, keep);
        }

        void attempt(List<Ridge> ridges) {
            List<RidgeNeighbours> shapes = new ArrayList<>();
            for (Ridge ridge : ridges) {
                if (tried.add(ridge)) {
                    strongest = Math.max(strongest, ridge.ridge());
                    DAMPINGS.forEach(damping -> shapes.add(new RidgeNeighbours(
                            neighbours, ridge.ridge(), ridge.balance(), damping.sources, damping.targets, keep)));
                }
            }
            double[] values = new double[shapes.size()];
            for (Part part : parts) {
                double[] judged = part.judge(shapes, options);
                for (int i = 0; i < values.length; i++) {
                    values[i] += judged[i];
                }
            }
            for (int i = 0; i < values.length; i++) {
                if (values[i] > most) {
                    most = values[i];
                    best = shapes.get(i);
                }
            }
        }

        double ridge() {
            return best.ridge();
        }

        double balance() {
            return best.balance();
        }

        boolean isAtUpperEdge() {
            return best.ridge() >= strongest;
        }

        RidgeNeighbours best(RidgeNeighbours standard) {
            return new RidgeNeighbours(
                    standard.neighbours(), best.ridge(), best.balance(), best.sources(), best.targets(), keep);
        }
    }
}
