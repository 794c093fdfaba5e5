package io.communitykit.referral.code.generate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.spi.CodeKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Draws codes at random, all as likely: four of a length, in case some are taken, and then four that are a symbol longer, of which one is
 * free unless the source of randomness is broken. As hard to guess as {@link io.communitykit.referral.code.GuessOdds} says if the source
 * is a {@link java.security.SecureRandom}; from any other, codes can be foretold. One draw at a time; safe for many threads even where
 * the source is not, as long as nobody else uses it.
 */
public final class RandomCodes implements CodeGenerator {

    private static final int ATTEMPTS = 4;
    private static final int BITS_PER_SYMBOL = 5;
    private static final int MASK = (1 << BITS_PER_SYMBOL) - 1;

    private final RandomGenerator random;
    private final int symbols;

    /**
     * Draws from a source.
     *
     * @param random where randomness comes from, best a {@link java.security.SecureRandom}
     * @param symbols how many symbols a code has before its check symbol, 8 to 28
     */
    public RandomCodes(RandomGenerator random, int symbols) {
        if (symbols < InviteCode.SHORTEST_BODY || symbols >= InviteCode.LONGEST_BODY) {
            throw InvalidValueException.of(
                    "symbols of random codes",
                    InviteCode.SHORTEST_BODY + " to " + (InviteCode.LONGEST_BODY - 1),
                    symbols);
        }
        this.random = random;
        this.symbols = symbols;
    }

    @Override
    public List<Proposal> propose(OptionalLong member) {
        Set<InviteCode> drawn = new LinkedHashSet<>();
        for (int i = 0; i < 2 * ATTEMPTS; i++) {
            drawn.add(draw(i < ATTEMPTS ? symbols : symbols + 1));
        }
        List<Proposal> proposals = new ArrayList<>(drawn.size());
        drawn.forEach(code -> proposals.add(new Proposal(code, CodeKind.RANDOM)));
        return proposals;
    }

    /**
     * Draws one code.
     *
     * @return a code of the usual length
     */
    public InviteCode draw() {
        return draw(symbols);
    }

    /** Five bits a symbol; of 32 values one is drawn again, so that the other 31 stay as likely. */
    private synchronized InviteCode draw(int length) {
        StringBuilder body = new StringBuilder(length + 1);
        long bits = 0;
        int left = 0;
        while (body.length() < length) {
            if (left < BITS_PER_SYMBOL) {
                bits = random.nextLong();
                left = Long.SIZE;
            }
            int value = (int) bits & MASK;
            bits >>>= BITS_PER_SYMBOL;
            left -= BITS_PER_SYMBOL;
            if (value < InviteCode.ALPHABET.length()) {
                body.append(InviteCode.ALPHABET.charAt(value));
            }
        }
        return InviteCode.ofBody(body.toString());
    }
}
