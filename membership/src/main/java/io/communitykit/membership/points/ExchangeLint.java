package io.communitykit.membership.points;

import io.communitykit.core.policy.Violations;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds exchanges within a program that lead back to where they began with a gain. Each such loop is reported once, at the
 * last of its exchanges. Time grows with exchanges squared times currencies. Used once.
 */
final class ExchangeLint {

    private final PointsProgram program;
    private final Findings findings;

    ExchangeLint(PointsProgram program, Findings findings) {
        this.program = program;
        this.findings = findings;
    }

    void run() {
        List<ExchangeRule> exchanges = program.exchanges();
        for (int i = 0; i < exchanges.size(); i++) {
            ExchangeRule last = exchanges.get(i);
            if (last.program().isEmpty()) {
                Rate back = best(last.to(), last.from(), exchanges.subList(0, i));
                if (back != null && back.times(last).compareTo(Rate.ONE) > 0) {
                    findings.warn(
                            "exchange-loop",
                            Violations.at("exchanges", i),
                            "by way of " + last.id() + ", " + last.from() + " turns into more " + last.from() + ": "
                                    + back.times(last));
                }
            }
        }
    }

    /** The best rate by way of no more exchanges than there are currencies; null if none leads there. */
    private @Nullable Rate best(CurrencyId from, CurrencyId to, List<ExchangeRule> exchanges) {
        Map<CurrencyId, Rate> reached = new HashMap<>(Map.of(from, Rate.ONE));
        for (int step = 1; step < program.currencies().size(); step++) {
            Map<CurrencyId, Rate> before = Map.copyOf(reached);
            for (ExchangeRule exchange : exchanges) {
                Rate rate = before.get(exchange.from());
                if (rate != null && exchange.program().isEmpty()) {
                    reached.merge(exchange.to(), rate.times(exchange), Rate::larger);
                }
            }
        }
        return reached.get(to);
    }

    /** So many got for so many given, exactly. */
    private record Rate(BigInteger get, BigInteger give) implements Comparable<Rate> {

        static final Rate ONE = new Rate(BigInteger.ONE, BigInteger.ONE);

        Rate times(ExchangeRule exchange) {
            BigInteger got = get.multiply(BigInteger.valueOf(exchange.get()));
            BigInteger given = give.multiply(BigInteger.valueOf(exchange.give()));
            BigInteger common = got.gcd(given);
            return new Rate(got.divide(common), given.divide(common));
        }

        Rate larger(Rate other) {
            return compareTo(other) >= 0 ? this : other;
        }

        @Override
        public int compareTo(Rate other) {
            return get.multiply(other.give).compareTo(other.get.multiply(give));
        }

        @Override
        public String toString() {
            return get + " for " + give;
        }
    }
}
