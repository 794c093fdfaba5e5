package io.communitykit.examples.referral;

import io.communitykit.examples.cli.Texts;
import io.communitykit.referral.code.GuessOdds;
import io.communitykit.referral.code.policy.CodePolicy;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How hard the codes of a policy are to guess. */
final class CodeOdds {

    private static final long GUESSES = 1_000_000;

    private final GuessOdds odds;
    private final long wanted;

    /** Of as many codes as the policy expects. */
    CodeOdds(CodePolicy policy) {
        this(policy, policy.expected().live());
    }

    /**
     * Of some number of codes.
     *
     * @throws io.communitykit.core.InvalidValueException if there are more than there could be
     */
    CodeOdds(CodePolicy policy, long live) {
        this.odds = new GuessOdds(live, policy.generator().symbols());
        this.wanted = policy.expected().oneIn();
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("live", odds.live());
        fields.put("symbols", odds.symbols());
        fields.put("possible", odds.space().toString());
        fields.put("bits", Math.round(odds.entropyBits() * 10) / 10.0);
        fields.put("perGuess", odds.perGuess());
        fields.put("afterAMillion", odds.after(GUESSES));
        fields.put("symbolsEnough", GuessOdds.symbolsFor(odds.live(), 1.0 / wanted));
        return fields;
    }

    void print(PrintWriter out) {
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "With %s live codes of %d secret symbols (%.1f bits): one guess in %s hits, a million guesses with odds of %.2f%%",
                Texts.grouped(odds.live()),
                odds.symbols(),
                odds.entropyBits(),
                odds.live() == 0 ? "none" : Texts.grouped(Math.round(1 / odds.perGuess())),
                100 * odds.after(GUESSES)));
        int enough = GuessOdds.symbolsFor(odds.live(), 1.0 / wanted);
        out.println("For one guess in " + Texts.grouped(wanted) + " it takes " + enough + " symbols"
                + (enough > odds.symbols() ? ", more than there are" : ""));
    }
}
