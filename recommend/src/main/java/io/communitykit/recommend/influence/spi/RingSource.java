package io.communitykit.recommend.influence.spi;

import io.communitykit.core.id.MemberId;

/**
 * Says how far what one member gives another can be trusted: what a host, or the module {@code risk}, knows of rings that the graph does not
 * show, such as accounts of one person. Asked once for each pair when a graph is built, in the order of the receiving and then of the giving
 * member, by one thread. Must answer the same for the same pair.
 */
@FunctionalInterface
public interface RingSource {

    /** Trusts everybody. */
    RingSource NONE = (from, to) -> 10_000;

    /**
     * How much of the weight counts.
     *
     * @param from who gives
     * @param to who receives
     * @return basis points, 0 to 10,000
     */
    int kept(MemberId from, MemberId to);
}
