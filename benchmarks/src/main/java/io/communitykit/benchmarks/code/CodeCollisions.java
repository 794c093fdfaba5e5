package io.communitykit.benchmarks.code;

import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.generate.CodeKeyRing;
import io.communitykit.referral.code.generate.PermutedCodes;
import io.communitykit.referral.code.generate.RandomCodes;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes permuted codes of so many numbers in a row and counts how many come twice, exactly: a bit for each of the 31^7 codes that there
 * are, a part of them at a time.
 *
 * <p>{@code java -Xmx3g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.code.CodeCollisions [numbers [parts]]}; 100
 * million in two parts unless said otherwise.
 */
public final class CodeCollisions {

    private static final long NUMBERS = 100_000_000;
    private static final int PARTS = 2;
    private static final int DIGITS = 7;
    private static final long SPACE = 27_512_614_111L;

    private CodeCollisions() {}

    /**
     * Prints how many codes came twice.
     *
     * @param args how many numbers, and in how many parts
     */
    public static void main(String[] args) {
        long numbers = args.length > 0 ? Long.parseLong(args[0]) : NUMBERS;
        int parts = args.length > 1 ? Integer.parseInt(args[1]) : PARTS;
        PermutedCodes codes = new PermutedCodes(
                CodeKeyRing.of('K', new byte[32]),
                new ProgramId("shop"),
                DIGITS,
                new RandomCodes(new SplittableRandom(1), DIGITS + 1));
        long twice = 0;
        long seen = 0;
        long size = SPACE / parts + 1;
        long[] bits = new long[(int) (size / Long.SIZE + 1)];
        for (int part = 0; part < parts; part++) {
            Arrays.fill(bits, 0);
            for (long number = 0; number < numbers; number++) {
                long place = rank(codes.code(number).orElseThrow()) - part * size;
                if (place >= 0 && place < size) {
                    long bit = 1L << place;
                    int word = (int) (place / Long.SIZE);
                    twice += (bits[word] & bit) == 0 ? 0 : 1;
                    bits[word] |= bit;
                    seen++;
                }
            }
        }
        System.out.printf(Locale.ROOT, "%,d codes, %,d of them twice%n", seen, twice);
    }

    /** The number that the symbols behind the key's are. */
    private static long rank(InviteCode code) {
        long rank = 0;
        for (int i = 1; i <= DIGITS; i++) {
            rank = rank * InviteCode.ALPHABET.length()
                    + InviteCode.ALPHABET.indexOf(code.text().charAt(i));
        }
        return rank;
    }
}
