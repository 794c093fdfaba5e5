package io.communitykit.referral.commission.statement;

import io.communitykit.referral.spi.Withholding.IncomeKind;

/**
 * What is kept of one income. Immutable and safe for many threads.
 *
 * @param income of what
 * @param gross minor units, 1 or more
 * @param tax minor units, from 0 to the gross
 * @param ruleId which rule said so
 */
public record Tax(IncomeKind income, long gross, long tax, String ruleId) {}
