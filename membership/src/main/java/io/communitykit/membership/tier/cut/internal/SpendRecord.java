package io.communitykit.membership.tier.cut.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a member paid or got back as a byte string: a hash of the member, the member, the order, the kind, the time in
 * microseconds and the amount. All of one member stand side by side when sorted, and within them all of one order. An order of no
 * length says no more than that there is such a member. Used again and again.
 */
final class SpendRecord {

    static final byte PAID = 1;
    static final byte REFUNDED = 2;

    private final byte[] bytes = new byte[RecordLog.MAX_RECORD];
    private int length;
    private int memberEnd;
    private int orderEnd;

    void encode(FactRecord fact) {
        int rest = fact.length() - fact.spendStart();
        System.arraycopy(fact.array(), fact.spendStart(), bytes, Long.BYTES, rest);
        length = Long.BYTES + rest;
        hash();
    }

    void encode(MemberId member) {
        byte[] utf8 = member.value().getBytes(StandardCharsets.UTF_8);
        bytes[Long.BYTES] = (byte) utf8.length;
        System.arraycopy(utf8, 0, bytes, Long.BYTES + 1, utf8.length);
        bytes[Long.BYTES + 1 + utf8.length] = 0;
        length = Long.BYTES + 1 + utf8.length + 1;
        hash();
    }

    private void hash() {
        parse();
        Bytes.putLong(bytes, 0, Bytes.hash(bytes, Long.BYTES, memberEnd));
    }

    /** Takes the string that a cursor stands at. */
    void copy(RecordCursor cursor) {
        length = cursor.to() - cursor.from();
        System.arraycopy(cursor.array(), cursor.from(), bytes, 0, length);
        parse();
    }

    private void parse() {
        memberEnd = Long.BYTES + 1 + Byte.toUnsignedInt(bytes[Long.BYTES]);
        orderEnd = memberEnd + 1 + Byte.toUnsignedInt(bytes[memberEnd]);
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean sameMemberAs(RecordCursor cursor) {
        return begins(cursor, memberEnd);
    }

    boolean sameOrderAs(RecordCursor cursor) {
        return begins(cursor, orderEnd);
    }

    private boolean begins(RecordCursor cursor, int end) {
        return cursor.to() - cursor.from() >= end
                && Arrays.equals(bytes, 0, end, cursor.array(), cursor.from(), cursor.from() + end);
    }

    /** Whether it is more than the mention of a member. */
    boolean hasOrder() {
        return orderEnd > memberEnd + 1;
    }

    boolean isPayment() {
        return bytes[orderEnd] == PAID;
    }

    long micros() {
        return Bytes.getLong(bytes, orderEnd + 1);
    }

    long amount() {
        return Bytes.getLong(bytes, orderEnd + 1 + Long.BYTES);
    }

    MemberId member() {
        return new MemberId(text(Long.BYTES + 1, memberEnd));
    }

    OrderId order() {
        return new OrderId(text(memberEnd + 1, orderEnd));
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Where the member's text starts. */
    int memberStart() {
        return Long.BYTES + 1;
    }

    int memberEnd() {
        return memberEnd;
    }
}
