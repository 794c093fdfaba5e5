package io.communitykit.referral.code;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.code.generate.CodeGenerator;
import io.communitykit.referral.code.generate.CodeGenerator.Proposal;
import io.communitykit.referral.code.generate.CodeKeyRing;
import io.communitykit.referral.code.generate.PermutedCodes;
import io.communitykit.referral.code.generate.RandomCodes;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.code.policy.GeneratorRule.Generator;
import io.communitykit.referral.code.policy.VanityRules;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeLabel;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.referral.code.spi.CodeStore.Change;
import io.communitykit.referral.code.spi.CodeStore.Seen;
import io.communitykit.referral.code.spi.MemberCode;
import io.communitykit.referral.code.spi.MemberNumbers;
import io.communitykit.referral.code.spi.VanityRight;
import io.communitykit.referral.code.spi.WordCheck;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The codes of a program: issued to members once for each label, chosen by those who may, read as people type them, counted when they are
 * used. Codes of several programs may share a store; a text then leads to a code of any of them, which says which. Immutable and safe
 * for many threads.
 */
public final class Codes {

    private static final Logger LOG = LoggerFactory.getLogger(Codes.class);

    private final CodePolicy policy;
    private final CodeStore store;
    private final InstantSource clock;
    private final CodeGenerator generator;
    private final MemberNumbers numbers;
    private final WordCheck words;
    private final VanityRight right;
    private final Set<CodeKey> reserved;

    private Codes(Builder builder, CodeGenerator generator) {
        this.policy = builder.policy;
        this.store = builder.store;
        this.clock = builder.clock;
        this.generator = generator;
        this.numbers = builder.numbers;
        this.words = builder.words == null ? WordCheck.ANY_WORD : builder.words;
        this.right = builder.right == null ? (member, tier) -> false : builder.right;
        this.reserved = policy.vanity().map(VanityRules::reservedKeys).orElse(Set.of());
    }

    /**
     * Starts a facade.
     *
     * @param policy the rules
     * @param store where codes are kept
     * @return a builder
     */
    public static Builder builder(CodePolicy policy, CodeStore store) {
        return new Builder(policy, store);
    }

    /**
     * Gives a member the code {@link CodeLabel#MAIN}. Told again, it is the same code for as long as that lives; once it is expired or
     * taken back, a new one.
     *
     * @param member who
     * @return the code, or why there is none
     * @throws StorageException if the store failed; tell it again
     */
    public CodeIssue issue(MemberId member) {
        return issue(member, CodeLabel.MAIN);
    }

    /**
     * Gives a member a code for a label, one for each.
     *
     * @param member who
     * @param label for what, such as a channel; must not contain the member's id
     * @return the code, or why there is none
     * @throws StorageException if the store failed; tell it again
     */
    public CodeIssue issue(MemberId member, CodeLabel label) {
        Issuing issuing = issuing(member);
        List<Proposal> proposals = generator.propose(numbers.number(member));
        return claim(member, proposals, holdings -> issuing.issue(holdings, label, proposals));
    }

    /**
     * Gives a member a new code in the place of an old one, which is taken back at the same moment. Told again, it is the code that took
     * the place.
     *
     * @param member who
     * @param old a checked code of the member, as typed
     * @return the code, or why there is none; the old one is good then as before
     * @throws StorageException if the store failed; tell it again
     */
    public CodeIssue rotate(MemberId member, CharSequence old) {
        if (!(CodeReading.of(old, policy.lookAlikes()) instanceof CodeReading.Valid valid)) {
            return new CodeIssue.Refused(CodeIssue.Why.NOT_HELD);
        }
        Issuing issuing = issuing(member);
        List<Proposal> proposals = generator.propose(numbers.number(member));
        return claim(
                member,
                proposals,
                holdings -> issuing.rotate(holdings, valid.code().key(), proposals));
    }

    private Issuing issuing(MemberId member) {
        return new Issuing(policy, member, now());
    }

    private Instant now() {
        return Timestamps.cut("instant of the clock", clock.instant());
    }

    private CodeIssue claim(
            MemberId member,
            List<Proposal> proposals,
            Function<CodeStore.Holdings, CodeStore.Claim<CodeIssue>> decide) {
        List<CodeKey> keys = proposals.stream().map(it -> it.code().key()).toList();
        CodeIssue issue =
                store.claim(member, keys, decide).orElseGet(() -> new CodeIssue.Refused(CodeIssue.Why.ERASED));
        log(issue, member);
        return issue;
    }

    /**
     * Gives a member a code of the member's choice, where the policy lets it.
     *
     * @param member who
     * @param text what the member wants, as typed
     * @return the code, or why there is none
     * @throws StorageException if the store failed; tell it again
     */
    public VanityAnswer requestVanity(MemberId member, CharSequence text) {
        CodeReading reading = CodeReading.of(text);
        if (reading instanceof CodeReading.Malformed malformed) {
            return new VanityAnswer.Malformed(malformed.fault(), malformed.position());
        }
        if (!(reading instanceof CodeReading.Vanity vanity)) {
            return new VanityAnswer.Malformed(CodeForm.CHECKED, text.length());
        }
        VanityCode wanted = vanity.code();
        Optional<VanityAnswer.Why> why = objection(member, wanted);
        VanityAnswer answer = why.isPresent()
                ? new VanityAnswer.Refused(wanted, why.get())
                : store.claim(
                                member,
                                List.of(wanted.key()),
                                holdings -> issuing(member)
                                        .vanity(
                                                holdings,
                                                wanted,
                                                policy.vanity().orElseThrow().perMember()))
                        .orElseGet(() -> new VanityAnswer.Refused(wanted, VanityAnswer.Why.ERASED));
        log(answer, member);
        return answer;
    }

    /** What speaks against it before any store is asked. */
    private Optional<VanityAnswer.Why> objection(MemberId member, VanityCode wanted) {
        if (policy.vanity().isEmpty()) {
            return Optional.of(VanityAnswer.Why.NOT_OFFERED);
        }
        VanityRules rules = policy.vanity().get();
        if (wanted.text().length() < rules.minLength()) {
            return Optional.of(VanityAnswer.Why.TOO_SHORT);
        }
        if (reserved.contains(wanted.key())) {
            return Optional.of(VanityAnswer.Why.RESERVED);
        }
        if (!wanted.readings().stream().allMatch(words::isClean)) {
            return Optional.of(VanityAnswer.Why.WORD_REFUSED);
        }
        boolean may = rules.minTier().map(tier -> right.has(member, tier)).orElse(true);
        return may ? Optional.empty() : Optional.of(VanityAnswer.Why.TIER_TOO_LOW);
    }

    /**
     * Says what a typed text leads to now. What is no code is refused without asking the store.
     *
     * @param text any text
     * @return the code and its owner, or why it cannot be used
     * @throws StorageException if the store failed
     */
    public CodeLookup resolve(CharSequence text) {
        return resolve(text, now());
    }

    /**
     * Says what a typed text leads to at an instant: as its start and end were then, and its uses and revocation are now.
     *
     * @param text any text
     * @param at at which instant, such as when a link was clicked
     * @return the code and its owner, or why it cannot be used
     * @throws StorageException if the store failed
     */
    public CodeLookup resolve(CharSequence text, Instant at) {
        return CodeReading.of(text, policy.lookAlikes())
                .fold(code -> find(code, at), code -> find(code, at), CodeLookup.Malformed::new);
    }

    private CodeLookup find(ReferralCode code, Instant at) {
        Optional<MemberCode> found = store.find(code.key());
        return found.isPresent() ? CodeLookup.of(found.get(), at) : notFound(code);
    }

    private static CodeLookup notFound(ReferralCode code) {
        return new CodeLookup.NotFound(code.key());
    }

    /**
     * Counts a use of a code now, as {@link #use(CharSequence, IdempotencyKey, Instant)} does.
     *
     * @param text the code, as typed
     * @param key names the use, such as the registration that it came with
     * @return whether it counts, and why not
     * @throws StorageException if the store failed; tell it again
     */
    public CodeUse use(CharSequence text, IdempotencyKey key) {
        return use(text, key, now());
    }

    /**
     * Counts a use of a code, once for each key however often it is told, and never more often than the limit.
     *
     * @param text the code, as typed
     * @param key names the use; another code's use may have the same
     * @param at when it was used; start and end are judged by this, revocation and limit by the order in which uses are told
     * @return whether it counts, and why not
     * @throws StorageException if the store failed; tell it again
     */
    public CodeUse use(CharSequence text, IdempotencyKey key, Instant at) {
        Instant when = Timestamps.cut("instant of a use", at);
        CodeUse use = CodeReading.of(text, policy.lookAlikes())
                .fold(
                        code -> use(code, key, when),
                        code -> use(code, key, when),
                        malformed -> new CodeUse.Refused(new CodeLookup.Malformed(malformed)));
        if (LOG.isDebugEnabled()) {
            LOG.debug("use {} {}", key, use.getClass().getSimpleName());
        }
        return use;
    }

    private CodeUse use(ReferralCode code, IdempotencyKey key, Instant at) {
        return store.update(code.key(), Optional.of(key), seen -> used(seen, at))
                .orElseGet(() -> new CodeUse.Refused(notFound(code)));
    }

    private static Change<CodeUse> used(Seen seen, Instant at) {
        if (seen.usedAt().isPresent()) {
            return unchanged(new CodeUse.Replayed(seen.code(), seen.usedAt().get()));
        }
        CodeLookup lookup = CodeLookup.of(seen.code(), at);
        if (!(lookup instanceof CodeLookup.Found)) {
            return unchanged(new CodeUse.Refused(lookup));
        }
        MemberCode counted = seen.code().used();
        return new Change<>(Optional.of(counted), Optional.of(at), new CodeUse.Counted(counted));
    }

    /**
     * Takes back a code, for ever. Its owner may be issued another.
     *
     * @param text the code, as typed
     * @return what became of it
     * @throws StorageException if the store failed; tell it again
     */
    public CodeRevocation revoke(CharSequence text) {
        CodeRevocation revocation = CodeReading.of(text, policy.lookAlikes())
                .fold(
                        this::revoke,
                        this::revoke,
                        malformed -> new CodeRevocation.Refused(new CodeLookup.Malformed(malformed)));
        LOG.debug("revocation {}", revocation.getClass().getSimpleName());
        return revocation;
    }

    private CodeRevocation revoke(ReferralCode code) {
        Instant at = now();
        return store.update(code.key(), Optional.empty(), seen -> revoked(seen.code(), at))
                .orElseGet(() -> new CodeRevocation.Refused(notFound(code)));
    }

    private static Change<CodeRevocation> revoked(MemberCode code, Instant at) {
        if (code.owner().isEmpty()) {
            return unchanged(new CodeRevocation.Refused(new CodeLookup.Erased(code)));
        }
        if (code.revokedAt().isPresent()) {
            return unchanged(new CodeRevocation.Replayed(code));
        }
        MemberCode revoked = code.revoked(at);
        return new Change<>(Optional.of(revoked), Optional.empty(), new CodeRevocation.Revoked(revoked));
    }

    private static <R> Change<R> unchanged(R result) {
        return new Change<>(Optional.empty(), Optional.empty(), result);
    }

    /**
     * All that is kept of a member: every code of all programs in the store, revoked ones too.
     *
     * @param member who
     * @return oldest first
     * @throws StorageException if the store failed
     */
    public List<MemberCode> export(MemberId member) {
        return store.codes(member);
    }

    /**
     * Forgets a member, in all programs of the store. The codes lead to nobody and nobody gets them; the member is issued no more.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws StorageException if the store failed; tell it again
     */
    public boolean erase(MemberId member) {
        boolean erased = store.erase(member);
        LOG.debug("erased {} member", erased ? "a" : "no");
        return erased;
    }

    private static void log(Object result, MemberId member) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} for {}", result.getClass().getSimpleName(), member);
        }
    }

    /** Puts a facade together. Not safe for many threads. */
    public static final class Builder {

        private final CodePolicy policy;
        private final CodeStore store;
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private MemberNumbers numbers = MemberNumbers.NONE;
        private @Nullable CodeKeyRing keys;
        private @Nullable WordCheck words;
        private @Nullable VanityRight right;

        private Builder(CodePolicy policy, CodeStore store) {
            this.policy = policy;
            this.store = store;
        }

        /**
         * Sets the clock that says what now is; the system's by default.
         *
         * @param source the clock; safe for many threads
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Sets where randomness comes from; a {@link SecureRandom} by default. From any other, codes can be foretold: for tests.
         *
         * @param source the source, which nobody else uses
         * @return this builder
         */
        public Builder random(RandomGenerator source) {
            this.random = source;
            return this;
        }

        /**
         * Sets the keys of permuted codes and who knows the members' numbers; needed where the policy permutes.
         *
         * @param ring the keys
         * @param known the members' numbers
         * @return this builder
         */
        public Builder permuting(CodeKeyRing ring, MemberNumbers known) {
            this.keys = ring;
            this.numbers = known;
            return this;
        }

        /**
         * Sets who looks at the words that members choose; needed where the policy has vanity codes.
         *
         * @param check the check, perhaps {@link WordCheck#ANY_WORD}
         * @return this builder
         */
        public Builder words(WordCheck check) {
            this.words = check;
            return this;
        }

        /**
         * Sets who knows the members' tiers; needed where vanity codes take one.
         *
         * @param known the right
         * @return this builder
         */
        public Builder right(VanityRight known) {
            this.right = known;
            return this;
        }

        /**
         * Makes the facade.
         *
         * @return the facade
         * @throws InvalidValueException if the policy needs keys, a check of words or tiers that were not set
         */
        public Codes build() {
            if (policy.vanity().isPresent() && words == null) {
                throw missing("words", "vanity codes. Maybe WordCheck.ANY_WORD will do");
            }
            if (policy.vanity().flatMap(VanityRules::minTier).isPresent() && right == null) {
                throw missing("right", "vanity codes from a tier on");
            }
            return new Codes(this, generator());
        }

        private CodeGenerator generator() {
            RandomCodes drawn = new RandomCodes(random, policy.generator().body());
            if (policy.generator().generator() == Generator.RANDOM) {
                return drawn;
            }
            if (keys == null) {
                throw missing("permuting", "permuted codes");
            }
            return new PermutedCodes(keys, policy.program(), policy.generator().symbols(), drawn);
        }

        private static InvalidValueException missing(String option, String needs) {
            return InvalidValueException.of("option " + option, "set, since the policy has " + needs, "nothing");
        }
    }
}
