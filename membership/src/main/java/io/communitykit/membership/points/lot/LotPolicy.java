package io.communitykit.membership.points.lot;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.points.internal.Spans;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/**
 * How a currency is kept in lots, so that it can be spent and may expire. Start from {@link #DEFAULT} and change what
 * differs. A new edition's policy holds for what comes after it; lots that are there keep their terms.
 *
 * @param activation when points that were earned can be spent; a rule may have its own
 * @param expiry when points are lost; a rule may have its own
 * @param order from which lots points are taken first
 * @param holdFor after how long a hold that names no time is released; empty if never
 * @param clawback what a refund does where the points are gone
 * @param debtLimit the largest debt, 0 or more; counts for {@link Clawback#LIMITED_DEBT} only
 * @param grace how long points live that a refund returns to a lot that has expired meanwhile; empty if they are lost
 * @param reinstatement whether expired points may be brought back
 * @param transfer whether members may send points to one another
 * @param value what points are worth in money
 */
public record LotPolicy(
        ActivationRule activation,
        ExpiryRule expiry,
        ConsumptionOrder order,
        Optional<Duration> holdFor,
        Clawback clawback,
        long debtLimit,
        Optional<Period> grace,
        Optional<Reinstatement> reinstatement,
        TransferRule transfer,
        Optional<PointsValue> value) {

    /**
     * Active at once, never lost, soonest expiry first, holds until resolved, refunds within the balance, points returned
     * to an expired lot lost, no reinstatement, no transfers, no value in money.
     */
    public static final LotPolicy DEFAULT = new LotPolicy(
            ActivationRule.AtOnce.INSTANCE,
            ExpiryRule.Never.INSTANCE,
            ConsumptionOrder.EXPIRY_FIRST,
            Optional.empty(),
            Clawback.WITHIN_BALANCE,
            0,
            Optional.empty(),
            Optional.empty(),
            TransferRule.REFUSED,
            Optional.empty());

    /**
     * Checks what must fit together.
     *
     * @param activation when points that were earned can be spent
     * @param expiry when points are lost
     * @param order from which lots points are taken first
     * @param holdFor after how long a hold that names no time is released
     * @param clawback what a refund does where the points are gone
     * @param debtLimit the largest debt, 0 or more
     * @param grace how long points live that a refund returns to an expired lot
     * @param reinstatement whether expired points may be brought back
     * @param transfer whether members may send points to one another
     * @param value what points are worth in money
     */
    public LotPolicy {
        if (debtLimit < 0) {
            throw InvalidValueException.of("debt limit", "0 or more", debtLimit);
        }
        if (clawback == Clawback.NETTED && value.isEmpty()) {
            throw InvalidValueException.of("value of points", "present where refunds are netted", "none");
        }
        holdFor.filter(time -> time.isNegative() || time.isZero()).ifPresent(time -> {
            throw InvalidValueException.of("time to hold", "above 0", time);
        });
        grace.ifPresent(span -> Spans.require("grace of returned points", span));
    }

    /**
     * With another activation.
     *
     * @param rule when points that were earned can be spent
     * @return a copy
     */
    public LotPolicy activation(ActivationRule rule) {
        return new LotPolicy(rule, expiry, order, holdFor, clawback, debtLimit, grace, reinstatement, transfer, value);
    }

    /**
     * With another expiry.
     *
     * @param rule when points are lost
     * @return a copy
     */
    public LotPolicy expiry(ExpiryRule rule) {
        return new LotPolicy(
                activation, rule, order, holdFor, clawback, debtLimit, grace, reinstatement, transfer, value);
    }

    /**
     * With another order of consumption.
     *
     * @param consumption from which lots points are taken first
     * @return a copy
     */
    public LotPolicy order(ConsumptionOrder consumption) {
        return new LotPolicy(
                activation, expiry, consumption, holdFor, clawback, debtLimit, grace, reinstatement, transfer, value);
    }

    /**
     * With a time after which holds are released.
     *
     * @param time how long, above 0
     * @return a copy
     */
    public LotPolicy holdFor(Duration time) {
        return new LotPolicy(
                activation,
                expiry,
                order,
                Optional.of(time),
                clawback,
                debtLimit,
                grace,
                reinstatement,
                transfer,
                value);
    }

    /**
     * With another way to take back what refunded orders had earned.
     *
     * @param way what a refund does where the points are gone; not {@link Clawback#LIMITED_DEBT}, which needs a limit
     * @return a copy
     */
    public LotPolicy clawback(Clawback way) {
        return new LotPolicy(activation, expiry, order, holdFor, way, debtLimit, grace, reinstatement, transfer, value);
    }

    /**
     * With refunds that leave debt up to a limit.
     *
     * @param limit the largest debt, 0 or more
     * @return a copy
     */
    public LotPolicy debtUpTo(long limit) {
        return new LotPolicy(
                activation,
                expiry,
                order,
                holdFor,
                Clawback.LIMITED_DEBT,
                limit,
                grace,
                reinstatement,
                transfer,
                value);
    }

    /**
     * With a grace for points that a refund returns to a lot that has expired meanwhile.
     *
     * @param span how long they can be spent, above 0
     * @return a copy
     */
    public LotPolicy grace(Period span) {
        return new LotPolicy(
                activation,
                expiry,
                order,
                holdFor,
                clawback,
                debtLimit,
                Optional.of(span),
                reinstatement,
                transfer,
                value);
    }

    /**
     * With a window in which expired points may be brought back.
     *
     * @param window the window
     * @return a copy
     */
    public LotPolicy reinstatement(Reinstatement window) {
        return new LotPolicy(
                activation, expiry, order, holdFor, clawback, debtLimit, grace, Optional.of(window), transfer, value);
    }

    /**
     * With another rule for sending points.
     *
     * @param rule whether members may
     * @return a copy
     */
    public LotPolicy transfer(TransferRule rule) {
        return new LotPolicy(
                activation, expiry, order, holdFor, clawback, debtLimit, grace, reinstatement, rule, value);
    }

    /**
     * With a value in money.
     *
     * @param worth what points are worth
     * @return a copy
     */
    public LotPolicy value(PointsValue worth) {
        return new LotPolicy(
                activation,
                expiry,
                order,
                holdFor,
                clawback,
                debtLimit,
                grace,
                reinstatement,
                transfer,
                Optional.of(worth));
    }
}
