package io.communitykit.membership.tier.cut.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.tier.cut.CutOff;
import io.communitykit.membership.tier.cut.CutRule;
import io.communitykit.membership.tier.cut.MemberCut;
import io.communitykit.membership.tier.cut.SpendFact;
import io.communitykit.membership.tier.cut.SpendTally;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Texts with the same 64-bit hash")
class SameHashTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final CutOff OFF = CutOff.endOf(new TimeRange(START, END), END.plusSeconds(1));

    @TempDir
    private Path directory;

    @Test
    @DisplayName("are different members")
    void members() {
        List<byte[]> same = sameHash(new byte[] {15}, new byte[0]);
        String ann = new String(same.get(0), 1, 15, StandardCharsets.US_ASCII);
        String bob = new String(same.get(1), 1, 15, StandardCharsets.US_ASCII);
        List<String> sums = new ArrayList<>();
        try (SpendTally tally = tally()) {
            tally.add(paid("shop", "1", ann, 10));
            tally.add(paid("shop", "2", bob, 200));
            tally.add(paid("shop", "3", ann, 3_000));
            tally.finish().winners(each -> sums.add(each.member() + " " + each.sum()));
        }
        assertThat(sums).containsExactlyInAnyOrder(ann + " 3010", bob + " 200");
    }

    @Test
    @DisplayName("are different keys, neither repeats nor conflicts")
    void keys() {
        List<byte[]> same = sameHash(new byte[] {6}, new byte[] {8});
        try (SpendTally tally = tally()) {
            for (byte[] key : same) {
                String source = new String(key, 1, 6, StandardCharsets.US_ASCII);
                String id = new String(key, 8, 8, StandardCharsets.US_ASCII);
                tally.add(paid(source, id, "ann", 10));
            }
            MemberCut cut = tally.finish();
            assertThat(cut.report().repeated()).isZero();
            assertThat(cut.report().conflicts()).isZero();
            assertThat(cut.sketch().estimate(rule()).population()).isEqualTo(1);
            cut.winners(each -> assertThat(each.sum()).isEqualTo(20));
        }
    }

    private SpendTally tally() {
        return SpendTally.builder(rule(), OFF, directory).build();
    }

    private static CutRule rule() {
        return CutRule.top(10_000, CNY);
    }

    private static SpendFact paid(String source, String id, String member, long minor) {
        return new SpendFact(
                new IdempotencyKey(new EventSource(source), new EventId(id)),
                new MemberId(member),
                new OrderId("o" + minor),
                SpendFact.Kind.PAID,
                START,
                new Money(minor, CNY));
    }

    /**
     * Two strings of 16 bytes, letters but for what the first word starts and ends with. The hash takes in eight bytes by
     * exclusive or, so that the second word can undo what the first one did.
     */
    private static List<byte[]> sameHash(byte[] start, byte[] end) {
        Random random = new Random(1);
        while (true) {
            byte[] one = letters(random, start, end);
            byte[] other = letters(random, start, end);
            long difference = afterFirstWord(one) ^ afterFirstWord(other);
            Bytes.putLong(other, Long.BYTES, Bytes.getLong(one, Long.BYTES) ^ difference);
            if (isText(other)) {
                assertThat(Bytes.hash(other, 0, 16)).isEqualTo(Bytes.hash(one, 0, 16));
                assertThat(other).isNotEqualTo(one);
                return List.of(one, other);
            }
        }
    }

    private static long afterFirstWord(byte[] text) {
        return Bytes.mix((text.length * Bytes.FACTOR) ^ Bytes.getLong(text, 0));
    }

    private static byte[] letters(Random random, byte[] start, byte[] end) {
        byte[] text = new byte[2 * Long.BYTES];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        System.arraycopy(start, 0, text, 0, start.length);
        System.arraycopy(end, 0, text, Long.BYTES - end.length, end.length);
        return text;
    }

    private static boolean isText(byte[] bytes) {
        for (int i = Long.BYTES; i < bytes.length; i++) {
            if (bytes[i] <= 0) {
                return false;
            }
        }
        return true;
    }
}
