package io.communitykit.risk.abuse.key;

/** The box and the domain of a mail address in the one form they are compared in. Pure. */
record MailText(String box, String domain) {

    private static final String SCHEME = "mailto:";
    private static final char IDEOGRAPHIC_STOP = '\u3002';
    private static final int LONGEST_LABEL = 63;

    /** Reads an address as written; empty parts are left to the caller. */
    static MailText of(String text) {
        String bare = bare(FoldedText.lower(FoldedText.visible("mail address", text)));
        int at = bare.lastIndexOf('@');
        return at < 0
                ? new MailText("", "")
                : new MailText(unquoted(bare.substring(0, at).strip()), domain(bare.substring(at + 1)));
    }

    /**
     * A domain in ASCII by IDNA2008 and UTS 46 without transition: ß, ς and joiners are letters of their own, which {@code java.net.IDN}
     * (IDNA2003) takes for others.
     *
     * @param folded in lower case
     */
    static String domain(String folded) {
        String dotted = folded.replace(IDEOGRAPHIC_STOP, '.').strip();
        String open = dotted.endsWith(".") ? dotted.substring(0, dotted.length() - 1) : dotted;
        if (FoldedText.ascii(open)) {
            return open;
        }
        StringBuilder labels = new StringBuilder(open.length() + 8);
        int from = 0;
        for (int dot = open.indexOf('.'); dot >= 0; dot = open.indexOf('.', from)) {
            labels.append(label(open.substring(from, dot))).append('.');
            from = dot + 1;
        }
        return labels.append(label(open.substring(from))).toString();
    }

    /** What no label can be is still a text that is equal to itself. */
    private static String label(String label) {
        return FoldedText.ascii(label) || label.length() > LONGEST_LABEL ? label : "xn--" + Punycode.encode(label);
    }

    /** Without a name and angle brackets around it, as in {@code Alice <alice@example.com>}, and without the scheme of a link. */
    private static String bare(String folded) {
        int open = folded.endsWith(">") ? folded.lastIndexOf('<') : -1;
        String inside = open < 0 ? folded : folded.substring(open + 1, folded.length() - 1);
        return inside.startsWith(SCHEME) ? inside.substring(SCHEME.length()) : inside;
    }

    private static String unquoted(String box) {
        boolean quoted = box.length() > 2 && box.charAt(0) == '"' && box.charAt(box.length() - 1) == '"';
        String inside = quoted ? box.substring(1, box.length() - 1) : box;
        return quoted && inside.chars().noneMatch(c -> " \"\\@(),:;<>[]".indexOf(c) >= 0) ? inside : box;
    }
}
