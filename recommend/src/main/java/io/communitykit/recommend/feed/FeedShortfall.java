package io.communitykit.recommend.feed;

/**
 * Something that the page should hold and does not.
 *
 * @param what {@code page}, {@code quota:<rule>}, {@code slot:<rule>} {@code pin:<place>} or {@code explore}
 * @param wanted how many it should hold
 * @param got how many it holds
 * @param why the reason in words
 */
public record FeedShortfall(String what, int wanted, int got, String why) {}
