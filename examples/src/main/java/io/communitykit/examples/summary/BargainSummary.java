package io.communitykit.examples.summary;

import java.util.List;

/**
 * What became of bargains, out of their store.
 *
 * @param policy which policy, with its edition
 * @param at as of when, as text
 * @param bargains in the order in which they were started
 * @param reasons why something was not done
 */
public record BargainSummary(String policy, String at, List<BargainLine> bargains, List<ReferralSummary.Why> reasons) {

    /** Of a history without bargains. */
    public static final BargainSummary NONE = new BargainSummary("", "", List.of(), List.of());

    /** Copies the lists. */
    public BargainSummary {
        bargains = List.copyOf(bargains);
        reasons = List.copyOf(reasons);
    }

    /**
     * How many bargains stand in one place.
     *
     * @param status such as {@code bought}
     * @return 0 or more
     */
    public long count(String status) {
        return bargains.stream().filter(it -> it.status().equals(status)).count();
    }

    /**
     * A bargain.
     *
     * @param bargain its id
     * @param owner who started it
     * @param status where it stands
     * @param helped how many friends helped
     * @param helpers how many may
     * @param from the price at first
     * @param price what it costs now
     * @param floor the least price
     * @param order by which it is bought; empty text where it is not
     * @param cuts what friends cut, in order
     */
    public record BargainLine(
            String bargain,
            String owner,
            String status,
            int helped,
            int helpers,
            String from,
            String price,
            String floor,
            String order,
            List<CutLine> cuts) {

        /** Copies the cuts. */
        public BargainLine {
            cuts = List.copyOf(cuts);
        }
    }

    /**
     * What a friend cut.
     *
     * @param number how-manieth
     * @param member who
     * @param as what the friend came: {@code newcomer} or {@code plain}
     * @param minor how much, in minor units
     * @param amount how much, with its unit
     */
    public record CutLine(int number, String member, String as, long minor, String amount) {}
}
