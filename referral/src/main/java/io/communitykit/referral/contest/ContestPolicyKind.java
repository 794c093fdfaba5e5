package io.communitykit.referral.contest;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.time.TimeRange;
import io.communitykit.referral.contest.ContestPolicy.Period;
import io.communitykit.referral.contest.ContestTerms.Prizes;
import io.communitykit.referral.contest.ContestTerms.Score;
import io.communitykit.referral.contest.ContestTerms.Share;
import io.communitykit.referral.contest.ContestTerms.Sizes;
import io.communitykit.referral.contest.ContestTerms.Ties;
import io.communitykit.referral.contest.internal.ContestPolicyDocument;
import io.communitykit.referral.contest.internal.ContestPolicyDocument.RunsItem;
import io.communitykit.referral.internal.PolicyFields;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policy documents of kind {@code contest-policy}. */
final class ContestPolicyKind implements PolicyKind<ContestPolicy> {

    private static final String NAME = "contest-policy";
    private static final int PRIZE_DIGITS = 10;

    private final DocumentReader<ContestPolicyDocument> reader = DocumentReader.of(NAME, ContestPolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ContestPolicy read(InputStream json) {
        return reader.read(json, ContestPolicyKind::converted);
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    private static @Nullable ContestPolicy converted(ContestPolicyDocument document, Violations violations) {
        Duration settleAfter = Objects.requireNonNullElse(document.settleAfter(), Duration.ZERO);
        PolicyFields.span("/settleAfter", settleAfter, 0, ContestTerms.LONGEST_SETTLING, violations);
        Optional<Period> period = period(document, violations);
        Optional<Sizes> sizes = violations.made(
                "/minMembers",
                () -> new Sizes(
                        document.maxTeams(),
                        document.maxMembers(),
                        Objects.requireNonNullElse(document.minMembers(), 1)));
        List<Score> scores = scores(document, violations);
        Optional<Prizes> prizes = prizes(document, violations);
        if (!violations.isEmpty() || period.isEmpty() || sizes.isEmpty() || prizes.isEmpty()) {
            return null;
        }
        return violations
                .made(
                        prizes.get().amounts().size() > document.maxTeams() ? "/prizes" : "/scores",
                        () -> new ContestPolicy(
                                document.program(),
                                period.get(),
                                new ContestTerms(
                                        document.version(),
                                        document.currency(),
                                        document.zone(),
                                        sizes.get(),
                                        settleAfter,
                                        scores,
                                        Objects.requireNonNullElse(document.ties(), Ties.FIRST_TO_REACH),
                                        prizes.get())))
                .orElse(null);
    }

    private static Optional<Period> period(ContestPolicyDocument document, Violations violations) {
        Duration lasts = document.lasts();
        RunsItem runs = document.runs();
        if (lasts != null && runs != null) {
            violations.add("/runs", "nothing where lasts is given", runs.from() + " to " + runs.until());
            return Optional.empty();
        }
        if (lasts != null) {
            PolicyFields.span("/lasts", lasts, 1, ContestPolicy.LONGEST, violations);
            return violations.isEmpty() ? Optional.of(new Period.Lasting(lasts)) : Optional.empty();
        }
        if (runs == null) {
            violations.addMissing("/lasts", "how long a contest lasts, or runs");
            return Optional.empty();
        }
        return violations.made("/runs", () -> new Period.Fixed(new TimeRange(runs.from(), runs.until())));
    }

    private static List<Score> scores(ContestPolicyDocument document, Violations violations) {
        return violations.each(
                "/scores",
                document.scores(),
                (item, pointer) -> new Score(
                        item.action(),
                        item.points(),
                        PolicyFields.limit(item.perDay()),
                        PolicyFields.limit(item.perMember())));
    }

    private static Optional<Prizes> prizes(ContestPolicyDocument document, Violations violations) {
        List<Long> amounts = new ArrayList<>();
        for (int i = 0; i < document.prizes().size(); i++) {
            PolicyFields.minor(
                            Violations.at("prizes", i),
                            document.prizes().get(i),
                            document.currency(),
                            PRIZE_DIGITS,
                            violations)
                    .ifPresent(amounts::add);
        }
        if (amounts.size() < document.prizes().size()) {
            return Optional.empty();
        }
        return violations.made(
                "/prizes",
                () -> new Prizes(
                        amounts,
                        Objects.requireNonNullElse(document.share(), Share.BY_SCORE),
                        Objects.requireNonNullElse(document.leastScore(), 0L)));
    }

    @Override
    public List<LintFinding> lint(ContestPolicy policy) {
        return new ContestPolicyLint(policy).findings();
    }
}
