package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.risk.word.Verdict.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is seen through, and what follows from hits. The first rule that speaks of a hit decides; where none does, words of level high block,
 * those of level medium are reviewed, and those of level low pass. Immutable and safe for many threads.
 *
 * @param version this edition
 * @param folding what is seen through
 * @param boundaries whether hits that lie across two Chinese words are spared
 * @param rules what follows, the first that fits first
 * @param lowHits so many hits that pass alone are reviewed together; 0 for never
 * @param weak when weak evidence is looked for
 * @param weakKinds the weak tricks that count
 * @param weakFrom the least confidence, in basis points, at which weak evidence counts
 */
public record WordPolicy(
        PolicyVersion version,
        Folding folding,
        BoundaryChoice boundaries,
        List<WordRule> rules,
        int lowHits,
        WeakUse weak,
        Set<Evasion> weakKinds,
        int weakFrom) {

    /** The policy documents of this kind. */
    public static final PolicyKind<WordPolicy> KIND = new WordPolicyKind();

    /** Whether hits that lie across two Chinese words are spared. */
    public enum BoundaryChoice {
        /** They are. */
        CHINESE,
        /** They are hits. */
        NONE
    }

    /**
     * Checks the numbers and copies the parts.
     *
     * @param version this edition
     * @param folding what is seen through
     * @param boundaries whether hits that lie across two Chinese words are spared
     * @param rules what follows
     * @param lowHits so many hits that pass alone are reviewed together
     * @param weak when weak evidence is looked for
     * @param weakKinds the weak tricks that count
     * @param weakFrom the least confidence at which weak evidence counts
     */
    public WordPolicy {
        rules = List.copyOf(rules);
        if (lowHits < 0) {
            throw InvalidValueException.of("lowHits", "0 or more", lowHits);
        }
        if (weakFrom < 0 || weakFrom > Hit.CERTAIN) {
            throw InvalidValueException.of("weakFrom", "0 to " + Hit.CERTAIN, weakFrom);
        }
        EnumSet<Evasion> kinds = EnumSet.noneOf(Evasion.class);
        kinds.addAll(weakKinds);
        for (Evasion kind : kinds) {
            if (kind.strength() != Evasion.Strength.WEAK) {
                throw InvalidValueException.of("weakKinds", "weak evasions only", kind.text());
            }
        }
        weakKinds = Collections.unmodifiableSet(kinds);
    }

    /**
     * A policy without rules: levels decide, everything of {@link Folding#DEFAULT} is seen through, weak evidence is looked for in what
     * passed.
     *
     * @param version this edition
     * @return the policy
     */
    public static WordPolicy byLevel(PolicyVersion version) {
        EnumSet<Evasion> weak = EnumSet.allOf(Evasion.class);
        weak.removeIf(kind -> kind.strength() != Evasion.Strength.WEAK);
        return new WordPolicy(
                version, Folding.DEFAULT, BoundaryChoice.CHINESE, List.of(), 0, WeakUse.WHAT_PASSED, weak, 0);
    }

    /**
     * What follows from hits. Pure.
     *
     * @param hits the hits of a text
     * @return the verdict, with a reason for each hit that counts
     */
    public Verdict judge(List<Hit> hits) {
        List<Reason> reasons = new ArrayList<>();
        Action gravest = Action.PASS;
        int passed = 0;
        for (Hit hit : hits) {
            if (!hit.weak() || counts(hit)) {
                Reason reason = reason(hit);
                reasons.add(reason);
                gravest = gravest.or(reason.action());
                passed += reason.action() == Action.PASS ? 1 : 0;
            }
        }
        if (lowHits > 0 && passed >= lowHits) {
            gravest = gravest.or(Action.REVIEW);
        }
        return new Verdict(gravest, reasons, version);
    }

    private boolean counts(Hit hit) {
        return hit.confidence() >= weakFrom
                && hit.evasions().stream()
                        .filter(kind -> kind.strength() == Evasion.Strength.WEAK)
                        .allMatch(weakKinds::contains);
    }

    private Reason reason(Hit hit) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).speaksOf(hit.term())) {
                return new Reason(hit, bounded(hit, rules.get(i).action()), OptionalInt.of(i));
            }
        }
        return new Reason(hit, bounded(hit, byLevel(hit.term().level())), OptionalInt.empty());
    }

    // Weak evidence is worth a look and never more.
    private static Action bounded(Hit hit, Action action) {
        return hit.weak() && action == Action.BLOCK ? Action.REVIEW : action;
    }

    private static Action byLevel(Level level) {
        return switch (level) {
            case LOW -> Action.PASS;
            case MEDIUM -> Action.REVIEW;
            case HIGH -> Action.BLOCK;
        };
    }
}
