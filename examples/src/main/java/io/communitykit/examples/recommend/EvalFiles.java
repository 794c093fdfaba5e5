package io.communitykit.examples.recommend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a model is fitted on and judged by.
 *
 * @param train what it is fitted on
 * @param test what lists should find
 * @param negatives among what lists are ranked; empty where among all
 */
record EvalFiles(InteractionFile train, InteractionFile test, Optional<InteractionFile> negatives) {

    /** The files by what they are. */
    Map<String, InteractionFile> byName() {
        Map<String, InteractionFile> files = new LinkedHashMap<>();
        files.put("train", train);
        files.put("test", test);
        negatives.ifPresent(file -> files.put("negatives", file));
        return files;
    }
}
