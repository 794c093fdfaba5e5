package io.communitykit.core.segment;

import java.nio.charset.StandardCharsets;

/** MurmurHash3, x86, 32 bits, seed 0, as Austin Appleby's SMHasher publishes it (public domain), written down once more. */
final class ModelHash {

    private ModelHash() {}

    /** The hash of the text's UTF-8, taken as unsigned. */
    static long murmur3(String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        int hash = 0;
        int at = 0;
        for (; at + 4 <= data.length; at += 4) {
            hash = Integer.rotateLeft(hash ^ mixed(word(data, at, 4)), 13) * 5 + 0xe6546b64;
        }
        hash ^= mixed(word(data, at, data.length - at));
        hash ^= data.length;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return Integer.toUnsignedLong(hash ^ (hash >>> 16));
    }

    private static int word(byte[] data, int from, int bytes) {
        int word = 0;
        for (int i = 0; i < bytes; i++) {
            word |= (data[from + i] & 0xff) << (8 * i);
        }
        return word;
    }

    private static int mixed(int word) {
        return Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
    }
}
