package io.communitykit.recommend.explore;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.explore.Exploration.EpsilonGreedy;
import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.internal.Purpose;
import io.communitykit.recommend.internal.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/**
 * What was chosen, and how probable each arm was before the seed was drawn. The propensities belong into the log: an estimate of another
 * policy from this log divides by that of the chosen arm.
 *
 * @param arm the index of the chosen arm, from 0
 * @param propensities of every arm, in the order of the arms, 0 to 1; that of the chosen arm is above 0
 */
public record Choice(int arm, List<Double> propensities) {

    /**
     * Checks and copies.
     *
     * @param arm the index of the chosen arm
     * @param propensities of every arm
     */
    public Choice {
        propensities = List.copyOf(propensities);
        Checks.within("chosen arm", arm, 0, propensities.size() - 1);
        for (int i = 0; i < propensities.size(); i++) {
            Checks.within("propensity of arm " + i, propensities.get(i), 0, 1);
        }
        if (propensities.get(arm) == 0) {
            throw InvalidValueException.of("propensity of the chosen arm " + arm, "above 0", 0);
        }
    }

    /**
     * A choice without chance.
     *
     * @param arm the index of the chosen arm
     * @param arms how many there are
     * @return the choice, of propensity 1
     */
    public static Choice certain(int arm, int arms) {
        Checks.within("chosen arm", arm, 0, arms - 1);
        List<Double> propensities = new ArrayList<>(arms);
        for (int i = 0; i < arms; i++) {
            propensities.add(i == arm ? 1.0 : 0.0);
        }
        return new Choice(arm, propensities);
    }

    /**
     * How probable the chosen arm was.
     *
     * @return above 0, at most 1
     */
    public double propensity() {
        return propensities.get(arm);
    }

    /**
     * Mixes this choice with an even one: with probability epsilon any arm, each as likely as another; else this choice. So each arm keeps a
     * propensity of {@code epsilon / n + (1 - epsilon) * p}, which a certain choice such as that of {@link Exploration.LinUcb} needs before
     * its log says anything of other policies.
     *
     * @param mix how often an even choice is made
     * @param seed of the draw; may be the one that this choice was made with, since each purpose has a sequence of its own
     * @return the choice of the mixture
     */
    public Choice mixed(EpsilonGreedy mix, long seed) {
        int arms = propensities.size();
        double epsilon = mix.epsilon() / 10_000.0;
        double even = epsilon / arms;
        SplitMix64 draws = SplitMix64.of(seed, Purpose.EVEN_MIX);
        boolean isEven = draws.below(10_000) < mix.epsilon();
        int chosen = isEven ? draws.below(arms) : arm;
        return new Choice(
                chosen,
                propensities.stream()
                        .map(each -> Math.min(1, even + (1 - epsilon) * each))
                        .toList());
    }
}
