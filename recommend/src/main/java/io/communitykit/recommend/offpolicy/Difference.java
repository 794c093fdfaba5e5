package io.communitykit.recommend.offpolicy;

/**
 * What one policy would have brought more than another.
 *
 * @param value below 0 where it would have brought less
 * @param standardError of the value; infinite where nothing is known
 * @param low the lower end of the interval
 * @param high the upper end
 */
public record Difference(double value, double standardError, double low, double high) {}
