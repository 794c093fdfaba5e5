package io.communitykit.risk.abuse.key;

import io.communitykit.core.InvalidValueException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a provider ignores in the part of an address before the {@code @}.
 *
 * @param domains its domains in lower case, in ASCII; all of them are one
 * @param dots whether dots count
 * @param tag from this character on the rest is ignored; empty if nothing is
 */
public record MailProvider(Set<String> domains, Dots dots, Optional<Character> tag) {

    /** Whether dots count. */
    public enum Dots {
        /** {@code a.b} is another box than {@code ab}. */
        COUNT,
        /** {@code a.b} is the box {@code ab}. */
        IGNORED
    }

    /**
     * Checks that there is a domain, and copies.
     *
     * @param domains its domains
     * @param dots whether dots count
     * @param tag from this character on the rest is ignored
     */
    public MailProvider {
        if (domains.isEmpty()) {
            throw InvalidValueException.of("domains of a mail provider", "one or more", "none");
        }
        domains = Set.copyOf(domains);
    }

    /** The one domain that stands for all: the first in their order. */
    String domain() {
        return new TreeSet<>(domains).first();
    }

    String box(String local) {
        int cut = tag.map(local::indexOf).orElse(-1);
        // An address that begins with the tag has no box without it.
        String kept = cut > 0 ? local.substring(0, cut) : local;
        String plain = dots == Dots.IGNORED ? kept.replace(".", "") : kept;
        return plain.isEmpty() ? local : plain;
    }
}
