package io.communitykit.referral.compliance;

/**
 * What a program would offend: a form that Article 7 of the Regulation on the Prohibition of Chuanxiao (禁止传销条例) lists, or a limit of
 * this library. The wording is a summary of an English copy of the article, not its text, and not legal advice.
 */
public enum Clause {
    /** Reward by heads recruited. */
    HEAD_COUNT("禁止传销条例 Art. 7 (1): reward by the number of people recruited, directly or through others"),
    /** A fee to take part. */
    ENTRY_FEE(
            "禁止传销条例 Art. 7 (2): people pay a fee, openly or as a purchase, to become entitled to join or to bring others"),
    /** Reward by what the line below sells (团队计酬); the article states no number of levels. */
    LOWER_LINE(
            "禁止传销条例 Art. 7 (3): a line of upper and lower members, with reward by the sales of the lower line (团队计酬);"
                    + " the form names no number of levels"),
    /** All levels together have more of an order than the program says they may. */
    CAP("limit of this library: all levels together stay within a share of what was paid for an order");

    private final String wording;

    Clause(String wording) {
        this.wording = wording;
    }

    /**
     * What it says, in a line.
     *
     * @return a summary, not the text of the law
     */
    public String wording() {
        return wording;
    }
}
