package io.communitykit.examples.summary;

/**
 * What one rule moved.
 *
 * @param rule its name; the kind of entry in parentheses where no rule made it
 * @param currency the currency
 * @param times how many entries it made
 * @param granted points given
 * @param taken points taken, 0 or more
 * @param cut points that a limit kept it from moving, 0 or more
 */
public record RuleTotal(String rule, String currency, long times, long granted, long taken, long cut) {

    static RuleTotal none(String rule, String currency) {
        return new RuleTotal(rule, currency, 0, 0, 0, 0);
    }

    RuleTotal plus(long asked, long applied) {
        return new RuleTotal(
                rule,
                currency,
                times + 1,
                Math.addExact(granted, Math.max(0, applied)),
                Math.addExact(taken, Math.max(0, -applied)),
                Math.addExact(cut, Math.abs(asked - applied)));
    }
}
