package io.communitykit.risk.abuse.key;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a country's numbering plan is needed to know one number in several notations. Lengths, national prefixes and the countries
 * without one whose numbers begin with 0 are those of the metadata of libphonenumber 9.0.18, which follows ITU-T E.164 and the national
 * plans; for China and North America numbers without area code and service numbers are left out.
 *
 * @param code the calling code
 * @param shortest the digits of the shortest number of a subscriber
 * @param bareFrom from this number of digits on a number may follow the calling code without {@code +} and can still be no number of the
 *     country itself
 * @param bareTo up to this number of digits; 0 if no length is safe
 * @param trunk what is dialled before a number within the country only; empty if nothing, so that a 0 is part of the number
 * @param exit what is dialled there before the calling code of another country, besides 00
 */
record NumberPlan(String code, int shortest, int bareFrom, int bareTo, String trunk, String exit) {

    private static final String TRUNK = "0";
    private static final int FEWEST = 5;
    private static final int MOST = 15;

    /** Calling code, digits of the shortest number, and from a slash on the lengths that are safe without {@code +}. */
    private static final String PLANS = """
            1:10/10 7:10/10 20:8/9-10 27:5/8-9 30:10/10 31:9/9-11 32:8/8-9 33:9/9 34:9/9 36:8/8-9 39:6/9-12 40:6/9 41:9/9
            43:5 44:9/9-10 45:8/8 46:7/8-9 47:8/8 48:7/9 49:5 51:8/8-9 52:10/10 53:6/10 54:10/10-11 55:10/10-11 56:9/9
            57:8/10 58:10/10 60:8/9-10 61:9/9 62:7/10-12 63:6/9-10 64:8/9-10 65:8/8 66:8/8-9 81:9/9-10 82:5/9-10 84:9/9-10
            86:10/10-11 90:10/10 91:10/10 92:9/9-10 93:9/9 94:9/9 95:6/9-10 98:6/10 211:9/9 212:9/9 213:8/8-9 216:8/8
            218:9/9 220:7/7 221:9/9 222:8/8 223:8/8 224:8/8-9 225:10/10 226:8/8 227:8/8 228:8/8 229:10/10 230:7/7-8
            231:7/7-9 232:8/8 233:9/9 234:10/10 235:8/8 236:8/8 237:9/9 238:7/7 239:7/7 240:9/9 241:7/7-8 242:9/9
            243:7/8-10 244:9/9 245:9/9 246:7/7 247:5/5 248:7/7 249:9/9 250:8/8-9 251:9/9 252:6/7-9 253:8/8 254:7/7-9
            255:9/9 256:9/9 257:8/8 258:8/8-9 260:9/9 261:9/9 262:9/9 263:5/8-10 264:8/8-9 265:7/7-9 266:8/8 267:7/7-8
            268:8/8 269:7/7 290:5/5 291:7/7 297:7/7 298:6/6 299:6/6 350:8/8 351:9/9 352:5/9-11 353:7/8-10 354:7/7-9
            355:8/8-9 356:8/8 357:8/8 358:5/8-10 359:6/7-9 370:8/8 371:8/8 372:7/7-8 373:8/8 374:8/8 375:9/9 376:6/9
            377:8/8-9 378:8/8-10 380:9/9 381:7/9-12 382:8/8 383:8/10-12 385:8/8-9 386:8/8 387:8/8-9 389:8/8 420:9/9
            421:6/7-9 423:7/7-9 500:5/5 501:7/7 502:8/8 503:8/8 504:8/8 505:8/8 506:8/8 507:7/7-8 508:6/9 509:8/8 590:9/9
            591:8/8 592:7/7 593:8/8-9 594:9/9 595:7/7-9 596:9/9 597:6/6-7 598:8/8 599:7/7-8 670:7/7-8 672:6/6 673:7/7
            674:7/7 675:7/7-8 676:5/5-7 677:5/5-7 678:5/5-7 679:7/7 680:7/7 681:6/6 682:5/5 683:5/7 685:5/10 686:5/8
            687:6/6 688:5/5-7 689:8/8 690:5/5-7 691:7/7 692:7/7 800:8 808:8 850:8/8-10 852:8/8 853:8/8 855:8/8-9
            856:8/8-10 870:9/9-12 878:12 880:6/8-10 881:9/9-10 882:7/9-12 883:8 886:8/8-9 888:11 960:7/7 961:7/7-8
            962:8/8-9 963:8/8-9 964:8/8-10 965:8/8 966:9/9 967:7/7-9 968:8/8 970:8/8-9 971:8/8-9 972:8/9-12 973:8/8
            974:8/8 975:7/7-8 976:8/8-10 977:8/8-10 979:9 992:9/9 993:8/8 994:9/9 995:9/9 996:9/9 998:9/9
            """;

    private static final Set<String> ZERO_COUNTS = Set.of(
            "39", "225", "226", "227", "229", "241", "242", "247", "267", "268", "378", "501", "507", "676", "679",
            "687", "853", "974", "992");

    private static final Map<String, String> OTHER_TRUNKS =
            Map.of("1", "1", "7", "8", "36", "06", "52", "1", "375", "80", "692", "1", "993", "8");

    private static final Map<String, String> EXITS = Map.ofEntries(
            Map.entry("1", "011"),
            Map.entry("7", "810"),
            Map.entry("61", "0011"),
            Map.entry("62", "001"),
            Map.entry("65", "001"),
            Map.entry("66", "001"),
            Map.entry("81", "010"),
            Map.entry("82", "001"),
            Map.entry("254", "000"),
            Map.entry("255", "000"),
            Map.entry("256", "000"),
            Map.entry("375", "810"),
            Map.entry("692", "011"),
            Map.entry("852", "001"),
            Map.entry("855", "001"),
            Map.entry("886", "002"),
            Map.entry("976", "001"),
            Map.entry("992", "810"),
            Map.entry("993", "810"));

    private static final Map<String, NumberPlan> BY_CODE = read();

    /** The plan of a calling code. */
    static Optional<NumberPlan> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The plan whose calling code begins some digits; no code begins another. */
    static Optional<NumberPlan> atStartOf(String digits) {
        for (int length = 1; length <= Math.min(3, digits.length()); length++) {
            NumberPlan plan = BY_CODE.get(digits.substring(0, length));
            if (plan != null) {
                return Optional.of(plan);
            }
        }
        return Optional.empty();
    }

    boolean is(String other) {
        return code.equals(other);
    }

    /** Whether a number of so many digits may follow the calling code without {@code +}. */
    boolean bare(int length) {
        return length >= bareFrom && length <= bareTo;
    }

    /** Without what is dialled within the country only, if what is left may be a number: some numbers begin so themselves. */
    String withoutTrunk(String digits) {
        boolean dialled = digits.startsWith(trunk) && digits.length() - trunk.length() >= shortest;
        return dialled ? digits.substring(trunk.length()) : digits;
    }

    /** Whether digits without code and prefix may be a number: not too few or many, no repeated one, no prefix. */
    boolean holds(String national) {
        return national.length() >= Math.max(shortest, FEWEST)
                && code.length() + national.length() <= MOST
                && national.chars().anyMatch(c -> c != national.charAt(0))
                && !(beginsNone() && national.startsWith(trunk));
    }

    /** Whether no number begins with the prefix: not with 0 where that is one, nor with 1 in North America. */
    private boolean beginsNone() {
        return trunk.startsWith(TRUNK) || is(trunk);
    }

    private static Map<String, NumberPlan> read() {
        Map<String, NumberPlan> plans = new HashMap<>();
        for (String entry : PLANS.strip().split("\\s+", -1)) {
            String[] parts = entry.split("[:/-]", -1);
            int from = parts.length > 2 ? Integer.parseInt(parts[2]) : Integer.MAX_VALUE;
            int to = parts.length > 3 ? Integer.parseInt(parts[3]) : parts.length > 2 ? from : 0;
            String usual = ZERO_COUNTS.contains(parts[0]) ? "" : TRUNK;
            String trunk = OTHER_TRUNKS.getOrDefault(parts[0], usual);
            String exit = EXITS.getOrDefault(parts[0], "00");
            plans.put(parts[0], new NumberPlan(parts[0], Integer.parseInt(parts[1]), from, to, trunk, exit));
        }
        return Map.copyOf(plans);
    }
}
