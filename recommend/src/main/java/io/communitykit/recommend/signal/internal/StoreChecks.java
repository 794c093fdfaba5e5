package io.communitykit.recommend.signal.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.recommend.signal.SignalAbout;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.spi.SignalStore;
import java.util.List;

/** What every store of signals checks and reckons alike. */
public final class StoreChecks {

    /** Keep the pseudonyms of signals apart from all others, and those of contents from those of authors. */
    private static final ProgramId CONTENTS = new ProgramId("communitykit signals of contents");

    private static final ProgramId AUTHORS = new ProgramId("communitykit signals of authors");

    private StoreChecks() {}

    /**
     * Stands for a subject in stores.
     *
     * @param key the host's secret
     * @param subject which
     * @return the same pseudonym for the same key and subject, always
     */
    public static Pseudonym pseudonym(PseudonymKey key, SignalSubject subject) {
        ProgramId kind = subject.about() == SignalAbout.AUTHOR ? AUTHORS : CONTENTS;
        // Ids of all kinds obey one rule, so that any text of one fits the other.
        return key.pseudonym(kind, new MemberId(subject.id()));
    }

    /**
     * Checks how many are purged.
     *
     * @param limit 1 to {@value SignalStore#MAX_PURGE}
     * @throws InvalidValueException outside that range
     */
    public static void limit(int limit) {
        if (limit < 1 || limit > SignalStore.MAX_PURGE) {
            throw InvalidValueException.of("limit of a purge", "1 to " + SignalStore.MAX_PURGE, limit);
        }
    }

    /**
     * Checks how many are read.
     *
     * @param subjects at most {@value SignalStore#MAX_READ}
     * @throws InvalidValueException if there are more
     */
    public static void readable(List<SignalSubject> subjects) {
        if (subjects.size() > SignalStore.MAX_READ) {
            throw InvalidValueException.of(
                    "number of subjects to read", "at most " + SignalStore.MAX_READ, subjects.size());
        }
    }
}
