package io.communitykit.risk.abuse.key;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.abuse.fact.KeyNote;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which mail addresses are one mailbox, and which domains are disposable. Immutable and safe for many threads.
 */
public final class MailRules {

    private static final Set<Character> PLUS = Set.of('+');
    private static final Set<Character> HYPHEN_OR_PLUS = Set.of('-', '+');

    /**
     * What some large providers do: Gmail ignores dots and what follows {@code +}; Proton dots, hyphens, underscores and what follows
     * {@code +}; Outlook, iCloud and Fastmail what follows {@code +}; Yahoo, whose names have
     * neither, what follows {@code -} or {@code +}. Outlook,
     * Hotmail, Live and Yahoo have boxes of their own in each country. No domain is disposable.
     */
    public static final MailRules USUAL = new MailRules(
            List.of(
                    MailProvider.of("gmail.com")
                            .alsoAt(Set.of("googlemail.com"))
                            .ignoring(".")
                            .tagging(PLUS),
                    MailProvider.of("outlook.*").tagging(PLUS),
                    MailProvider.of("hotmail.*").tagging(PLUS),
                    MailProvider.of("live.*").tagging(PLUS),
                    MailProvider.of("msn.com").tagging(PLUS),
                    MailProvider.of("icloud.com")
                            .alsoAt(Set.of("me.com", "mac.com"))
                            .tagging(PLUS),
                    MailProvider.of("fastmail.com").tagging(PLUS),
                    MailProvider.of("proton.me")
                            .alsoAt(Set.of("protonmail.com", "protonmail.ch", "pm.me"))
                            .ignoring(".-_")
                            .tagging(PLUS),
                    MailProvider.of("yahoo.*").tagging(HYPHEN_OR_PLUS),
                    MailProvider.of("ymail.com").tagging(HYPHEN_OR_PLUS),
                    MailProvider.of("rocketmail.com").tagging(HYPHEN_OR_PLUS)),
            Set.of());

    private static final Pattern COUNTRIES = Pattern.compile("com|(?:com?\\.)?[a-z]{2}");

    private final List<MailProvider> providers;
    private final Map<String, MailProvider> byDomain = new HashMap<>();
    private final Map<String, String> standsFor = new HashMap<>();
    private final Map<String, MailProvider> families = new HashMap<>();
    private final Set<String> disposable;

    private MailRules(List<MailProvider> providers, Set<String> disposable) {
        this.providers = List.copyOf(providers);
        this.disposable = Set.copyOf(disposable);
        for (MailProvider provider : providers) {
            provider.family()
                    .ifPresentOrElse(
                            name -> once(families, ascii(name), provider, provider.domain()), () -> add(provider));
        }
    }

    private void add(MailProvider provider) {
        String main = ascii(provider.domain());
        once(byDomain, main, provider, provider.domain());
        for (String alias : provider.aliases()) {
            once(byDomain, ascii(alias), provider, alias);
            standsFor.put(ascii(alias), main);
        }
    }

    private static void once(Map<String, MailProvider> all, String key, MailProvider provider, String shown) {
        if (all.put(key, provider) != null) {
            throw InvalidValueException.of("mail domain", "of one provider, once", shown);
        }
    }

    /**
     * Rules for these providers; at all others every address is a box of its own, but for the case.
     *
     * @param providers those, each domain once
     * @return the rules, with no disposable domain
     * @throws InvalidValueException if a domain is there twice
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

    /** The mailbox of an address. */
    String box(String address) {
        MailText mail = read(address);
        MailProvider provider = provider(mail.domain());
        String box = provider == null ? mail.box() : provider.box(mail.box());
        return box + "@" + standsFor.getOrDefault(mail.domain(), mail.domain());
    }

    KeyNote note(String address) {
        for (String rest = read(address).domain(); !rest.isEmpty(); rest = above(rest)) {
            if (disposable.contains(rest)) {
                return KeyNote.DISPOSABLE;
            }
        }
        return KeyNote.PLAIN;
    }

    /** The provider of a domain: by the whole of it, else by its name if the rest is a country. */
    private @Nullable MailProvider provider(String domain) {
        MailProvider exact = byDomain.get(domain);
        if (exact != null) {
            return exact;
        }
        int dot = domain.indexOf('.');
        MailProvider family = dot < 0 ? null : families.get(domain.substring(0, dot));
        return family != null && COUNTRIES.matcher(domain.substring(dot + 1)).matches() ? family : null;
    }

    private static String above(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }

    private static MailText read(String address) {
        MailText mail = MailText.of(address);
        if (mail.box().isEmpty() || mail.domain().isEmpty()) {
            throw InvalidValueException.of("mail address", "a box, @ and a domain", "something else (not shown)");
        }
        return mail;
    }

    private static String ascii(String domain) {
        return MailText.domain(FoldedText.lower(FoldedText.visible("mail domain", domain)));
    }
}
