package io.communitykit.examples.replay;

/** What to do with a line or record that holds no event. */
public enum BadLineChoice {
    /** End there; everything before it was told. */
    STOP,
    /** Count it and go on. */
    SKIP;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return this == STOP ? "stop" : "skip";
    }
}
