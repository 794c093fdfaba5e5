package io.communitykit.referral.growth.branching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.referral.growth.branching.Offspring.Empirical;
import io.communitykit.referral.growth.branching.Offspring.NegativeBinomial;
import io.communitykit.referral.growth.branching.Offspring.Poisson;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("A branching process beside plain models")
class BranchingPropertyTest {

    @Provide
    Arbitrary<List<Long>> counts() {
        return Arbitraries.longs()
                .between(0, 9)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .filter(it -> it.stream().anyMatch(n -> n > 0));
    }

    /** f(s) by its definition. */
    private static double generating(List<Long> counts, double s) {
        double whole = counts.stream().mapToLong(it -> it).sum();
        double sum = 0;
        for (int k = 0; k < counts.size(); k++) {
            sum += counts.get(k) / whole * Math.pow(s, k);
        }
        return sum;
    }

    @Property(tries = 100)
    @Label("extinction is where the odds of the generations go, counted by the definition")
    void empirical(@ForAll("counts") List<Long> counts) {
        BranchingProcess process = new BranchingProcess(new Empirical(counts), 1);
        List<Generation> all = process.generations(60);
        double q = 0;
        for (Generation each : all) {
            assertThat(each.extinct()).isCloseTo(q, within(1e-12));
            assertThat(each.extinct()).isLessThanOrEqualTo(process.extinction() + 1e-12);
            q = generating(counts, q);
        }
        for (int i = 0; i < 20_000; i++) {
            q = generating(counts, q);
        }
        // Exactly at K = 1 iteration comes near as slowly as 2 / (s^2 n).
        assertThat(process.extinction())
                .isCloseTo(q, within(process.offspring().regime() == Offspring.Regime.CRITICAL ? 5e-3 : 1e-9));
        assertThat(generating(counts, process.extinction())).isCloseTo(process.extinction(), within(1e-12));
    }

    @Property(tries = 100)
    @Label("Poisson and negative binomial have the generating function of their probabilities, summed")
    void probabilities(@ForAll("means") double mean, @ForAll("means") double r, @ForAll("shares") double u) {
        Offspring few = new NegativeBinomial(mean, r);
        double p = Math.exp(-r * Math.log1p(mean / r));
        double poisson = Math.exp(-mean);
        double sum = 0;
        double summed = 0;
        double friends = 0;
        for (int k = 0; k < 4000; k++) {
            sum += p * Math.pow(1 - u, k);
            summed += poisson * Math.pow(1 - u, k);
            friends += p * k;
            p *= (k + r) / (k + 1) * (mean / (mean + r));
            poisson *= mean / (k + 1);
        }
        assertThat(few.lasting(u)).isCloseTo(1 - sum, within(1e-9));
        assertThat(few.lasting(1)).isCloseTo(1 - few.nobody(), within(1e-12));
        assertThat(few.mean()).isCloseTo(friends, within(1e-6));
        assertThat(new Poisson(mean).lasting(u)).isCloseTo(1 - summed, within(1e-9));
        for (Offspring each : List.of(few, new Poisson(mean), new Empirical(List.of(3L, 2L, 0L, 1L)))) {
            double step = 1e-6;
            double v = Math.min(Math.max(u, step), 1 - step);
            assertThat(each.slope(v))
                    .isCloseTo((each.lasting(v + step) - each.lasting(v - step)) / (2 * step), within(1e-3));
        }
    }

    @Provide
    Arbitrary<Double> means() {
        return Arbitraries.doubles().between(0.1, 5);
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.doubles().between(0, 1);
    }

    @Property(tries = 12)
    @Label("runs die out as often as the formula says, and have its mean")
    void simulated(@ForAll("offspring") Offspring offspring) {
        BranchingProcess process = new BranchingProcess(offspring, 3);
        int runs = 4000;
        List<Spread> spreads = new BranchingSimulation(process).run(8, runs, 11);
        List<Generation> expected = process.generations(8);
        for (int n = 0; n <= 8; n++) {
            double odds = expected.get(n).extinct();
            double error = Math.sqrt(odds * (1 - odds) / runs);
            assertThat(spreads.get(n).extinct() / (double) runs).isCloseTo(odds, within(5 * error + 1e-3));
            assertThat(spreads.get(n).p10()).isLessThanOrEqualTo(spreads.get(n).p50());
            assertThat(spreads.get(n).p50()).isLessThanOrEqualTo(spreads.get(n).p90());
        }
        assertThat(new BranchingSimulation(process).run(8, runs, 11)).isEqualTo(spreads);
    }

    @Provide
    Arbitrary<Offspring> offspring() {
        return Arbitraries.of(
                new Poisson(0.7),
                new Poisson(1),
                new Poisson(1.4),
                new NegativeBinomial(0.8, 0.3),
                new NegativeBinomial(1.6, 0.5),
                new NegativeBinomial(2, 40),
                new Empirical(List.of(6L, 1L, 2L, 1L)),
                new Empirical(List.of(1L, 1L, 5L)));
    }

    @Property(tries = 8)
    @Label("the median of a large crowd is its mean, in each generation")
    void crowd(@ForAll("offspring") Offspring offspring) {
        BranchingProcess process = new BranchingProcess(offspring, 10_000_000);
        List<Spread> spreads = new BranchingSimulation(process).run(6, 301, 5);
        for (Generation each : process.generations(6)) {
            Spread spread = spreads.get(each.number());
            assertThat(spread.p50()).isCloseTo(each.mean(), within(each.deviation() * 0.4 + 1));
            // p90 of a normal number is 1.2816 deviations above its mean.
            assertThat(spread.p90() - spread.p10())
                    .isCloseTo(2 * 1.2816 * each.deviation(), within(each.deviation() + 2));
        }
    }
}
