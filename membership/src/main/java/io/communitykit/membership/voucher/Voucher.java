package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdText;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The terms of one kind of voucher. Start from {@link #of} and add what differs. How long vouchers are valid is not here but
 * in the points program, whose currency they are.
 *
 * @param id its name, which is that of its currency; at most 247 bytes of UTF-8
 * @param discount what one takes off
 * @param threshold what the lines in its scope must come to for each voucher that is used, before any voucher; empty for none
 * @param scope for which lines it is
 * @param stacking what goes with it
 * @param priority where several apply, lower numbers come first and, among equals, lower ids
 */
public record Voucher(
        CurrencyId id, Discount discount, Optional<Money> threshold, Scope scope, Stacking stacking, int priority) {

    /** What comes before the id in the source of the keys of its holds. */
    static final String KEY_PREFIX = "voucher/";

    /** How long an id can be, so that it fits a key. */
    static final int MAX_ID_BYTES = IdText.MAX_BYTES - KEY_PREFIX.length();

    /**
     * Checks the id's length and that all money is of one currency.
     *
     * @param id its name
     * @param discount what one takes off
     * @param threshold what the lines in its scope must come to, above 0
     * @param scope for which lines it is
     * @param stacking what goes with it
     * @param priority where several apply, lower numbers come first
     */
    public Voucher {
        int bytes = bytes(id);
        if (bytes > MAX_ID_BYTES) {
            throw InvalidValueException.of(
                    "voucher id", "at most " + MAX_ID_BYTES + " bytes in UTF-8", bytes + " bytes");
        }
        if (threshold.isPresent() && threshold.get().minor() < 1) {
            throw InvalidValueException.of("threshold of voucher " + id, "above 0", threshold.get());
        }
        Optional<Currency> of = discount.currency();
        if (threshold.isPresent()
                && of.isPresent()
                && !of.get().equals(threshold.get().currency())) {
            throw InvalidValueException.of("threshold of voucher " + id, "in " + of.get(), threshold.get());
        }
    }

    static int bytes(CurrencyId id) {
        return id.value().getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * A voucher without a threshold, for everything, that goes with no other, of priority 0.
     *
     * @param id its name
     * @param discount what one takes off
     * @return the voucher
     */
    public static Voucher of(CurrencyId id, Discount discount) {
        return new Voucher(id, discount, Optional.empty(), Scope.Everything.INSTANCE, Stacking.ALONE, 0);
    }

    /**
     * With a threshold.
     *
     * @param least what the lines in its scope must come to for each voucher, above 0
     * @return a copy
     */
    public Voucher threshold(Money least) {
        return new Voucher(id, discount, Optional.of(least), scope, stacking, priority);
    }

    /**
     * With another scope.
     *
     * @param lines for which lines it is
     * @return a copy
     */
    public Voucher scope(Scope lines) {
        return new Voucher(id, discount, threshold, lines, stacking, priority);
    }

    /**
     * With another stacking.
     *
     * @param rule what goes with it
     * @return a copy
     */
    public Voucher stacking(Stacking rule) {
        return new Voucher(id, discount, threshold, scope, rule, priority);
    }

    /**
     * With another priority.
     *
     * @param number lower ones come first
     * @return a copy
     */
    public Voucher priority(int number) {
        return new Voucher(id, discount, threshold, scope, stacking, number);
    }

    /**
     * The only currency of baskets that it is for.
     *
     * @return the currency; empty if any
     */
    public Optional<Currency> currency() {
        return Stream.concat(discount.currency().stream(), threshold.map(Money::currency).stream())
                .findFirst();
    }
}
