package io.communitykit.membership.points.books;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.TransferRule;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

@Label("An export of a member")
class ExportPropertyTest {

    private static final LotPolicy POLICY = LotPolicy.DEFAULT
            .expiry(new ExpiryRule.After(Period.ofDays(10), Optional.empty()))
            .activation(new ActivationRule.After(Period.ofDays(2)))
            .clawback(Clawback.UNLIMITED_DEBT)
            .transfer(TransferRule.KEEP_EXPIRY);

    @Property(tries = 300)
    @Label("has postings that come to its pots, lots and holds, whatever was done before and whatever is due")
    void folds(@ForAll("steps") List<Integer> steps) {
        Till till = Till.of(POLICY);
        till.as(BOB).give("b", 1_000);
        till.as(ANN).give("a", 50);
        for (int i = 0; i < steps.size(); i++) {
            step(till, i, steps.get(i) / 1_000, steps.get(i) % 1_000);
        }
        MemberExport export = PointsBooks.builder(till.program(), till.store())
                .clock(till::now)
                .build()
                .export(ANN)
                .orElseThrow();

        assertThat(export.pots()).isEqualTo(till.points().pots(ANN));
        Map<CurrencyId, Balance> sums = new HashMap<>();
        Stream.concat(export.postings().stream(), export.due().stream())
                .map(Posting::entries)
                .flatMap(List::stream)
                .forEach(entry -> sums.put(
                        entry.currency(),
                        sums.getOrDefault(entry.currency(), Balance.ZERO).plus(entry.shift())));
        export.pots().forEach((currency, pot) -> {
            assertThat(new Balance(pot.available(), pot.pending(), pot.held(), pot.debt()))
                    .isEqualTo(sums.getOrDefault(currency, Balance.ZERO));
            assertThat(points(export, currency)).isEqualTo(pot.available() - pot.loose() + pot.pending());
            assertThat(export.holds().stream()
                            .filter(hold -> hold.currency().equals(currency))
                            .mapToLong(Hold::points)
                            .sum())
                    .isEqualTo(pot.held());
        });
        assertThat(sums.keySet()).isEqualTo(export.pots().keySet());
    }

    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers()
                .between(0, 8_999)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static long points(MemberExport export, CurrencyId currency) {
        return export.lots().stream()
                .filter(lot -> lot.currency().equals(currency))
                .mapToLong(Lot::points)
                .sum();
    }

    /** Some are rejected, which leaves nothing. */
    private static void step(Till till, int i, int what, int n) {
        String id = "s" + i;
        String earlier = "s" + n % (i + 1);
        switch (what) {
            case 0 -> till.paid("o" + id, 100L * n + 100);
            case 1 -> till.take(id, 1 + n % 50, "o" + earlier);
            case 2 -> till.hold(id, 1 + n % 40);
            case 3 ->
                till.holdUntil(
                        id,
                        1 + n % 40,
                        till.now().plus(Duration.ofDays(1 + n % 5)).toString());
            case 4 -> till.commit(earlier, 1 + n % 40);
            case 5 -> till.refunded(id, "o" + earlier, 1 + n);
            case 6 -> till.send(id, BOB, 1 + n % 30);
            case 7 -> {
                till.as(BOB).send(id, ANN, 1 + n % 30);
                till.as(ANN);
            }
            default -> till.at(till.now().plus(Duration.ofHours(n % 200)));
        }
    }
}
