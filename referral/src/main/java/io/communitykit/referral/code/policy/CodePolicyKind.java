package io.communitykit.referral.code.policy;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.policy.Violations;
import io.communitykit.referral.code.LookAlikes;
import io.communitykit.referral.code.policy.internal.CodePolicyDocument;
import io.communitykit.referral.code.policy.internal.CodePolicyDocument.ExpectedItem;
import io.communitykit.referral.code.policy.internal.CodePolicyDocument.LimitsItem;
import io.communitykit.referral.code.policy.internal.CodePolicyDocument.ValidityItem;
import io.communitykit.referral.code.policy.internal.CodePolicyDocument.VanityItem;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The policy documents of kind {@code code-policy}. */
final class CodePolicyKind implements PolicyKind<CodePolicy> {

    private static final String NAME = "code-policy";
    private static final int USUAL_SHORTEST = 4;

    private final DocumentReader<CodePolicyDocument> reader = DocumentReader.of(NAME, CodePolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CodePolicy read(InputStream json) {
        return reader.read(json, CodePolicyKind::converted);
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    private static @Nullable CodePolicy converted(CodePolicyDocument document, Violations violations) {
        Optional<GeneratorRule> generator = violations.made(
                "/codes",
                () -> new GeneratorRule(
                        document.codes().generator(), document.codes().symbols()));
        Optional<LookAlikes> lookAlikes = lookAlikes(document.lookAlikes(), violations);
        Optional<CodeValidity> validity = violations.made("/validity", () -> validity(document.validity()));
        if (generator.isEmpty() || lookAlikes.isEmpty() || validity.isEmpty()) {
            return null;
        }
        return new CodePolicy(
                document.version(),
                document.program(),
                generator.get(),
                lookAlikes.get(),
                limits(document.limits()),
                validity.get(),
                Optional.ofNullable(document.vanity()).map(CodePolicyKind::vanity),
                expected(document.expected()));
    }

    private static Optional<LookAlikes> lookAlikes(Map<String, String> texts, Violations violations) {
        Map<Character, Character> mapped = new TreeMap<>();
        int before = violations.size();
        texts.forEach((from, to) -> {
            String at = Violations.at("lookAlikes", from);
            if (from.length() != 1 || to.length() != 1) {
                violations.add(at, "one character mapped to one symbol", from.length() == 1 ? to : from);
            } else {
                violations
                        .made(at, () -> LookAlikes.mapping(Map.of(from.charAt(0), to.charAt(0))))
                        .ifPresent(made -> mapped.putAll(made.mapped()));
            }
        });
        return violations.size() > before ? Optional.empty() : Optional.of(LookAlikes.mapping(mapped));
    }

    private static CodeLimits limits(@Nullable LimitsItem item) {
        CodeLimits usual = CodeLimits.USUAL;
        return item == null
                ? usual
                : new CodeLimits(
                        Objects.requireNonNullElse(item.uses(), usual.uses()),
                        Objects.requireNonNullElse(item.perMember(), usual.perMember()));
    }

    private static CodeValidity validity(@Nullable ValidityItem item) {
        return item == null
                ? CodeValidity.ALWAYS
                : new CodeValidity(
                        Optional.ofNullable(item.from()),
                        Optional.ofNullable(item.until()),
                        Optional.ofNullable(item.lasts()));
    }

    private static VanityRules vanity(VanityItem item) {
        return new VanityRules(
                Optional.ofNullable(item.minTier()),
                Objects.requireNonNullElse(item.minLength(), USUAL_SHORTEST),
                Objects.requireNonNullElse(item.perMember(), 1),
                item.reserved());
    }

    private static ExpectedCodes expected(@Nullable ExpectedItem item) {
        ExpectedCodes usual = ExpectedCodes.USUAL;
        return item == null
                ? usual
                : new ExpectedCodes(item.codes(), Objects.requireNonNullElse(item.oneIn(), usual.oneIn()));
    }

    @Override
    public List<LintFinding> lint(CodePolicy policy) {
        return new CodePolicyLint(policy).findings();
    }
}
