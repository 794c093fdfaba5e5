package io.communitykit.testkit.referral;

import io.communitykit.core.id.MemberId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that may be told again and again.
 *
 * @param line says what it is
 * @param about whose books it changes, and whom else it names
 * @param tell tells it, and says how it was answered
 */
record Fact(String line, List<MemberId> about, Supplier<String> tell) {}
