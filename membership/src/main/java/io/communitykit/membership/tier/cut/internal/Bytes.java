package io.communitykit.membership.tier.cut.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in byte arrays, big-endian, so that the order of unsigned bytes is the order of unsigned numbers. */
public final class Bytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Bytes() {}

    static long getLong(byte[] array, int at) {
        return (long) LONGS.get(array, at);
    }

    static void putLong(byte[] array, int at, long value) {
        LONGS.set(array, at, value);
    }

    static int getShort(byte[] array, int at) {
        return (short) SHORTS.get(array, at) & 0xFFFF;
    }

    static void putShort(byte[] array, int at, int value) {
        SHORTS.set(array, at, (short) value);
    }

    /** A number that spreads byte strings evenly. Equal strings have equal numbers; nothing relies on the reverse. */
    static long hash(byte[] array, int from, int to) {
        long hash = (to - from) * FACTOR;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mix(hash ^ getLong(array, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << Byte.SIZE | (array[at] & 0xFF);
        }
        return mix(mix(hash ^ rest));
    }

    static long mix(long value) {
        long mixed = (value ^ value >>> 32) * FACTOR;
        return mixed ^ mixed >>> 29;
    }
}
