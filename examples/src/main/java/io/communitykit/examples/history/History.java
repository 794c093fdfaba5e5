package io.communitykit.examples.history;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Progress;
import io.communitykit.examples.cli.Texts;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A history that can be told, in its own order. A new source of histories implements this. */
public interface History {

    /**
     * Tells the history from its first fact to its last.
     *
     * @param listener hears every fact and every line that is none
     */
    void tell(Listener listener);

    /**
     * Tells the history and shows how far the telling is.
     *
     * @param listener hears every fact and every line that is none
     * @param console where progress is shown
     */
    default void tell(Listener listener, Console console) {
        try (Progress progress = console.progress("events told", size())) {
            tell(new Listener() {
                @Override
                public void event(CommunityEvent event) {
                    listener.event(event);
                    progress.step(1);
                }

                @Override
                public void bad(BadLine line) {
                    listener.bad(line);
                }
            });
        }
    }

    /** How many facts and bad lines there are; empty where that is not known before the end. */
    default OptionalLong size() {
        return OptionalLong.empty();
    }

    /** The balances that the community itself published at the end of the history; empty where it published none. */
    default Map<MemberId, Long> publishedBalances() {
        return Map.of();
    }

    /** Hears a history. Each method may throw to end the telling. */
    interface Listener {

        /** A fact. */
        void event(CommunityEvent event);

        /** A line or record that cannot be read. */
        void bad(BadLine line);

        /**
         * Hears facts, and ends at the first line that is none.
         *
         * @param facts hears every fact
         * @return the listener; it throws a {@link CommandFailure} of the input
         */
        static Listener strict(Consumer<CommunityEvent> facts) {
            return new Listener() {
                @Override
                public void event(CommunityEvent event) {
                    facts.accept(event);
                }

                @Override
                public void bad(BadLine line) {
                    throw new CommandFailure(ExitCode.INPUT, Texts.printable(line.toString()), null);
                }
            };
        }
    }

    /**
     * A line or record that cannot be read.
     *
     * @param file the file's name
     * @param line its number in the file, from 1
     * @param reason what is wrong with it
     */
    record BadLine(String file, long line, String reason) {

        @Override
        public String toString() {
            return file + " line " + line + ": " + reason;
        }
    }
}
