package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.Money;
import io.communitykit.recommend.formula.WilsonInterval;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Key opinion consumers: members whom others follow in what they do, who bring visits that become orders, and revenue. Pure: the same input
 * gives the same ranking, to the byte, in whatever order members are told.
 *
 * @param version of the policy that ranked
 * @param scores best first; of equal scores the smaller id is first
 */
public record KocRanking(PolicyVersion version, List<KocScore> scores) {

    private static final Comparator<KocScore> BEST_FIRST =
            Comparator.comparingLong(KocScore::score).reversed().thenComparing(KocScore::member);

    /**
     * Copies the list.
     *
     * @param version of the policy
     * @param scores best first
     */
    public KocRanking {
        scores = List.copyOf(scores);
    }

    /**
     * Ranks the members that facts are given of. {@code n log n}.
     *
     * @param policy how
     * @param ranks of the graph, made by {@link KocPolicy#graph()} and {@link KocPolicy#pageRank()}
     * @param facts one of each member to be ranked, all in one currency; at least one
     * @return the ranking
     * @throws InvalidValueException if there are none, two of one member or two currencies, or revenue overflows
     */
    public static KocRanking of(KocPolicy policy, InfluenceRanks ranks, List<KocFacts> facts) {
        Money total = total(facts);
        List<KocScore> scores = new ArrayList<>(facts.size());
        for (KocFacts some : facts) {
            scores.add(new KocScore(
                    0,
                    some.member(),
                    influence(policy, ranks, some.member()),
                    conversion(policy, some),
                    gmv(policy, some.gmv(), total)));
        }
        scores.sort(BEST_FIRST);
        for (int place = 0; place < scores.size(); place++) {
            scores.set(place, scores.get(place).at(place + 1));
        }
        return new KocRanking(policy.version(), scores);
    }

    private static Money total(List<KocFacts> facts) {
        if (facts.isEmpty()) {
            throw InvalidValueException.of("members to be ranked", "at least one", "none");
        }
        Money sum = new Money(0, facts.get(0).gmv().currency());
        Set<MemberId> seen = new HashSet<>();
        for (KocFacts some : facts) {
            if (!seen.add(some.member())) {
                throw InvalidValueException.of("members to be ranked", "each there once", some.member());
            }
            if (!some.gmv().currency().equals(sum.currency())) {
                throw InvalidValueException.of("gmv of " + some.member(), "in " + sum.currency(), some.gmv());
            }
            sum = new Money(add(sum.minor(), Math.max(0, some.gmv().minor())), sum.currency());
        }
        return sum;
    }

    private static long add(long sum, long more) {
        try {
            return Math.addExact(sum, more);
        } catch (ArithmeticException e) {
            throw InvalidValueException.overflow("gmv " + sum + " + " + more);
        }
    }

    private static KocPart.Influence influence(KocPolicy policy, InfluenceRanks ranks, MemberId member) {
        int weight = policy.weights().influence();
        OptionalInt node = ranks.graph().node(member);
        if (node.isEmpty()) {
            return new KocPart.Influence(0, weight, 0, 0);
        }
        int at = node.getAsInt();
        InteractionGraph graph = ranks.graph();
        return new KocPart.Influence(ranks.scaled(at), weight, graph.givers(at), graph.ringShare(at));
    }

    private static KocPart.Conversion conversion(KocPolicy policy, KocFacts facts) {
        double orders = Math.min(facts.orders(), facts.visits());
        double visits = facts.visits();
        int low = (int)
                (BasisPoints.ALL * WilsonInterval.of(orders, visits, policy.z()).low());
        int value = (int) Math.min(BasisPoints.ALL, (long) low * BasisPoints.ALL / policy.fullConversion());
        return new KocPart.Conversion(value, policy.weights().conversion(), facts.visits(), facts.orders(), low);
    }

    private static KocPart.Gmv gmv(KocPolicy policy, Money amount, Money total) {
        int value = 0;
        if (amount.minor() > 0) {
            BigInteger reached = BigInteger.valueOf(amount.minor())
                    .multiply(BigInteger.valueOf((long) BasisPoints.ALL * BasisPoints.ALL))
                    .divide(BigInteger.valueOf(total.minor()).multiply(BigInteger.valueOf(policy.fullShare())));
            value = reached.min(BigInteger.valueOf(BasisPoints.ALL)).intValue();
        }
        return new KocPart.Gmv(value, policy.weights().gmv(), amount, total);
    }
}
