package io.communitykit.examples.candidates;

import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a member did at a question.
 *
 * @param member who
 * @param kind what
 * @param question where
 * @param with whose question or answer it was done to; empty where that is nobody else, or not known
 * @param at when
 */
record Deed(MemberId member, DeedKind kind, String question, Optional<MemberId> with, Instant at) {}
