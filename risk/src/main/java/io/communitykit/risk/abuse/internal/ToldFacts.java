package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which facts were told, without keeping them: of each, 128 bits of its key and 32 of each component, 60 bytes and less than as much again
 * for the table. Two keys are taken for one in 2 of 10^38 cases, two contents in 1 of 4 * 10^9. Not safe for many threads.
 */
public final class ToldFacts {

    private static final int FIELDS = 6;
    private static final int ID_KIND = 0;
    private static final Duration NO_CLICK = Duration.ofSeconds(-1);

    private final KeyTable keys = new KeyTable();
    private int[] contents = new int[16 * FIELDS];

    /** Starts empty. */
    public ToldFacts() {}

    /**
     * Remembers a fact, unless its key is known.
     *
     * @param fact the fact
     * @return null if the key is new; else the names of the components that differ, none if it is the same fact
     */
    public @Nullable List<String> told(AbuseFact fact) {
        TextHash id = new TextHash();
        id.add(fact.key().source().value());
        id.add(fact.key().id().value());
        int known = keys.find(ID_KIND, id.high(), id.low());
        int[] content = content(fact);
        if (known < 0) {
            int at = keys.add(ID_KIND, id.high(), id.low()) * FIELDS;
            if (at == contents.length) {
                contents = Arrays.copyOf(contents, Columns.larger(at / FIELDS) * FIELDS);
            }
            System.arraycopy(content, 0, contents, at, FIELDS);
            return null;
        }
        return differing(fact, content, known * FIELDS);
    }

    private List<String> differing(AbuseFact fact, int[] content, int at) {
        if (contents[at] != content[0]) {
            return List.of("type");
        }
        String[] names = names(fact);
        List<String> all = new ArrayList<>();
        for (int i = 1; i < names.length; i++) {
            if (contents[at + i] != content[i]) {
                all.add(names[i]);
            }
        }
        return all;
    }

    private static String[] names(AbuseFact fact) {
        if (fact instanceof Linked) {
            return new String[] {"type", "at", "member", "kind", "digest", "note"};
        } else if (fact instanceof Unlinked) {
            return new String[] {"type", "at", "member", "kind", "digest"};
        } else if (fact instanceof Brought) {
            return new String[] {"type", "at", "referrer", "friend", "fromClick"};
        } else if (fact instanceof Quality) {
            return new String[] {"type", "at", "member", "orders", "keptDays"};
        }
        return new String[] {"type", "at", "referrer", "friend", "finding"};
    }

    private static int[] content(AbuseFact fact) {
        int[] all = new int[FIELDS];
        Instant at = fact.at();
        all[1] = hash(at.getEpochSecond(), at.getNano());
        if (fact instanceof Linked it) {
            all[0] = 1;
            link(all, it.member(), it.kind(), it.digest());
            all[5] = hash(it.note().name());
        } else if (fact instanceof Unlinked it) {
            all[0] = 2;
            link(all, it.member(), it.kind(), it.digest());
        } else if (fact instanceof Brought it) {
            all[0] = 3;
            all[2] = hash(it.referrer().value());
            all[3] = hash(it.friend().value());
            Duration click = it.fromClick().orElse(NO_CLICK);
            all[4] = hash(click.getSeconds(), click.getNano());
        } else if (fact instanceof Quality it) {
            all[0] = 4;
            all[2] = hash(it.member().value());
            all[3] = it.orders();
            all[4] = it.keptDays();
        } else if (fact instanceof Feedback it) {
            all[0] = 5;
            all[2] = hash(it.referrer().value());
            all[3] = hash(it.friend().value());
            all[4] = hash(it.finding().name());
        }
        return all;
    }

    private static void link(int[] all, MemberId member, KeyKind kind, KeyDigest digest) {
        all[2] = hash(member.value());
        all[3] = hash(kind.value());
        all[4] = hash(digest.high(), digest.low());
    }

    private static int hash(String text) {
        TextHash hash = new TextHash();
        hash.add(text);
        return (int) (hash.high() >>> 32);
    }

    private static int hash(long one, long other) {
        TextHash hash = new TextHash();
        hash.add(one);
        hash.add(other);
        return (int) (hash.high() >>> 32);
    }
}
