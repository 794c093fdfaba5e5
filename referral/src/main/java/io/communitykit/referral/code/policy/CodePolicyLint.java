package io.communitykit.referral.code.policy;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.referral.code.CodeReading;
import io.communitykit.referral.code.GuessOdds;
import io.communitykit.referral.code.VanityCode;
import io.communitykit.referral.code.spi.CodeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is legal in a policy but probably wrong. Used once. */
final class CodePolicyLint {

    private final CodePolicy policy;
    private final List<LintFinding> findings = new ArrayList<>();

    CodePolicyLint(CodePolicy policy) {
        this.policy = policy;
    }

    List<LintFinding> findings() {
        odds();
        validity();
        policy.vanity().ifPresent(this::vanity);
        return List.copyOf(findings);
    }

    private void odds() {
        int symbols = policy.generator().symbols();
        ExpectedCodes expected = policy.expected();
        int enough = GuessOdds.symbolsFor(expected.live(), 1.0 / expected.oneIn());
        if (enough > symbols) {
            warn(
                    "guessed-too-easily",
                    "/codes/symbols",
                    "With " + expected.live() + " live codes of " + symbols + " symbols more than one guess in "
                            + expected.oneIn() + " hits. Maybe " + enough + " symbols.");
        }
    }

    private void validity() {
        CodeValidity validity = policy.validity();
        Optional<Duration> open =
                validity.from().flatMap(from -> validity.until().map(end -> Duration.between(from, end)));
        if (open.isPresent()
                && validity.lasts()
                        .filter(time -> time.compareTo(open.get()) >= 0)
                        .isPresent()) {
            advise("lasts-beyond-end", "/validity/lasts", "No code lasts so long, since all end with /validity/until.");
        }
    }

    private void vanity(VanityRules vanity) {
        if (vanity.minTier().isEmpty()) {
            warn(
                    "vanity-for-everybody",
                    "/vanity/minTier",
                    "Without a tier every new account may take the best words. Maybe name the tier from which on members may.");
        }
        if (vanity.reserved().isEmpty()) {
            advise(
                    "nothing-reserved",
                    "/vanity/reserved",
                    "Anybody may become ADMIN, or the shop's own name. Maybe reserve them.");
        }
        Map<CodeKey, Integer> seen = new HashMap<>();
        for (int i = 0; i < vanity.reserved().size(); i++) {
            reserved(vanity, i, seen);
        }
    }

    private void reserved(VanityRules vanity, int place, Map<CodeKey, Integer> seen) {
        String text = vanity.reserved().get(place);
        String at = Violations.at("vanity", "reserved", place);
        Optional<VanityCode> code = CodeReading.of(text)
                .fold(checked -> Optional.empty(), Optional::of, malformed -> Optional.<VanityCode>empty());
        if (code.isEmpty()) {
            warn("reserved-for-nothing", at, "No code can be this, since a vanity code is 3 to 7 letters and digits.");
            return;
        }
        if (code.get().text().length() < vanity.minLength()) {
            advise(
                    "reserved-too-short",
                    at,
                    "Nobody can ask for it, since a vanity code has " + vanity.minLength() + " characters at least.");
        }
        Integer before = seen.putIfAbsent(code.get().key(), place);
        if (before != null) {
            advise("reserved-twice", at, "It looks like that at /vanity/reserved/" + before + ", which is reserved.");
        }
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }
}
