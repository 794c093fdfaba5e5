package io.communitykit.referral.reward;

import io.communitykit.core.id.RuleId;
import io.communitykit.referral.Side;

/**
 * Names a row of a ledger that a referral has caused. Immutable and safe for many threads.
 *
 * @param side in whose ledger
 * @param rule by which rule
 * @param sequence its number there
 */
public record RowRef(Side side, RuleId rule, long sequence) {}
