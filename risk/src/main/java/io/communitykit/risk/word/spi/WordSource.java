package io.communitykit.risk.word.spi;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import java.util.Optional;

/**
 * Where dictionaries come from: files, a database, a service of the host's.
 *
 * <p>Atomicity: a load gives one edition that was whole at one moment, never lists of before and after a change together. What cannot be had
 * whole, such as a file that is being written, is a {@link StorageException}. Versions: two editions of a source with the same version have the
 * same content; nothing else may be read from a version. Ordering: lists come in an order that depends on the content alone.
 *
 * <p>Called by many threads; {@link io.communitykit.risk.word.ReloadableWords} calls one source by one thread at a time.
 */
public interface WordSource {

    /**
     * What the source is called in reports: a path, a table, an address. No credentials.
     *
     * @return the name, the same at all times; no two sources of one matcher have the same
     */
    String name();

    /**
     * Gives the current edition.
     *
     * @param known the version of the edition that the caller has; empty if none
     * @return the edition; empty only if its version is the known one, which should cost far less than loading it
     * @throws StorageException if the source cannot be reached, or its edition cannot be had whole
     * @throws InvalidPolicyException if a document or dictionary of it is not as it should be, with every fault
     */
    Optional<WordEdition> load(Optional<PolicyVersion> known);
}
