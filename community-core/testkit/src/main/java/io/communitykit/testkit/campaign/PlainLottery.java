package io.communitykit.testkit.campaign;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A lottery as one would keep it on paper: a list of rows, from which everything else is counted anew each time, and draws from the seed as
 * anybody would check them who reads how they are made. For one thread.
 */
final class PlainLottery {

    static final int ALL = 1_000_000;
    private static final BigInteger RANGE = BigInteger.TWO.pow(32);

    /** A prize of so many coins; a stock of -1 is any number. */
    record Prize(String id, int odds, int stock, boolean rare, String instead, long worth) {}

    /** What was decided for all; no limit is 0, and so is no pity. */
    record Rules(List<Prize> prizes, boolean box, long budget, int pityAfter, int perDay, int inAll) {}

    enum State {
        NOTHING,
        OWED,
        PAID,
        REFUSED,
        UNKNOWN
    }

    /** A row of the list. */
    static final class Row {
        final String member;
        final String ticket;
        final LocalDate day;
        final String drawn;
        final String given;
        final long worth;
        final boolean rare;
        final boolean sure;
        State state;

        private Row(String member, String ticket, LocalDate day, String drawn, boolean sure, Prize given) {
            this.member = member;
            this.ticket = ticket;
            this.day = day;
            this.drawn = drawn;
            this.sure = sure;
            this.given = given.id;
            this.worth = given.worth;
            this.rare = given.rare;
            this.state = given.id.isEmpty() ? State.NOTHING : State.OWED;
        }
    }

    private static final Prize NONE = new Prize("", 0, 0, false, "", 0);

    final List<Row> rows = new ArrayList<>();
    private final String program;
    private final byte[] seed;
    private Rules rules;

    PlainLottery(String program, byte[] seed, Rules rules) {
        this.program = program;
        this.seed = seed.clone();
        this.rules = rules;
    }

    Rules rules() {
        return rules;
    }

    void edition(Rules next) {
        rules = next;
    }

    long taken(String prize) {
        return rows.stream()
                .filter(it -> it.given.equals(prize) && it.state != State.REFUSED)
                .count();
    }

    long spent(State state) {
        return rows.stream()
                .filter(it -> it.state == state)
                .mapToLong(it -> it.worth)
                .sum();
    }

    private boolean lasts(Prize prize) {
        long all = spent(State.OWED) + spent(State.PAID) + spent(State.UNKNOWN);
        return (prize.stock < 0 || taken(prize.id) < prize.stock) && all + prize.worth <= rules.budget;
    }

    private Prize prize(String id) {
        return rules.prizes.stream().filter(it -> it.id.equals(id)).findFirst().orElse(NONE);
    }

    /** The prize, or what stands in for it. */
    private Prize inPlaceOf(String id) {
        Set<String> chain = new LinkedHashSet<>();
        for (String next = id; !next.isEmpty() && chain.add(next); next = prize(next).instead) {
            if (lasts(prize(next))) {
                return prize(next);
            }
        }
        return NONE;
    }

    private boolean isOver() {
        List<Prize> drawn = rules.prizes.stream().filter(it -> it.odds > 0).toList();
        long gone = drawn.stream().filter(it -> inPlaceOf(it.id).equals(NONE)).count();
        return rules.box ? gone > 0 : gone == drawn.size();
    }

    int misses(String member) {
        int misses = 0;
        for (Row row : rows) {
            if (row.member.equals(member)) {
                misses = row.rare ? 0 : misses + 1;
            }
        }
        return misses;
    }

    /** What stands against a draw; empty where there is one. */
    String against(String member, String ticket, LocalDate day) {
        for (Row row : rows) {
            if (row.ticket.equals(ticket)) {
                return row.member.equals(member) ? "Replayed" : "Conflict";
            }
        }
        List<Row> mine = rows.stream().filter(it -> it.member.equals(member)).toList();
        if (rules.inAll > 0 && mine.size() >= rules.inAll) {
            return "Declined MEMBER_LIMIT_REACHED";
        } else if (rules.perDay > 0
                && mine.stream().filter(it -> it.day.equals(day)).count() >= rules.perDay) {
            return "Declined DAY_LIMIT_REACHED";
        }
        return isOver() ? "Declined SOLD_OUT" : "";
    }

    /** Draws for a ticket against which nothing stands. */
    Row draw(String member, String ticket, String digest, LocalDate day) {
        String sure = sure(member, digest);
        String drawn = sure.isEmpty() ? at(uniform("draw", digest, ALL)) : sure;
        Row row = new Row(member, ticket, day, drawn, !sure.isEmpty(), inPlaceOf(drawn));
        rows.add(row);
        return row;
    }

    /** All odds are whole thousands, so that each lot stands for a thousand numbers. */
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

    private int uniform(String use, String digest, int bound) {
        BigInteger whole = BigInteger.valueOf(bound);
        for (int counter = 0; ; counter++) {
            BigInteger found = new BigInteger(1, hmac(message(use, digest, counter))).shiftRight(256 - 32);
            if (found.compareTo(RANGE.divide(whole).multiply(whole)) < 0) {
                return found.mod(whole).intValueExact();
            }
        }
    }

    /** By which a ticket is known: SHA-256 over both texts behind their lengths, the first 40 hexadecimal digits. */
    static String digest(String source, String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(texts(List.of(source, id)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 40);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] texts(List<String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            bytes.writeBytes(text);
        }
        return bytes.toByteArray();
    }

    private byte[] message(String use, String digest, int counter) {
        byte[] texts = texts(List.of(use, program, digest));
        return ByteBuffer.allocate(texts.length + Long.BYTES + Integer.BYTES)
                .put(texts)
                .putLong(rows.size() + 1L)
                .putInt(counter)
                .array();
    }

    private byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
