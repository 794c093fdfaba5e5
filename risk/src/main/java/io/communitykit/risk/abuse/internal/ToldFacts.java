package io.communitykit.risk.abuse.internal;

import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
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
        String at = fact.at().toString();
        if (fact instanceof Linked it) {
            String digest = it.digest().toString();
            return hashes(
                    "linked",
                    at,
                    it.member().value(),
                    it.kind().value(),
                    digest,
                    it.note().name());
        } else if (fact instanceof Unlinked it) {
            String digest = it.digest().toString();
            return hashes("unlinked", at, it.member().value(), it.kind().value(), digest, "");
        } else if (fact instanceof Brought it) {
            String click = it.fromClick().toString();
            return hashes("brought", at, it.referrer().value(), it.friend().value(), click, "");
        } else if (fact instanceof Quality it) {
            return hashes("quality", at, it.member().value(), "" + it.orders(), "" + it.keptDays(), "");
        }
        Feedback it = (Feedback) fact;
        return hashes(
                "feedback",
                at,
                it.referrer().value(),
                it.friend().value(),
                it.finding().name(),
                "");
    }

    private static int[] hashes(String... fields) {
        int[] all = new int[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            TextHash hash = new TextHash();
            hash.add(fields[i]);
            all[i] = (int) hash.high();
        }
        return all;
    }
}
