package io.communitykit.referral.commission;

import io.communitykit.core.policy.Violations;
import io.communitykit.referral.commission.internal.CommissionProgramDocument;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.LevelItem;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.PlanItem;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.TierItem;
import io.communitykit.referral.compliance.Breach;
import io.communitykit.referral.compliance.ComplianceGuard;
import io.communitykit.referral.compliance.LevelReward;
import io.communitykit.referral.compliance.RewardBasis;
import io.communitykit.referral.compliance.RewardScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Makes what {@link ComplianceGuard} refuses in a document violations, each where it stands. Used once. */
final class ComplianceViolations {

    private final CommissionProgramDocument document;
    private final Violations violations;

    ComplianceViolations(CommissionProgramDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
    }

    void add() {
        List<LevelReward> rewards = new ArrayList<>();
        rewards.add(new LevelReward(1, RewardBasis.NET_PAID, highest()));
        for (int i = 0; i < document.uplines().size(); i++) {
            LevelItem item = document.uplines().get(i);
            rewards.add(new LevelReward(i + 2, item.basis(), item.rate()));
        }
        long fee = document.entryFee() == null
                ? 0
                : Math.max(0, document.entryFee().minor());
        OptionalInt cap = document.cap() == null ? OptionalInt.empty() : OptionalInt.of(document.cap());
        for (Breach breach : ComplianceGuard.refusals(new RewardScheme(rewards, fee, cap))) {
            violations.add(pointer(breach), "a program that complies: " + breach, got(breach));
        }
    }

    private int highest() {
        int highest = 0;
        for (PlanItem plan : document.plans()) {
            for (TierItem tier : plan.tiers()) {
                highest = Math.max(highest, tier.rate());
                for (int rate : tier.categories().values()) {
                    highest = Math.max(highest, rate);
                }
            }
        }
        return highest;
    }

    private static String pointer(Breach breach) {
        return switch (breach.part()) {
            case REWARD -> Violations.at("uplines", breach.index() - 1);
            case ENTRY_FEE -> "/entryFee";
            case CAP -> "/cap";
        };
    }

    private Object got(Breach breach) {
        return switch (breach.part()) {
            case REWARD -> {
                LevelItem item = document.uplines().get(breach.index() - 1);
                yield item.basis() + " at " + item.rate();
            }
            case ENTRY_FEE -> String.valueOf(document.entryFee());
            case CAP -> String.valueOf(document.cap());
        };
    }
}
