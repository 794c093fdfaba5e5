package io.communitykit.recommend.candidate.recent;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.ItemId;
import java.time.Instant;

/**
 * Something that an author published whom a member follows.
 *
 * @param item which
 * @param author who published it: why it is a candidate
 * @param published when
 * @param score the author's affinity, above 0 and at most 1, times what is left of it
 */
public record FollowedItem(ItemId item, MemberId author, Instant published, double score) {}
