package io.communitykit.core.segment.cut;

/**
 * The groups of the RFM grid that go by a name. Every cell belongs to exactly one.
 *
 * <p>The names are those that Putler made common; they overlap there. The borders are those of the map over recency (R) and frequency
 * that is widely copied in Python notebooks ({@code '5[4-5]': 'champions'} ...), which cover all 25 pairs once. That map leaves
 * money out; here its second axis is frequency and monetary value together (FM), as Putler has it: their mean, half up.
 */
public enum RfmGroup {
    /** R 5, FM 4 or 5: bought just now, often and for much. */
    CHAMPIONS("champions"),
    /** R 3 or 4, FM 4 or 5: buy often or for much. */
    LOYAL("loyal"),
    /** R 4 or 5, FM 2 or 3: recent, more than once. */
    POTENTIAL_LOYALISTS("potentialLoyalists"),
    /** R 5, FM 1: bought just now, little so far. */
    NEW("new"),
    /** R 4, FM 1: recent, little so far. */
    PROMISING("promising"),
    /** R 3, FM 3: the middle of everything. */
    NEED_ATTENTION("needAttention"),
    /** R 3, FM 1 or 2: little, and not recent any more. */
    ABOUT_TO_SLEEP("aboutToSleep"),
    /** R 1 or 2, FM 3 or 4: bought fairly often or for much, long ago. */
    AT_RISK("atRisk"),
    /** R 1 or 2, FM 5: bought most, long ago. */
    CANNOT_LOSE("cannotLose"),
    /** R 1 or 2, FM 1 or 2: little and long ago. */
    HIBERNATING("hibernating");

    private static final RfmGroup[][] BY_RECENCY = {
        {HIBERNATING, HIBERNATING, AT_RISK, AT_RISK, CANNOT_LOSE},
        {HIBERNATING, HIBERNATING, AT_RISK, AT_RISK, CANNOT_LOSE},
        {ABOUT_TO_SLEEP, ABOUT_TO_SLEEP, NEED_ATTENTION, LOYAL, LOYAL},
        {PROMISING, POTENTIAL_LOYALISTS, POTENTIAL_LOYALISTS, LOYAL, LOYAL},
        {NEW, POTENTIAL_LOYALISTS, POTENTIAL_LOYALISTS, CHAMPIONS, CHAMPIONS},
    };

    private final String jsonName;

    RfmGroup(String jsonName) {
        this.jsonName = jsonName;
    }

    /**
     * The group of a cell.
     *
     * @param cell any cell
     * @return exactly one
     */
    public static RfmGroup of(RfmCell cell) {
        int mean = (cell.frequency() + cell.monetary() + 1) / 2;
        return BY_RECENCY[cell.recency() - 1][mean - 1];
    }

    /**
     * The name that attributes and conditions have.
     *
     * @return such as {@code atRisk}
     */
    public String jsonName() {
        return jsonName;
    }
}
