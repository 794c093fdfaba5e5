package io.communitykit.core.event;

/** One line that an {@link EventReader} read: an event, or why it is none. */
public sealed interface EventLine {

    /**
     * Which line of the input it is.
     *
     * @return the number, counted from 1, blank lines included
     */
    long number();

    /**
     * A line that holds an event.
     *
     * @param number which line, from 1
     * @param event the event
     */
    record Event(long number, CommunityEvent event) implements EventLine {}

    /**
     * A line that holds none.
     *
     * @param number which line, from 1
     * @param reason what is wrong, in one sentence without line breaks; may quote the beginning of a faulty value
     */
    record Bad(long number, String reason) implements EventLine {}
}
