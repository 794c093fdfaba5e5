package io.communitykit.risk.abuse.internal;

/** 128 bits of texts that are told apart, not kept secret: two multiply-and-shift chains over UTF-16 units and lengths. Used once. */
final class TextHash {

    private long first = 0x243F6A8885A308D3L;
    private long second = 0x13198A2E03707344L;

    void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            mix(text.charAt(i) + 1L);
        }
        mix(-1L - text.length());
    }

    void add(long value) {
        mix(value & 0xFFFF_FFFFL);
        mix(value >>> 32);
    }

    private void mix(long value) {
        first = (first ^ value) * 0x9E3779B97F4A7C15L;
        first ^= first >>> 32;
        second = (second ^ value) * 0xC2B2AE3D27D4EB4FL;
        second ^= second >>> 29;
    }

    long high() {
        return first * 0xFF51AFD7ED558CCDL ^ second >>> 31;
    }

    long low() {
        return second * 0xC4CEB9FE1A85EC53L ^ first >>> 33;
    }
}
