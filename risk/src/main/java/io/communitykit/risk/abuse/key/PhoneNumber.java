package io.communitykit.risk.abuse.key;

import java.util.List;
import java.util.Optional;

/**
 * A number with its country, read from any notation. Pure.
 *
 * @param plan the numbering plan of its country
 * @param national its digits without calling code and prefixes
 */
record PhoneNumber(NumberPlan plan, String national) {

    private static final String ABROAD = "00";
    private static final String NORTH_AMERICA = "1";
    private static final int MOST_DIGITS = 40;
    private static final List<String> KEYPAD = List.of("abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz");

    /**
     * Reads a number.
     *
     * @param text lower case, digits in ASCII, no extension
     * @param home the plan of a number without calling code
     * @return the number, or nothing if it is none
     */
    static Optional<PhoneNumber> of(String text, NumberPlan home) {
        StringBuilder digits = new StringBuilder(text.length());
        boolean abroad = false;
        boolean letters = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c >= '0' && c <= '9' ? c - '0' : digits.isEmpty() ? -1 : keypad(c);
            if (digit >= 0) {
                digits.append(digit);
                letters |= c > '9';
            } else if (Character.isLetter(text.codePointAt(i))) {
                return Optional.empty();
            } else {
                abroad |= c == '+' && digits.isEmpty();
            }
        }
        if (digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        Optional<PhoneNumber> read = abroad ? afterPlus(digits.toString()) : dialled(digits.toString(), home);
        return (letters ? read.flatMap(PhoneNumber::spelled) : read).filter(PhoneNumber::isWhole);
    }

    /** The digit under which a letter is on the keys: ITU-T E.161. */
    private static int keypad(char letter) {
        for (int i = 0; letter >= 'a' && letter <= 'z' && i < KEYPAD.size(); i++) {
            if (KEYPAD.get(i).indexOf(letter) >= 0) {
                return i + 2;
            }
        }
        return -1;
    }

    /** North American exchanges ignore what of a word is too long; elsewhere such letters are a remark. */
    private Optional<PhoneNumber> spelled() {
        if (national.length() <= plan.bareTo()) {
            return Optional.of(this);
        }
        return plan.is(NORTH_AMERICA) ? checked(plan, national.substring(0, plan.bareTo())) : Optional.empty();
    }

    /** After a plus some write what they dial besides. */
    private static Optional<PhoneNumber> afterPlus(String digits) {
        return international(digits.startsWith(ABROAD) ? digits.substring(ABROAD.length()) : digits);
    }

    private static Optional<PhoneNumber> international(String digits) {
        return NumberPlan.atStartOf(digits)
                .flatMap(plan -> checked(
                        plan, plan.withoutTrunk(digits.substring(plan.code().length()))));
    }

    private static Optional<PhoneNumber> dialled(String digits, NumberPlan home) {
        for (String exit : List.of(home.exit(), ABROAD)) {
            Optional<PhoneNumber> abroad =
                    digits.startsWith(exit) ? international(digits.substring(exit.length())) : Optional.empty();
            if (abroad.isPresent()) {
                return abroad;
            }
        }
        return bare(digits, home).or(() -> checked(home, home.withoutTrunk(digits)));
    }

    /** The country's own calling code without a plus, where no number of the country is as long and begins so. */
    private static Optional<PhoneNumber> bare(String digits, NumberPlan home) {
        if (!digits.startsWith(home.code())) {
            return Optional.empty();
        }
        String rest = home.withoutTrunk(digits.substring(home.code().length()));
        boolean safe = ChineseNumber.of(home) ? ChineseNumber.complete(rest) : home.bare(rest.length());
        return safe ? checked(home, rest) : Optional.empty();
    }

    /** Where all numbers are as long, or begin by known rules, a digit too many makes no other number: else one phone had many. */
    private boolean isWhole() {
        if (ChineseNumber.of(plan)) {
            return ChineseNumber.complete(national);
        }
        return !plan.is(NORTH_AMERICA) || national.length() == plan.bareTo();
    }

    private static Optional<PhoneNumber> checked(NumberPlan plan, String national) {
        String number = ChineseNumber.of(plan) ? ChineseNumber.withoutCarrier(national) : national;
        return plan.holds(number) ? Optional.of(new PhoneNumber(plan, number)) : Optional.empty();
    }
}
