package io.communitykit.risk.abuse.key;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.abuse.fact.KeyNote;
import java.net.IDN;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which mail addresses are one mailbox, and which domains are disposable. Immutable and safe for many threads.
 */
public final class MailRules {

    /**
     * What some large providers state of themselves: Gmail ignores dots and what follows {@code +}; Outlook, iCloud, Fastmail and Proton
     * what follows {@code +}; Yahoo what follows {@code -}. No domain is disposable.
     */
    public static final MailRules USUAL = new MailRules(
            List.of(
                    new MailProvider(
                            Set.of("gmail.com", "googlemail.com"), MailProvider.Dots.IGNORED, Optional.of('+')),
                    plus(Set.of("outlook.com")),
                    plus(Set.of("hotmail.com")),
                    plus(Set.of("live.com")),
                    plus(Set.of("icloud.com", "me.com", "mac.com")),
                    plus(Set.of("fastmail.com")),
                    plus(Set.of("proton.me", "protonmail.com", "pm.me")),
                    new MailProvider(Set.of("yahoo.com"), MailProvider.Dots.COUNT, Optional.of('-'))),
            Set.of());

    private final List<MailProvider> providers;
    private final Map<String, MailProvider> byDomain = new HashMap<>();
    private final Set<String> disposable;

    private MailRules(List<MailProvider> providers, Set<String> disposable) {
        this.providers = List.copyOf(providers);
        this.disposable = Set.copyOf(disposable);
        for (MailProvider provider : providers) {
            for (String domain : provider.domains()) {
                if (byDomain.put(ascii(domain), provider) != null) {
                    throw InvalidValueException.of("mail domain", "of one provider", domain);
                }
            }
        }
    }

    private static MailProvider plus(Set<String> domains) {
        return new MailProvider(domains, MailProvider.Dots.COUNT, Optional.of('+'));
    }

    /**
     * Rules for these providers; at all others every address is a box of its own, but for the case.
     *
     * @param providers those, each domain once
     * @return the rules, with no disposable domain
     */
    public static MailRules of(List<MailProvider> providers) {
        return new MailRules(providers, Set.of());
    }

    /**
     * The same with a list of disposable domains, which hosts keep and refresh themselves.
     *
     * @param domains the list; their subdomains are too
     * @return the rules
     */
    public MailRules disposing(Set<String> domains) {
        Set<String> all = new HashSet<>();
        domains.forEach(domain -> all.add(ascii(domain)));
        return new MailRules(providers, all);
    }

    /** The mailbox of an address; the text is folded. */
    String box(String folded) {
        int at = split(folded);
        String domain = ascii(folded.substring(at + 1));
        MailProvider provider = byDomain.get(domain);
        String local = folded.substring(0, at);
        return provider == null ? local + "@" + domain : provider.box(local) + "@" + provider.domain();
    }

    KeyNote note(String folded) {
        String domain = ascii(folded.substring(split(folded) + 1));
        for (String rest = domain; !rest.isEmpty(); rest = above(rest)) {
            if (disposable.contains(rest)) {
                return KeyNote.DISPOSABLE;
            }
        }
        return KeyNote.PLAIN;
    }

    private static String above(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }

    private static int split(String folded) {
        int at = folded.lastIndexOf('@');
        if (at <= 0 || at == folded.length() - 1) {
            throw InvalidValueException.of("mail address", "a box, @ and a domain", "something else (not shown)");
        }
        return at;
    }

    private static String ascii(String domain) {
        String plain = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        try {
            return IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            // What no domain can be is still a text that is equal to itself.
            return plain.toLowerCase(Locale.ROOT);
        }
    }
}
