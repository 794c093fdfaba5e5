package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.cents;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NoFarmPropertyTest {

    private static final int WORTH = 3;

    /** An order and how much of its money is not refunded yet. */
    private static final class Order {
        private final String id;
        private int kept;

        Order(String id, int paid) {
            this.id = id;
            this.kept = paid;
        }
    }

    /**
     * A shop and a customer who buys with points and money, spends points elsewhere, and sends everything back in the end. All
     * wealth is counted in points, of which {@link #WORTH} are worth a cent.
     */
    private static final class Farm {
        private final Till till;
        private final List<Order> orders = new ArrayList<>();
        private long money;
        private long elsewhere;
        private int step;

        Farm(Clawback way) {
            LotPolicy policy = LotPolicy.DEFAULT.value(new PointsValue(WORTH, cents(1)));
            till = Till.of(policy.clawback(way));
            till.give("start", 500);
        }

        void buy(int paid, int points) {
            Order order = new Order("o" + step++, paid);
            long spent = Math.min(points, till.available());
            if (spent > 0) {
                till.take("s" + order.id, spent, order.id);
            }
            till.paid(order.id, paid);
            money -= paid;
            orders.add(order);
        }

        void spend(int points) {
            long spent = Math.min(points, till.available());
            if (spent > 0) {
                till.take("e" + step++, spent);
                elsewhere += spent;
            }
        }

        void refund(Order order, int part) {
            if (part == 0) {
                return;
            }
            AccountResult result = till.refunded("r" + step++, order.id, part);
            order.kept -= part;
            money += part;
            // Also where there is nothing to undo, as for an order too small to earn.
            result.posted().stream()
                    .flatMap(posting -> posting.entries().stream())
                    .filter(entry -> entry.kind() == EntryKind.CLAWBACK)
                    .flatMap(entry -> entry.limit().stream())
                    .flatMap(limit -> ((Limit.Refund) limit).cash().stream())
                    .forEach(kept -> money -= kept.minor());
        }

        long wealth() {
            Pot pot = till.pot();
            return WORTH * money + elsewhere + pot.balance();
        }
    }

    private static long loop(Clawback way, List<Integer> moves) {
        Farm farm = new Farm(way);
        for (int i = 0; i + 1 < moves.size(); i += 2) {
            int amount = moves.get(i + 1);
            switch (moves.get(i) % 3) {
                case 0 -> farm.buy(1 + amount * 37, amount / 2);
                case 1 -> farm.spend(amount);
                default -> {
                    if (!farm.orders.isEmpty()) {
                        Order order = farm.orders.get(amount % farm.orders.size());
                        farm.refund(order, Math.min(order.kept, amount * 11));
                    }
                }
            }
        }
        farm.orders.forEach(order -> farm.refund(order, order.kept));
        return farm.wealth();
    }

    @Property(tries = 500)
    @Label("with unlimited debt, buying, spending and sending everything back leaves a member as rich as before")
    void unlimited(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 1_000) Integer> moves) {
        assertThat(loop(Clawback.UNLIMITED_DEBT, moves)).isEqualTo(500);
    }

    @Property(tries = 500)
    @Label("with refunds netted, buying, spending and sending everything back leaves no member richer")
    void netted(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 1_000) Integer> moves) {
        assertThat(loop(Clawback.NETTED, moves)).isLessThanOrEqualTo(500);
    }
}
