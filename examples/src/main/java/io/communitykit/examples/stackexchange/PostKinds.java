package io.communitykit.examples.stackexchange;

import java.util.Map;

/** The names of {@code PostTypeId}. */
final class PostKinds {

    static final String QUESTION = "question";
    static final String ANSWER = "answer";

    private static final Map<Integer, String> BY_TYPE = Map.of(
            1, QUESTION,
            2, ANSWER,
            3, "orphaned-tag-wiki",
            4, "tag-wiki-excerpt",
            5, "tag-wiki",
            6, "moderator-nomination",
            7, "wiki-placeholder",
            8, "privilege-wiki");

    private PostKinds() {}

    static String of(int postType) {
        return BY_TYPE.getOrDefault(postType, "post-type-" + postType);
    }
}
