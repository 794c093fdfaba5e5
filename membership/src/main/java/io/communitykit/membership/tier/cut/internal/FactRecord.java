package io.communitykit.membership.tier.cut.internal;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.tier.cut.SpendFact;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;

/**
 * A fact as a byte string: a hash of its key, the key, the currency, and then a {@link SpendRecord}. Equal facts have equal
 * strings, and those of one key stand side by side when sorted. Each text comes after one byte of length. Used again and again.
 */
final class FactRecord {

    private static final int CURRENCY_BYTES = 3;

    private final byte[] bytes = new byte[RecordLog.MAX_RECORD];
    private int length;
    private int keyEnd;

    void encode(SpendFact fact) {
        length = Long.BYTES;
        text(fact.key().source().value());
        text(fact.key().id().value());
        keyEnd = length;
        Bytes.putLong(bytes, 0, Bytes.hash(bytes, Long.BYTES, keyEnd));
        raw(fact.amount().currency().getCurrencyCode());
        text(fact.member().value());
        text(fact.order().value());
        bytes[length++] = fact.kind() == SpendFact.Kind.PAID ? SpendRecord.PAID : SpendRecord.REFUNDED;
        number(Timestamps.toMicros(fact.occurredAt()));
        number(fact.amount().minor());
    }

    private void text(String text) {
        int start = length++;
        raw(text);
        bytes[start] = (byte) (length - start - 1);
    }

    private void raw(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private void number(long value) {
        Bytes.putLong(bytes, length, value);
        length += Long.BYTES;
    }

    /** Takes the string that a cursor stands at. */
    void copy(RecordCursor cursor) {
        length = cursor.to() - cursor.from();
        System.arraycopy(cursor.array(), cursor.from(), bytes, 0, length);
        int source = Long.BYTES;
        int id = source + 1 + Byte.toUnsignedInt(bytes[source]);
        keyEnd = id + 1 + Byte.toUnsignedInt(bytes[id]);
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean sameAs(RecordCursor cursor) {
        return Arrays.equals(bytes, 0, length, cursor.array(), cursor.from(), cursor.to());
    }

    /** The lengths of the texts are compared too, so that no key is taken for the beginning of another. */
    boolean sameKeyAs(RecordCursor cursor) {
        return cursor.to() - cursor.from() >= keyEnd
                && Arrays.equals(bytes, 0, keyEnd, cursor.array(), cursor.from(), cursor.from() + keyEnd);
    }

    boolean isIn(Currency currency) {
        String code = currency.getCurrencyCode();
        return code.equals(new String(bytes, keyEnd, CURRENCY_BYTES, StandardCharsets.US_ASCII));
    }

    /** When it occurred, in microseconds since 1970. */
    long micros() {
        return Bytes.getLong(bytes, length - 2 * Long.BYTES);
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Where the part starts that becomes a {@link SpendRecord}. */
    int spendStart() {
        return keyEnd + CURRENCY_BYTES;
    }

    SpendFact decode() {
        Texts texts = new Texts(bytes, Long.BYTES);
        EventSource source = new EventSource(texts.next());
        EventId id = new EventId(texts.next());
        Currency currency = Currency.getInstance(new String(bytes, keyEnd, CURRENCY_BYTES, StandardCharsets.US_ASCII));
        texts.skip(CURRENCY_BYTES);
        MemberId member = new MemberId(texts.next());
        OrderId order = new OrderId(texts.next());
        boolean paid = bytes[length - 2 * Long.BYTES - 1] == SpendRecord.PAID;
        return new SpendFact(
                new IdempotencyKey(source, id),
                member,
                order,
                paid ? SpendFact.Kind.PAID : SpendFact.Kind.REFUNDED,
                Timestamps.ofMicros(micros()),
                new Money(Bytes.getLong(bytes, length - Long.BYTES), currency));
    }

    /** Texts one behind the other. */
    private static final class Texts {

        private final byte[] bytes;
        private int at;

        Texts(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        String next() {
            int size = Byte.toUnsignedInt(bytes[at]);
            String text = new String(bytes, at + 1, size, StandardCharsets.UTF_8);
            at += 1 + size;
            return text;
        }

        void skip(int size) {
            at += size;
        }
    }
}
