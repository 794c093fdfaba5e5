package io.communitykit.membership.points.internal.ledger;

import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.spi.Want;
import java.util.function.UnaryOperator;

/** The state that was shown does not suffice; says what more is wanted. Costs no stack trace, since it is no failure. */
final class Incomplete extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AccountId account;
    private final transient UnaryOperator<Want> more;

    Incomplete(AccountId account, UnaryOperator<Want> more) {
        super(null, null, false, false);
        this.account = account;
        this.more = more;
    }

    Want widen(Want want) {
        return want.account().equals(account) ? more.apply(want) : want;
    }
}
