package io.communitykit.risk.abuse.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.AbuseScreen;
import io.communitykit.risk.abuse.KeyStrength;
import io.communitykit.risk.abuse.Signal;
import io.communitykit.risk.abuse.Verdict;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A report of clusters")
class ClusterReportTest {

    private static final Instant DAY = Instant.parse("2026-05-01T08:00:00Z");
    private static final KeyKind PHONE = new KeyKind("phone");
    private static final KeyKind DEVICE = new KeyKind("device");
    private static final KeyKind IP = new KeyKind("ip");

    private final AbuseScreen screen = AbuseScreen.of(AbusePolicy.USUAL);
    private int told;

    private static MemberId member(String name) {
        return new MemberId(name);
    }

    private IdempotencyKey key() {
        return new IdempotencyKey(new EventSource("shop"), new EventId("e" + told++));
    }

    private void link(String member, KeyKind kind, long thing) {
        screen.tell(new Linked(key(), DAY, member(member), kind, new KeyDigest(thing, 0), KeyNote.PLAIN));
    }

    private void bring(String referrer, String friend) {
        screen.tell(new Brought(key(), DAY, member(referrer), member(friend), Optional.empty()));
    }

    @Test
    @DisplayName("is empty where nothing is suspicious")
    void nothing() {
        bring("a", "b");

        assertThat(screen.report()).isEqualTo(new ClusterReport(AbusePolicy.USUAL.version(), 1, 0, List.of()));
    }

    @Test
    @DisplayName(
            "gathers circles, further accounts and strong neighbours, and leaves out weak ones and what stands apart")
    void clusters() {
        bring("a", "b");
        bring("b", "c");
        bring("c", "a");
        link("a", PHONE, 1);
        link("a2", PHONE, 1);
        link("c", DEVICE, 2);
        link("near", DEVICE, 2);
        link("near", DEVICE, 3);
        link("far", DEVICE, 3);
        link("c", IP, 4);
        link("weak", IP, 4);
        bring("near", "a2");
        bring("0", "0");
        bring("x", "y");
        ClusterReport report = screen.report();

        assertThat(report.referrals()).isEqualTo(6);
        assertThat(report.suspicious()).isEqualTo(4);
        assertThat(report.clusters()).hasSize(2);
        AbuseCluster ring = report.clusters().get(0);
        assertThat(ring.members()).extracting(MemberId::value).containsExactly("a", "a2", "b", "c", "near");
        assertThat(ring.verdicts()).hasSize(3).allMatch(verdict -> verdict instanceof Verdict.Review);
        assertThat(ring.keys())
                .containsExactly(
                        new KeyNode(DEVICE, new KeyDigest(2, 0), KeyStrength.SOFT, 2, 6_000),
                        new KeyNode(PHONE, new KeyDigest(1, 0), KeyStrength.HARD, 2, 10_000));
        assertThat(ring.keys().get(1).label()).isEqualTo("phone:00000000");
        assertThat(ring.edges())
                .contains(
                        new EvidenceEdge.Referral(member("a"), member("b"), 6_500, List.of(Signal.CYCLE)),
                        new EvidenceEdge.Referral(member("near"), member("a2"), 0, List.of()),
                        new EvidenceEdge.Holding(member("a2"), ring.keys().get(1), 10_000),
                        new EvidenceEdge.Holding(member("near"), ring.keys().get(0), 6_000))
                .hasSize(8);
        assertThat(report.clusters().get(1).members())
                .extracting(MemberId::value)
                .containsExactly("0");
    }
}
