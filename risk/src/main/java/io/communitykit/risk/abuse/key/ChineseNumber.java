package io.communitykit.risk.abuse.key;

/** What is known of numbers of mainland China beyond lengths: mobiles, landlines with area code, and carriers that are dialled first. */
final class ChineseNumber {

    private static final int CARRIER = 5;
    private static final int MOBILE = 11;

    private ChineseNumber() {}

    static boolean of(NumberPlan plan) {
        return plan.is("86");
    }

    /** Eleven digits from 13 to 19. */
    static boolean mobile(String national) {
        return national.length() == MOBILE && national.charAt(0) == '1' && national.charAt(1) >= '3';
    }

    /**
     * A mobile, or a landline with its area code: 10 or 2x and eight digits, or three digits and seven or eight. A number of a company, 400
     * or 800 and seven digits, is nobody's own.
     */
    static boolean complete(String national) {
        if (mobile(national)) {
            return true;
        }
        if (national.startsWith("400") || national.startsWith("800")) {
            return false;
        }
        boolean near = national.startsWith("10") || national.startsWith("2");
        boolean far = !national.isEmpty() && national.charAt(0) >= '3';
        return national.length() == MOBILE ? far : national.length() == MOBILE - 1 && (near || far);
    }

    /** Without a carrier for cheap calls, such as 17951 or 12593: 1, then 1x, 2x or 79, then two digits, before a complete number. */
    static String withoutCarrier(String national) {
        if (national.length() < CARRIER + 10 || !carrier(national)) {
            return national;
        }
        String rest = national.substring(CARRIER);
        String plain = rest.startsWith("0") ? rest.substring(1) : rest;
        return complete(plain) ? plain : national;
    }

    private static boolean carrier(String national) {
        return national.startsWith("11") || national.startsWith("12") || national.startsWith("179");
    }
}
