package io.communitykit.risk.abuse.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.Finding;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How stores write a fact in few numbers: what kind it is, and two numbers beside its instant, its members and its kind of key. The numbers
 * are stored and never change their meaning.
 */
public final class FactCode {

    /** What is left of a fact that went with an erased member. */
    public static final int GONE = 0;

    /** A {@link Linked} with nothing noted; the numbers are the digest. */
    public static final int LINKED = 1;

    /** A {@link Linked} of a disposable mailbox. */
    public static final int DISPOSABLE = 2;

    /** An {@link Unlinked}; the numbers are the digest. */
    public static final int UNLINKED = 3;

    /** A {@link Quality}; the numbers are orders and days. */
    public static final int QUALITY = 4;

    /** A {@link Brought}; the first number is nanoseconds from the click, {@link #UNKNOWN} where not known. */
    public static final int BROUGHT = 5;

    /** A {@link Feedback} of {@link Finding#FRAUD}. */
    public static final int FRAUD = 6;

    /** A {@link Feedback} of {@link Finding#HONEST}. */
    public static final int HONEST = 7;

    /** That a member was erased, which is no fact. */
    public static final int FORGOTTEN = 8;

    private static final long UNKNOWN = -1;

    private FactCode() {}

    /**
     * What kind a fact is.
     *
     * @param fact any
     * @return from {@link #LINKED} to {@link #HONEST}
     */
    public static int of(AbuseFact fact) {
        if (fact instanceof Linked it) {
            return it.note() == KeyNote.DISPOSABLE ? DISPOSABLE : LINKED;
        } else if (fact instanceof Unlinked) {
            return UNLINKED;
        } else if (fact instanceof Quality) {
            return QUALITY;
        } else if (fact instanceof Brought) {
            return BROUGHT;
        }
        return fact instanceof Feedback it && it.finding() == Finding.FRAUD ? FRAUD : HONEST;
    }

    /**
     * Whether a fact is one member's alone.
     *
     * @param code what kind it is
     * @return true for links, their ends and qualities
     */
    public static boolean isOfOne(int code) {
        return code >= LINKED && code <= QUALITY;
    }

    /**
     * The first whom a fact names, without a list.
     *
     * @param fact any
     * @return the first of {@link AbuseFact#members()}
     */
    public static MemberId member(AbuseFact fact) {
        if (fact instanceof Linked it) {
            return it.member();
        } else if (fact instanceof Brought it) {
            return it.referrer();
        } else if (fact instanceof Quality it) {
            return it.member();
        }
        return fact.members().get(0);
    }

    /**
     * The kind of key that a fact is about.
     *
     * @param fact any
     * @return empty for facts about no key
     */
    public static Optional<KeyKind> kind(AbuseFact fact) {
        if (fact instanceof Linked it) {
            return Optional.of(it.kind());
        }
        return fact instanceof Unlinked it ? Optional.of(it.kind()) : Optional.empty();
    }

    /**
     * The first number of a fact.
     *
     * @param fact any
     * @return what the kind of fact says; 0 where it has none
     */
    public static long first(AbuseFact fact) {
        if (fact instanceof Linked it) {
            return it.digest().high();
        } else if (fact instanceof Unlinked it) {
            return it.digest().high();
        } else if (fact instanceof Quality it) {
            return it.orders();
        } else if (fact instanceof Brought it) {
            return it.fromClick().map(Duration::toNanos).orElse(UNKNOWN);
        }
        return 0;
    }

    /**
     * The second number of a fact.
     *
     * @param fact any
     * @return what the kind of fact says; 0 where it has none
     */
    public static long second(AbuseFact fact) {
        if (fact instanceof Linked it) {
            return it.digest().low();
        } else if (fact instanceof Unlinked it) {
            return it.digest().low();
        }
        return fact instanceof Quality it ? it.keptDays() : 0;
    }

    /**
     * Reads a fact of one member about a key.
     *
     * @param code what kind it is
     * @param key its key
     * @param at when
     * @param member who
     * @param kind the kind of key
     * @param first the first number
     * @param second the second number
     * @return the fact
     */
    public static AbuseFact ofKey(
            int code, IdempotencyKey key, Instant at, MemberId member, KeyKind kind, long first, long second) {
        KeyDigest digest = new KeyDigest(first, second);
        return switch (code) {
            case LINKED -> new Linked(key, at, member, kind, digest, KeyNote.PLAIN);
            case DISPOSABLE -> new Linked(key, at, member, kind, digest, KeyNote.DISPOSABLE);
            case UNLINKED -> new Unlinked(key, at, member, kind, digest);
            default -> throw unknown(code);
        };
    }

    /**
     * Reads what became of a member.
     *
     * @param key its key
     * @param at as of when
     * @param member who
     * @param first the first number
     * @param second the second number
     * @return the fact
     */
    public static AbuseFact quality(IdempotencyKey key, Instant at, MemberId member, long first, long second) {
        return new Quality(key, at, member, Math.toIntExact(first), Math.toIntExact(second));
    }

    /**
     * Reads a fact of two members.
     *
     * @param code what kind it is
     * @param key its key
     * @param at when
     * @param referrer who brought
     * @param friend who came
     * @param first the first number
     * @return the fact
     */
    public static AbuseFact ofTwo(
            int code, IdempotencyKey key, Instant at, MemberId referrer, MemberId friend, long first) {
        return switch (code) {
            case BROUGHT ->
                new Brought(
                        key,
                        at,
                        referrer,
                        friend,
                        first == UNKNOWN ? Optional.empty() : Optional.of(Duration.ofNanos(first)));
            case FRAUD -> new Feedback(key, at, referrer, friend, Finding.FRAUD);
            case HONEST -> new Feedback(key, at, referrer, friend, Finding.HONEST);
            default -> throw unknown(code);
        };
    }

    private static InvalidValueException unknown(int code) {
        return InvalidValueException.of("kind of a recorded fact", "from " + LINKED + " to " + HONEST, code);
    }
}
