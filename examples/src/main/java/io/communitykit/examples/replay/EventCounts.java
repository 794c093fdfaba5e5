package io.communitykit.examples.replay;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of the lines that were read. Always: read = new + known + unruled + rejected + bad.
 *
 * @param read lines or records read
 * @param applied events that were posted to at least one account now, and refused by none
 * @param known events whose every posting was there already
 * @param unruled events that no rule speaks of
 * @param rejected events that at least one account refused: told before with other content, the member erased, a sum too
 *     large
 * @param bad lines or records that hold no event
 */
public record EventCounts(
        long read, @JsonProperty("new") long applied, long known, long unruled, long rejected, long bad) {}
