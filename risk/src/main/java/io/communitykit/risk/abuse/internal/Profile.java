package io.communitykit.risk.abuse.internal;

/**
 * The picture of a person's friends, those that are considered.
 *
 * @param friends how many there are in all
 * @param times when they came, in order; to be read only
 * @param poorBefore how many of the first so many came to nothing, from none on; to be read only
 * @param poor the share that came to nothing
 * @param fast the mean speed of those whose time from the click is known
 * @param mixed how many are known by devices, networks or hours
 * @param alike how alike they are, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // Lives inside the graph; never compared.
record Profile(int friends, long[] times, double[] poorBefore, double poor, double fast, int mixed, double alike) {}
