package io.communitykit.testkit.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.reward.ledger.RuleAccount;
import io.communitykit.testkit.killed.KilledShop;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledReferralsTest {

    @TempDir
    private Path directory;

    @RepeatedTest(2)
    @Timeout(120)
    @DisplayName("kill -9 among friends and payments: told again, books and wallet are those of one clean run")
    void killed(RepetitionInfo repetition) throws IOException, InterruptedException, SQLException {
        KilledShop<ReferralProcess.Shop> shop = KilledShop.after(
                KilledShop.Moment.of(repetition, 7, 18), ReferralProcess.class, directory, ReferralProcess.Shop::new);
        Referrals again = shop.again().referrals();
        Referrals clean = shop.clean().referrals();
        Map<String, Long> wallet = shop.paid().sums();
        assertThat(wallet).isEqualTo(shop.cleanPaid().sums());
        for (int i = 0; i < ReferralProcess.REFERRERS; i++) {
            MemberId referrer = ReferralProcess.referrer(i);
            RuleAccount expected = account(clean, referrer);
            assertThat(account(again, referrer)).isEqualTo(expected);
            assertThat(wallet.getOrDefault(referrer.value(), 0L)).isEqualTo(expected.paidOut() - expected.recovered());
        }
        assertThat(again.tally()).isEqualTo(clean.tally());
    }

    private static RuleAccount account(Referrals referrals, MemberId member) {
        return referrals.rewards(member).rule(new RuleId("ladder"), new PolicyVersion("1"));
    }
}
