package io.communitykit.benchmarks.word;

/** What it takes only to look at every character, or at an entry of a table for it. Finds nothing. One for each thread. */
final class FloorFinder implements WordFinder {

    private static final int CHARACTERS = 0x10000;
    private static final int BLOCK = 4_096;

    private final boolean byTable;
    private final char[] table = new char[CHARACTERS];
    private final char[] block = new char[BLOCK];

    FloorFinder(boolean byTable) {
        this.byTable = byTable;
        for (int c = 0; c < CHARACTERS; c++) {
            table[c] = (char) (c * 31);
        }
    }

    @Override
    public boolean contains(String text) {
        return findAll(text) == Integer.MIN_VALUE;
    }

    @Override
    public int findAll(String text) {
        return byTable ? tableSum(text) : charSum(text);
    }

    @Override
    public String replace(String text) {
        return contains(text) ? "" : text;
    }

    private static int charSum(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i);
        }
        return sum;
    }

    private int tableSum(String text) {
        int sum = 0;
        for (int from = 0; from < text.length(); from += BLOCK) {
            int length = Math.min(BLOCK, text.length() - from);
            text.getChars(from, from + length, block, 0);
            for (int i = 0; i < length; i++) {
                sum += table[block[i]];
            }
        }
        return sum;
    }
}
