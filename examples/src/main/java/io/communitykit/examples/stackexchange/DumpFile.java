package io.communitykit.examples.stackexchange;

import java.util.Locale;

/** The files of a dump, in the order in which facts of one instant are told. */
enum DumpFile {
    USERS("Users.xml", true),
    POSTS("Posts.xml", true),
    COMMENTS("Comments.xml", false),
    VOTES("Votes.xml", true),
    BADGES("Badges.xml", false);

    private final String fileName;
    private final boolean required;

    DumpFile(String fileName, boolean required) {
        this.fileName = fileName;
        this.required = required;
    }

    String fileName() {
        return fileName;
    }

    boolean required() {
        return required;
    }

    /** What the numbers of its rows are called within the dump: {@code vote-17}. */
    String idPrefix() {
        return name().toLowerCase(Locale.ROOT).substring(0, name().length() - 1) + "-";
    }
}
