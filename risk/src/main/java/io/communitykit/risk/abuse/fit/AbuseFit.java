package io.communitykit.risk.abuse.fit;

import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.Signal;
import io.communitykit.risk.abuse.fact.Finding;
import io.communitykit.risk.abuse.internal.NoisyOrFit;
import io.communitykit.risk.abuse.internal.Ranges;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Fits the weights of signals to what reviewers found, when a host asks for it and never by itself.
 *
 * <p>The likelihood of the noisy-OR, {@code P(fraud) = 1 - product of (1 - weight * strength)}, is maximised by expectation maximisation
 * (Dempster, Laird and Rubin, 1977) for a fixed number of rounds; a Beta prior keeps each weight near the former one as if so many
 * further cases had spoken for it. A signal that spoke in no case keeps its weight. The order of the cases does not matter. Immutable and safe for many
 * threads; costs cases times signals times some thousand steps.
 *
 * @param prior how many cases the former weights are worth, 1 to 1,000,000
 */
public record AbuseFit(int prior) {

    /** The former weights are worth 20 cases. */
    public static final AbuseFit USUAL = new AbuseFit(20);

    /**
     * Checks the range.
     *
     * @param prior how many cases the former weights are worth
     */
    public AbuseFit {
        Ranges.within("prior of a fit", prior, 1, 1_000_000);
    }

    /**
     * Proposes weights.
     *
     * @param policy the former weights
     * @param cases what reviewers found; reviewers who only see what is suspicious teach only that
     * @return the new weights with the losses before and after
     */
    public FitResult fit(AbusePolicy policy, List<FitCase> cases) {
        Signal[] signals = Signal.values();
        double[] former = new double[signals.length];
        double[][] strengths = new double[cases.size()][signals.length];
        boolean[] fraud = new boolean[cases.size()];
        for (int i = 0; i < signals.length; i++) {
            former[i] = (double) policy.weight(signals[i]) / Ranges.BASIS;
            for (int j = 0; j < cases.size(); j++) {
                strengths[j][i] = (double) cases.get(j).strength(signals[i]) / Ranges.BASIS;
                fraud[j] = cases.get(j).finding() == Finding.FRAUD;
            }
        }
        NoisyOrFit fit = new NoisyOrFit(strengths, fraud, former, prior);
        double[] fitted = fit.run();
        Map<Signal, Integer> weights = new EnumMap<>(Signal.class);
        for (int i = 0; i < signals.length; i++) {
            weights.put(signals[i], (int) Math.floor(fitted[i] * Ranges.BASIS + 0.5));
        }
        return new FitResult(weights, cases.size(), fit.loss(former), fit.loss(fitted));
    }
}
