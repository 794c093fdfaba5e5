package io.communitykit.referral.code.generate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.internal.NumberPermutation;
import io.communitykit.referral.code.spi.CodeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes a code of a member's number: the symbol of the newest key, then the number permuted under that key, then the check symbol. Two
 * numbers never have the same code under one key, so that nothing has to be tried; and whoever has the keys can tell the number of a
 * code without a store. Codes of neighbours have nothing in common but the key's symbol. A member without a number, or whose number has
 * more symbols, or who needs another code than this one, gets codes drawn at random.
 *
 * <p>What the key protects: who lacks it cannot tell a number from a code, whose codes come before whose, how many members there are, or
 * the code of a number, however many pairs of numbers and codes are known. What it does not: a code is live or not whoever typed it, so
 * that guessing is as hard as {@link io.communitykit.referral.code.GuessOdds} says of the symbols of the number alone; and who has the
 * key has the number of every code, also of one never issued. Not for secrets longer than a number. The permutation is a Feistel
 * network of ten rounds of SipHash-2-4, under a key that HMAC-SHA-256 makes of the secret, the program and the length.
 *
 * <p>Immutable and safe for many threads.
 */
public final class PermutedCodes implements CodeGenerator {

    /** The fewest symbols of a number, for 27,512,614,111 members. */
    public static final int SHORTEST = InviteCode.SHORTEST_BODY - 1;

    /** The most symbols of a number, for 787,662,783,788,549,761 members. */
    public static final int LONGEST = 12;

    private static final int BASE = InviteCode.ALPHABET.length();

    private final CodeKeyRing ring;
    private final ProgramId program;
    private final int digits;
    private final RandomCodes others;
    private final Map<Character, NumberPermutation> permutations = new HashMap<>();

    /**
     * Makes codes with the newest key of a ring.
     *
     * @param ring the keys
     * @param program for which program; the codes of another have nothing to do with these
     * @param digits how many symbols the number takes, 7 to 12
     * @param others draws codes where permuting gives none
     */
    public PermutedCodes(CodeKeyRing ring, ProgramId program, int digits, RandomCodes others) {
        this.ring = ring;
        this.program = program;
        this.digits = digits;
        this.others = others;
        if (digits < SHORTEST || digits > LONGEST) {
            throw InvalidValueException.of("symbols of a member's number", SHORTEST + " to " + LONGEST, digits);
        }
        for (char symbol : ring.symbols()) {
            permutation(symbol, digits).ifPresent(it -> permutations.put(symbol, it));
        }
    }

    private Optional<NumberPermutation> permutation(char symbol, int length) {
        return ring.permutation(symbol, program, length, numbers(length));
    }

    private static long numbers(int length) {
        long numbers = 1;
        for (int i = 0; i < length; i++) {
            numbers *= BASE;
        }
        return numbers;
    }

    @Override
    public List<Proposal> propose(OptionalLong member) {
        List<Proposal> proposals = new ArrayList<>();
        if (member.isPresent()) {
            code(member.getAsLong()).ifPresent(code -> proposals.add(new Proposal(code, CodeKind.PERMUTED)));
        }
        proposals.addAll(others.propose(member));
        return proposals;
    }

    /**
     * The code of a number under the newest key.
     *
     * @param number the member's
     * @return the code; empty where the number is negative or has too many symbols
     */
    public Optional<InviteCode> code(long number) {
        if (number < 0 || number >= numbers(digits)) {
            return Optional.empty();
        }
        char symbol = ring.newest();
        return Optional.ofNullable(permutations.get(symbol)).map(it -> code(symbol, it.apply(number)));
    }

    private InviteCode code(char symbol, long permuted) {
        StringBuilder body = new StringBuilder(digits + 2).append(symbol);
        for (int i = 0; i < digits; i++) {
            body.append(' ');
        }
        long rest = permuted;
        for (int i = digits; i >= 1; i--) {
            body.setCharAt(i, InviteCode.ALPHABET.charAt((int) (rest % BASE)));
            rest /= BASE;
        }
        return InviteCode.ofBody(body.toString());
    }

    /**
     * The number of a code under the key that its first symbol names. Any code with such a symbol has one, whether or not it was issued,
     * and whether or not it was drawn at random: that only a store knows.
     *
     * @param code any code
     * @return the number; empty where the ring has no such key, or the code is longer than permuted ones are
     */
    public OptionalLong number(InviteCode code) {
        String body = code.body();
        int length = body.length() - 1;
        if (length > LONGEST) {
            return OptionalLong.empty();
        }
        char symbol = body.charAt(0);
        Optional<NumberPermutation> permutation =
                length == digits ? Optional.ofNullable(permutations.get(symbol)) : permutation(symbol, length);
        if (permutation.isEmpty()) {
            return OptionalLong.empty();
        }
        long permuted = 0;
        for (int i = 1; i <= length; i++) {
            permuted = permuted * BASE + InviteCode.ALPHABET.indexOf(body.charAt(i));
        }
        return OptionalLong.of(permutation.get().invert(permuted));
    }
}
