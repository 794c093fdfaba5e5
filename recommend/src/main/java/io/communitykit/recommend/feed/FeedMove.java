package io.communitykit.recommend.feed;

/**
 * Why content came elsewhere than its score alone would put it. Places are counted from 1.
 *
 * @param by what moved it: {@code variety}, {@code bury:<rule>}, {@code slot:<rule>}, {@code pin:<place>}, {@code explore:<place>}, {@code quota:<rule>}
 * @param from the place before
 * @param to the place after
 */
public record FeedMove(String by, int from, int to) {}
