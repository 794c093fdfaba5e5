package io.communitykit.core.event;

/** What an {@link EventReader} does with a line that is no event. */
public enum BadLines {
    /** Throw an {@link InvalidEventException}. */
    STOP,
    /** Report the line as {@link EventLine.Bad} and go on with the next one. */
    REPORT
}
