package io.communitykit.risk.abuse.key;

import io.communitykit.core.InvalidValueException;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider ignores in the part of an address before the {@code @}, and which of its domains have the same boxes.
 *
 * @param domain the domain that stands for the others in a digest: never change it, or mailboxes that are known become strangers. With
 *     {@code .*} at its end, as in {@code outlook.*}, it is the name under {@code com} and under each country ({@code outlook.fr}, {@code
 *     outlook.com.br}), and each of those has boxes of its own
 * @param aliases other domains with the same boxes; one more changes no digest of an address under the domain
 * @param ignored characters that do not count, such as {@code .}; empty if all do
 * @param tags from the first of these characters on the rest is ignored; empty if nothing is
 */
public record MailProvider(String domain, Set<String> aliases, String ignored, Set<Character> tags) {

    private static final String EVERYWHERE = ".*";

    /**
     * Checks that there is a domain, and copies.
     *
     * @param domain the domain that stands for the others
     * @param aliases other domains with the same boxes
     * @param ignored characters that do not count
     * @param tags from the first of these characters on the rest is ignored
     * @throws InvalidValueException if a domain is blank, or one of many countries has aliases
     */
    public MailProvider {
        if (domain.isBlank() || aliases.stream().anyMatch(String::isBlank)) {
            throw InvalidValueException.of("domain of a mail provider", "a domain such as example.com", "a blank text");
        }
        if (domain.endsWith(EVERYWHERE) && !aliases.isEmpty()) {
            throw InvalidValueException.of(
                    "aliases of " + domain, "none, since each country has its own boxes", aliases);
        }
        aliases = Set.copyOf(aliases);
        tags = Set.copyOf(tags);
    }

    /**
     * A provider at which every character counts.
     *
     * @param domain its domain
     * @return the provider, with no alias
     */
    public static MailProvider of(String domain) {
        return new MailProvider(domain, Set.of(), "", Set.of());
    }

    /**
     * The same with other domains for the same boxes.
     *
     * @param domains those
     * @return the provider
     */
    public MailProvider alsoAt(Set<String> domains) {
        return new MailProvider(domain, domains, ignored, tags);
    }

    /**
     * The same, but some characters do not count.
     *
     * @param characters those, one after the other
     * @return the provider
     */
    public MailProvider ignoring(String characters) {
        return new MailProvider(domain, aliases, characters, tags);
    }

    /**
     * The same, but what follows one of some characters does not count.
     *
     * @param characters those
     * @return the provider
     */
    public MailProvider tagging(Set<Character> characters) {
        return new MailProvider(domain, aliases, ignored, characters);
    }

    /** The name that it has in each country, if it has. */
    Optional<String> family() {
        return domain.endsWith(EVERYWHERE)
                ? Optional.of(domain.substring(0, domain.length() - EVERYWHERE.length()))
                : Optional.empty();
    }

    String box(String local) {
        String kept = local;
        for (char tag : tags) {
            int cut = kept.indexOf(tag);
            // An address that begins with the tag has no box without it.
            kept = cut > 0 ? kept.substring(0, cut) : kept;
        }
        StringBuilder plain = new StringBuilder(kept);
        for (int i = plain.length() - 1; i >= 0; i--) {
            if (ignored.indexOf(plain.charAt(i)) >= 0) {
                plain.deleteCharAt(i);
            }
        }
        return plain.isEmpty() ? local : plain.toString();
    }
}
