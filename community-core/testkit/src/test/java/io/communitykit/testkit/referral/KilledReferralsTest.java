package io.communitykit.testkit.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.reward.ledger.RuleAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
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
        String url = "jdbc:h2:file:" + directory.resolve("shop") + ";WRITE_DELAY=0";
        DataSource database = ReferralProcess.database(url);
        SchemaInstaller.of(database).install(JdbcBookStore.SCHEMA);
        ReferralProcess.TableWallet.create(database);
        int answered = tellUntilKilled(url, 9 * repetition.getCurrentRepetition());
        assertThat(answered).isBetween(1, ReferralProcess.FRIENDS - 1);

        int friends = answered + 5;
        ReferralProcess.TableWallet wallet = new ReferralProcess.TableWallet(database);
        ReferralProcess.Shop again = new ReferralProcess.Shop(ReferralProcess.store(database), wallet);
        DataSource other = ReferralProcess.database("jdbc:h2:mem:clean" + answered + ";DB_CLOSE_DELAY=-1");
        ReferralProcess.TableWallet.create(other);
        ReferralProcess.TableWallet cleanWallet = new ReferralProcess.TableWallet(other);
        ReferralProcess.Shop clean =
                new ReferralProcess.Shop(new InMemoryBookStore(PseudonymKey.of(new byte[32])), cleanWallet);
        for (int i = 0; i < friends; i++) {
            again.friend(i);
            clean.friend(i);
        }
        again.end(friends);
        clean.end(friends);
        for (int i = 0; i < ReferralProcess.REFERRERS; i++) {
            MemberId referrer = ReferralProcess.referrer(i);
            RuleAccount expected = account(clean.referrals(), referrer);
            assertThat(account(again.referrals(), referrer)).isEqualTo(expected);
            assertThat(wallet.of(referrer))
                    .isEqualTo(cleanWallet.of(referrer))
                    .isEqualTo(expected.paidOut() - expected.recovered());
        }
        assertThat(again.referrals().tally()).isEqualTo(clean.referrals().tally());
    }

    private static RuleAccount account(Referrals referrals, MemberId member) {
        return referrals.rewards(member).rule(new RuleId("ladder"), new PolicyVersion("1"));
    }

    private static int tellUntilKilled(String url, int friends) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReferralProcess.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int answered = 0;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null) {
                if (line.matches("[0-9]+")) {
                    answered = Integer.parseInt(line);
                }
                if (answered >= friends) {
                    process.toHandle().destroyForcibly();
                }
                line = output.readLine();
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, not ended").isNotZero();
        return answered;
    }
}
