package io.communitykit.testkit.internal;

import java.util.List;

/** Texts that are different to the byte, and that careless stores take for one another. */
public final class LookAlikes {

    /** Escapes where a reader could not see the difference. */
    public static final List<String> IDS = List.of(
            "alice",
            "ALICE",
            "Alice",
            "alice ",
            " alice",
            "alice  ",
            "alice\t",
            "alice\n",
            "alice\r\n",
            "alice\u00a0",
            "alice\u200b",
            "alice\u0001",
            "caf\u00e9",
            "cafe\u0301",
            "cafe",
            "caf\u00c9",
            "stra\u00dfe",
            "strasse",
            "\u0130stanbul",
            "istanbul",
            "\u0131stanbul",
            "\ufb01x",
            "fix",
            "\uff21lice",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "\ud83d\udc68\u200d\ud83d\udc69",
            "\ud83d\udc68\ud83d\udc69",
            "\ud842\udfb7\u91ce\u5bb6",
            "\u5409\u91ce\u5bb6",
            "\u4f1a\u5458",
            "\u6703\u54e1",
            "\u0645\u0631\u062d\u0628\u0627",
            "\ufeffbom",
            "bom",
            "\uffff",
            "\ue000",
            "null",
            "NULL",
            "0",
            "00",
            "0.0",
            "-0",
            "a/b",
            "a\\b",
            "a\\\\b",
            "a'b",
            "a''b",
            "a\"b",
            "a`b",
            "a%b",
            "a_b",
            "a?b",
            "a:b",
            "a;b--",
            "{\"a\":1}",
            "a,b",
            "a\u2028b");

    private LookAlikes() {}

    /**
     * A text of so many bytes in UTF-8 that ends in a character of two, three or four bytes.
     *
     * @param bytes its length
     * @param last the character that it ends in
     * @return the text
     */
    public static String longest(int bytes, String last) {
        int rest = bytes - last.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return "x".repeat(rest) + last;
    }
}
