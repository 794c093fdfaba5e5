package io.communitykit.core.id;

/**
 * What makes a fact or a command the same one when it is told again: who numbered it, and the number. The same key with
 * the same content is answered with the original result; the same key with another content is refused.
 *
 * @param source the system that numbered it
 * @param id its number there
 */
public record IdempotencyKey(EventSource source, EventId id) {

    @Override
    public String toString() {
        return source + "/" + id;
    }
}
