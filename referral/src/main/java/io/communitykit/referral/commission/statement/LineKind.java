package io.communitykit.referral.commission.statement;

import io.communitykit.referral.spi.Withholding.IncomeKind;
import java.util.List;

/** What a line of a statement is for. Stored by name: a constant is never renamed. */
public enum LineKind {
    /** Commission of an order, released. */
    COMMISSION(0, IncomeKind.COMMISSION),
    /** Commission of an order that somebody whom the promoter brought sold, released. */
    UPLINE_COMMISSION(1, IncomeKind.COMMISSION),
    /** What a retroactive tier gives, or takes, for orders that were decided before. */
    TIER_ADJUSTMENT(2, IncomeKind.COMMISSION),
    /** Released commission taken back, since its order was paid back; below 0. */
    CLAWBACK(3, IncomeKind.COMMISSION),
    /** A task that was done. */
    TASK_FEE(4, IncomeKind.TASK_FEE),
    /** A year's fee. */
    ANNUAL_FEE(5, IncomeKind.ANNUAL_FEE);

    /** All kinds, by code. */
    static final List<LineKind> ALL = List.of(values());

    private final int code;
    private final IncomeKind income;

    LineKind(int code, IncomeKind income) {
        this.code = code;
        this.income = income;
    }

    /**
     * A small number for columns of lines, from 0 without a gap; it never changes.
     *
     * @return the place in {@link StatementSums}
     */
    public int code() {
        return code;
    }

    /**
     * What it is before the tax office.
     *
     * @return the kind of income
     */
    public IncomeKind income() {
        return income;
    }
}
