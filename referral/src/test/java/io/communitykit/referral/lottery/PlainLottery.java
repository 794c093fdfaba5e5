package io.communitykit.referral.lottery;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A lottery as one would keep it on paper: a list of rows, from which everything else is counted anew each time. An oracle, and nothing of
 * the code that it judges.
 */
final class PlainLottery {

    private static final BigInteger RANGE = BigInteger.TWO.pow(32);

    /** A prize; a stock of -1 is any number. */
    record Prize(String id, int odds, int stock, boolean rare, String instead) {}

    /** What was decided for all. */
    record Rules(List<Prize> prizes, boolean box, int budget, int pityAfter, int perDay, int inAll) {}

    /** A row of the list. */
    static final class Row {
        final String member;
        final String ticket;
        final long day;
        final String drawn;
        final String given;
        String status;

        private Row(String member, String ticket, long day, String drawn, String given) {
            this.member = member;
            this.ticket = ticket;
            this.day = day;
            this.drawn = drawn;
            this.given = given;
            this.status = given.isEmpty() ? "NOTHING" : "OWED";
        }

        @Override
        public String toString() {
            return member + " " + ticket + " " + drawn + " " + given + " " + status;
        }
    }

    private final Rules rules;
    final List<Row> rows = new ArrayList<>();
    private final Set<String> erased = new LinkedHashSet<>();

    PlainLottery(Rules rules) {
        this.rules = rules;
    }

    private long given(String prize) {
        return rows.stream()
                .filter(it -> it.given.equals(prize) && !it.status.equals("REFUSED"))
                .count();
    }

    /** Each prize costs 100. */
    long spent() {
        return 100
                * rows.stream()
                        .filter(it -> !it.given.isEmpty() && !it.status.equals("REFUSED"))
                        .count();
    }

    private boolean lasts(Prize prize) {
        return (prize.stock < 0 || given(prize.id) < prize.stock) && spent() + 100 <= rules.budget;
    }

    private Prize prize(String id) {
        return rules.prizes.stream().filter(it -> it.id.equals(id)).findFirst().orElseThrow();
    }

    /** The prize, or what stands in for it; empty for none. */
    private String inPlaceOf(String id) {
        Set<String> chain = new LinkedHashSet<>();
        for (String next = id; !next.isEmpty() && chain.add(next); next = prize(next).instead) {
            if (lasts(prize(next))) {
                return next;
            }
        }
        return "";
    }

    private boolean isOver() {
        List<Prize> drawn = rules.prizes.stream().filter(it -> it.odds > 0).toList();
        long gone = drawn.stream().filter(it -> inPlaceOf(it.id).isEmpty()).count();
        return rules.box ? gone > 0 : gone == drawn.size();
    }

    private int misses(String member) {
        int misses = 0;
        for (Row row : rows) {
            if (row.member.equals(member)) {
                misses = !row.given.isEmpty() && prize(row.given).rare ? 0 : misses + 1;
            }
        }
        return misses;
    }

    /** What the answer should be, by its name; a new row is owed until it is settled. */
    String draw(String member, String ticket, String digest, long day) {
        if (erased.contains(member)) {
            return "Erased";
        }
        for (Row row : rows) {
            if (row.ticket.equals(ticket)) {
                return row.member.equals(member) ? "Replayed" : "Conflict";
            }
        }
        long mine = rows.stream().filter(it -> it.member.equals(member)).count();
        long today = rows.stream()
                .filter(it -> it.member.equals(member) && it.day == day)
                .count();
        if (mine >= rules.inAll) {
            return "MEMBER_LIMIT_REACHED";
        }
        if (today >= rules.perDay) {
            return "DAY_LIMIT_REACHED";
        }
        if (isOver()) {
            return "SOLD_OUT";
        }
        String sure = sure(member, digest);
        String drawn = sure.isEmpty() ? at(uniform("draw", digest, LotteryPrize.ALL)) : sure;
        String given = drawn.isEmpty() ? "" : inPlaceOf(drawn);
        rows.add(new Row(member, ticket, day, drawn, given));
        return given.isEmpty() ? "Nothing" : "Won";
    }

    private String sure(String member, String digest) {
        if (rules.pityAfter == 0 || misses(member) < rules.pityAfter) {
            return "";
        }
        List<String> lots = new ArrayList<>();
        for (Prize prize : rules.prizes) {
            for (int i = 0; prize.rare && lasts(prize) && i < prize.odds / 1_000; i++) {
                lots.add(prize.id);
            }
        }
        // All odds of the tests are whole thousands, so that each lot stands for a thousand numbers.
        return lots.isEmpty() ? "" : lots.get(uniform("pity", digest, 1_000 * lots.size()) / 1_000);
    }

    private String at(int value) {
        int end = 0;
        for (Prize prize : rules.prizes) {
            end += prize.odds;
            if (value < end) {
                return prize.id;
            }
        }
        return "";
    }

    /** As anybody would check it who reads how it is made. */
    private int uniform(String use, String digest, int bound) {
        BigInteger whole = BigInteger.valueOf(bound);
        for (int counter = 0; ; counter++) {
            byte[] hash = hmac(part(use) + part("春节转盘") + part(digest) + hex(rows.size() + 1L, 16) + hex(counter, 8));
            BigInteger found = new BigInteger(1, hash).shiftRight(256 - 32);
            if (found.compareTo(RANGE.divide(whole).multiply(whole)) < 0) {
                return found.mod(whole).intValueExact();
            }
        }
    }

    private static String hex(long number, int digits) {
        String text = Long.toHexString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    private static String part(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder(hex(bytes.length, 8));
        for (byte each : bytes) {
            all.append(hex(each & 0xff, 2));
        }
        return all.toString();
    }

    private static byte[] hmac(String hex) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = new byte[32];
            for (int i = 0; i < key.length; i++) {
                key[i] = (byte) i;
            }
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(HexFormat.of().parseHex(hex));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever pays answers for what is owed of a ticket. */
    void settle(String ticket, String status) {
        rows.stream()
                .filter(it -> it.ticket.equals(ticket) && it.status.equals("OWED"))
                .forEach(it -> it.status = status);
    }

    /** Whoever pays answers for all that is owed. */
    void settleAll(String status) {
        rows.stream().filter(it -> it.status.equals("OWED")).forEach(it -> it.status = status);
    }

    void erase(String member, String status) {
        rows.stream()
                .filter(it -> it.member.equals(member) && it.status.equals("OWED"))
                .forEach(it -> it.status = status);
        erased.add(member);
    }
}
