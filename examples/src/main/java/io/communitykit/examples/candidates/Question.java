package io.communitykit.examples.candidates;

import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question.
 *
 * @param id its subject in events
 * @param asker who asked; empty where that is not known
 * @param at when
 * @param title as it was written, or the id where it has none
 * @param tags as they were given
 */
record Question(String id, Optional<MemberId> asker, Instant at, String title, List<String> tags) {}
