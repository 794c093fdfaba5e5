package io.communitykit.risk.abuse.key;

/**
 * Writes a label of a domain in ASCII: RFC 3492, section 6.3, with the parameters of section 5. The JDK's own is only within reach through
 * {@code java.net.IDN}, which maps ß and ς first. Pure; the time is the length times the number of different characters.
 */
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;

    private Punycode() {}

    /**
     * Encodes.
     *
     * @param label at most 63 characters, so that no sum overflows
     */
    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder out = new StringBuilder(label.length() + 8);
        for (int c : points) {
            if (c < 0x80) {
                out.append((char) c);
            }
        }
        int basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        extended(points, basic, out);
        return out.toString();
    }

    private static void extended(int[] points, int basic, StringBuilder out) {
        int delta = 0;
        int bias = 72;
        int done = basic;
        for (int n = 0x80; done < points.length; n++) {
            int next = least(points, n);
            delta += (next - n) * (done + 1);
            n = next;
            for (int c : points) {
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    write(delta, bias, out);
                    bias = bias(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
            delta++;
        }
    }

    private static int least(int[] points, int from) {
        int least = Integer.MAX_VALUE;
        for (int c : points) {
            if (c >= from && c < least) {
                least = c;
            }
        }
        return least;
    }

    private static void write(int delta, int bias, StringBuilder out) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int t = Math.min(Math.max(k - bias, T_MIN), T_MAX);
            if (rest < t) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(t + (rest - t) % (BASE - t)));
            rest = (rest - t) / (BASE - t);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int bias(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }
}
