package io.communitykit.examples.feed;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.Money;
import io.communitykit.recommend.formula.WilsonInterval;
import io.communitykit.recommend.influence.Interaction;
import io.communitykit.recommend.influence.InteractionGraphBuilder;
import io.communitykit.recommend.influence.InteractionKind;
import io.communitykit.recommend.influence.InteractionWeight;
import io.communitykit.recommend.influence.KocFacts;
import io.communitykit.recommend.influence.KocPolicy;
import io.communitykit.recommend.influence.KocRanking;
import io.communitykit.recommend.influence.KocWeights;
import io.communitykit.recommend.influence.PageRank;
import io.communitykit.recommend.influence.RingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds key opinion consumers in events: who is commented on, shared and joined for is ranked; a view of somebody else's content is a visit; an order
 * is credited to the author whose content the buyer viewed last, at most a day before. Not safe for many threads.
 */
final class OpinionTally {

    private static final Duration CREDITED = Duration.ofDays(1);
    private static final Currency CURRENCY = Currency.getInstance("CNY");
    private static final AttributeName AMOUNT = new AttributeName("amount");

    private static final KocPolicy POLICY = new KocPolicy(
            new PolicyVersion("demo"),
            List.of(
                    new InteractionWeight(InteractionKind.REPLY, 3),
                    new InteractionWeight(InteractionKind.SHARE, 5),
                    new InteractionWeight(InteractionKind.REFERRAL, 10)),
            RingRule.STRICT,
            PageRank.PUBLISHED,
            KocWeights.EVEN_HANDED,
            WilsonInterval.Z_80,
            500,
            1_000);

    private final InteractionGraphBuilder graph = POLICY.graph();
    private final SortedMap<MemberId, Brought> brought = new TreeMap<>();
    private final Map<MemberId, Look> looks = new HashMap<>();
    private final Map<String, MemberId> credited = new HashMap<>();

    /** Whose content somebody viewed last. */
    private record Look(MemberId author, Instant at) {}

    /** What one author brought. */
    private static final class Brought {
        private long visits;
        private long orders;
        private Money gmv = Money.zero(CURRENCY);
    }

    /** Adds a fact. */
    void add(CommunityEvent event) {
        if (event.type().equals(EventType.ORDER_PAID)) {
            paid(event);
        } else if (event.type().equals(EventType.ORDER_REFUNDED)) {
            refunded(event);
        } else if (event.actor().isPresent() && event.beneficiary().isPresent()) {
            between(event, event.actor().get(), event.beneficiary().get());
        }
    }

    private void between(CommunityEvent event, MemberId actor, MemberId other) {
        if (event.type().equals(EventType.CONTENT_COMMENTED)) {
            graph.add(new Interaction(actor, other, InteractionKind.REPLY, 1));
        } else if (event.type().equals(EventType.CONTENT_SHARED)) {
            graph.add(new Interaction(actor, other, InteractionKind.SHARE, 1));
        } else if (event.type().equals(EventType.MEMBER_INVITED)) {
            graph.add(new Interaction(other, actor, InteractionKind.REFERRAL, 1));
        } else if (event.type().equals(EventType.CONTENT_VIEWED) && !actor.equals(other)) {
            brought(other).visits++;
            looks.put(actor, new Look(other, event.occurredAt()));
        }
    }

    private Brought brought(MemberId author) {
        return brought.computeIfAbsent(author, absent -> new Brought());
    }

    private void paid(CommunityEvent event) {
        Optional<Look> look = event.actor()
                .map(looks::get)
                .filter(it -> !it.at().plus(CREDITED).isBefore(event.occurredAt()));
        if (look.isPresent() && event.subject().isPresent() && amount(event).isPresent()) {
            MemberId author = look.get().author();
            credited.put(event.subject().get().value(), author);
            Brought his = brought(author);
            his.orders++;
            his.gmv = his.gmv.plus(amount(event).get());
        }
    }

    private void refunded(CommunityEvent event) {
        Optional<MemberId> author = event.subject().map(it -> credited.get(it.value()));
        if (author.isPresent() && amount(event).isPresent()) {
            Brought his = brought(author.get());
            his.gmv = his.gmv.minus(amount(event).get());
        }
    }

    private static Optional<Money> amount(CommunityEvent event) {
        return event.attribute(AMOUNT)
                .filter(AttributeValue.Amount.class::isInstance)
                .map(it -> ((AttributeValue.Amount) it).value())
                .filter(it -> it.currency().equals(CURRENCY));
    }

    /** The ranking; empty where nobody looked at anybody's content. Ends the tally. */
    Optional<KocRanking> ranking() {
        if (brought.isEmpty()) {
            return Optional.empty();
        }
        List<KocFacts> facts = new ArrayList<>();
        brought.forEach((member, it) -> {
            graph.add(member);
            facts.add(new KocFacts(member, it.visits, it.orders, it.gmv));
        });
        return Optional.of(KocRanking.of(POLICY, POLICY.pageRank().rank(graph.build()), facts));
    }
}
