package io.communitykit.examples.history;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import java.util.Map;
import java.util.OptionalLong;

/** A history that can be told, in its own order. A new source of histories implements this. */
public interface History {

    /**
     * Tells the history from its first fact to its last.
     *
     * @param listener hears every fact and every line that is none
     */
    void tell(Listener listener);

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
