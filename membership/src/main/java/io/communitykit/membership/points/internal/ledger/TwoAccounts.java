package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.TransferResult;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.points.lot.TransferRule;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what moves points between two accounts: both change, or neither. Used once. */
public final class TwoAccounts {

    /** A lot is named after one of 4,096 entries; the others may open the account and pay debt. */
    private static final int MOST_LOTS = 2_000;

    private final AccountState senderState;
    private final AccountState receiverState;
    private final AccountBook sender;
    private final AccountBook receiver;
    private final PointsCommand command;
    private final ContentDigest content;
    private final Instant now;

    /**
     * Makes working copies of the states.
     *
     * @param states the sender's and the receiver's
     * @param command the command
     * @param content digests of its fields
     * @param programs the programs of the two accounts, perhaps the same
     * @param now the facade's clock, in whole microseconds
     */
    public TwoAccounts(
            List<AccountState> states,
            PointsCommand command,
            ContentDigest content,
            List<PointsProgram> programs,
            Instant now) {
        this.senderState = states.get(0);
        this.receiverState = states.get(1);
        this.sender = new AccountBook(senderState, programs.get(0), now);
        this.receiver = new AccountBook(receiverState, programs.get(1), now);
        this.command = command;
        this.content = content;
        this.now = now;
    }

    /**
     * Decides a transfer between members.
     *
     * @param transfer the command
     * @return the decision
     */
    public Decision<TransferResult> transfer(PointsCommand.Transfer transfer) {
        return decide(() -> send(transfer), PostingKind.TRANSFER, Optional.of(transfer.reason()));
    }

    /**
     * Decides an exchange between programs.
     *
     * @param exchange the command
     * @param rule the rate
     * @return the decision
     */
    public Decision<TransferResult> exchange(PointsCommand.Exchange exchange, ExchangeRule rule) {
        return decide(() -> convert(exchange, rule), PostingKind.EXCHANGE, Optional.empty());
    }

    private Decision<TransferResult> decide(Runnable movement, PostingKind kind, Optional<Reason> reason) {
        Optional<Rejection> refusal = TaskDecision.refusal(senderState, sender.program(), command.occurredAt(), now);
        if (refusal.isPresent()) {
            return reject(refusal.get());
        }
        if (senderState.told().isPresent()) {
            return repeat(senderState.told().get());
        }
        if (receiverState.status() == AccountState.Status.ERASED) {
            return reject(new Rejection.OtherSide(receiver.account(), new Rejection.Erased()));
        }
        if (receiverState.told().isPresent()) {
            return reject(new Rejection.OtherSide(
                    receiver.account(), new Rejection.Conflicting(command.key(), List.of(ContentField.ACTOR))));
        }
        try {
            return carryOut(movement, kind, reason);
        } catch (Incomplete incomplete) {
            Want first = incomplete.widen(senderState.want());
            return new Decision.More<>(List.of(first, incomplete.widen(receiverState.want())));
        } catch (Refused refused) {
            return reject(refused.rejection());
        }
    }

    private Decision<TransferResult> repeat(Posting told) {
        List<ContentField> differing = told.content().differingFrom(content);
        if (!differing.isEmpty()) {
            return reject(new Rejection.Conflicting(command.key(), differing));
        }
        // It may have been told when the rule still led to a currency of the same program.
        AccountResult received = receiverState.status() == AccountState.Status.ERASED
                ? new AccountResult.Rejected(receiver.account(), new Rejection.Erased())
                : receiverState
                        .told()
                        .map(posting -> new AccountResult.Replayed(receiver.account(), posting))
                        .orElse(new AccountResult.Replayed(sender.account(), told));
        return new Decision.Keep<>(new TransferResult(new AccountResult.Replayed(sender.account(), told), received));
    }

    private Decision<TransferResult> carryOut(Runnable movement, PostingKind kind, Optional<Reason> reason) {
        new DayBoundary(sender).settle(sender.now());
        new DayBoundary(receiver).settle(receiver.now());
        movements(sender).open();
        movements(receiver).open();
        movement.run();
        Posting sent = post(sender, Leg.MAIN, kind, reason);
        Posting received = post(receiver, Leg.RECEIVED, kind, reason);
        return new Decision.Commit<>(
                List.of(sender.changes().orElseThrow(), receiver.changes().orElseThrow()),
                new TransferResult(
                        new AccountResult.Applied(sender.account(), sent),
                        new AccountResult.Applied(receiver.account(), received)));
    }

    private Posting post(AccountBook book, Leg leg, PostingKind kind, Optional<Reason> reason) {
        PostingKey key = new PostingKey(command.key(), leg);
        book.post(new PostingDraft(
                key,
                content,
                kind,
                Optional.empty(),
                Optional.empty(),
                reason,
                Optional.empty(),
                command.occurredAt(),
                book.now()));
        new DayBoundary(book).settleNew();
        return book.changes().orElseThrow().postings().stream()
                .filter(posting -> posting.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Movements movements(AccountBook book) {
        return new Movements(book, command.occurredAt());
    }

    private void send(PointsCommand.Transfer transfer) {
        CurrencyId currency = transfer.currency();
        LotPolicy policy = movements(sender).lots(currency);
        if (policy.transfer() == TransferRule.REFUSED) {
            throw new Refused(new Rejection.NotAllowed(currency));
        }
        List<LotShare> taken = movements(sender).takeAll(currency, transfer.points(), policy);
        sender.enter(currency, EntryKind.SEND, Shift.available(-transfer.points()), taken);
        Lots.touch(sender, currency, transfer.occurredAt());
        try {
            receive(transfer, policy, taken);
        } catch (ArithmeticException overflow) {
            throw new Refused(new Rejection.OtherSide(receiver.account(), new Rejection.Overflow(currency)));
        }
    }

    private void receive(PointsCommand.Transfer transfer, LotPolicy policy, List<LotShare> taken) {
        Map<LotTerms, Long> byTerms = new LinkedHashMap<>();
        for (LotShare share : taken) {
            LotExpiry expiry = policy.transfer() == TransferRule.KEEP_EXPIRY
                    ? share.terms().expiry()
                    : newLife(policy.expiry(), transfer.occurredAt());
            LotTerms terms = new LotTerms(
                    transfer.occurredAt(),
                    LotState.Active.INSTANCE,
                    expiry,
                    share.terms().firstLost());
            byTerms.merge(terms, -share.points(), Math::addExact);
        }
        if (byTerms.size() > MOST_LOTS) {
            throw new Refused(new Rejection.TooManyLots(transfer.currency(), MOST_LOTS));
        }
        Movements movements = movements(receiver);
        movements.carryOver(transfer.currency());
        byTerms.forEach((terms, points) -> movements.give(transfer.currency(), EntryKind.RECEIVE, points, terms));
    }

    private LotExpiry newLife(ExpiryRule rule, Instant from) {
        return rule.expiry(from, receiver.program().zone());
    }

    private void convert(PointsCommand.Exchange exchange, ExchangeRule rule) {
        long times = Actions.times(rule, exchange.points());
        try {
            Actions.give(sender, movements(sender), rule, times, exchange.occurredAt());
            Movements movements = movements(receiver);
            if (receiver.program().currency(rule.to()).isEmpty()) {
                throw new Refused(
                        new Rejection.OtherSide(receiver.account(), new Rejection.UnknownCurrency(rule.to())));
            }
            movements.give(
                    rule.to(),
                    EntryKind.CONVERT_TO,
                    Math.multiplyExact(times, rule.get()),
                    Movements.LotTermsChoice.ACTIVE);
        } catch (ArithmeticException overflow) {
            throw new Refused(new Rejection.OtherSide(receiver.account(), new Rejection.Overflow(rule.to())));
        }
    }

    private Decision<TransferResult> reject(Rejection rejection) {
        Rejection other = rejection instanceof Rejection.OtherSide side ? side.why() : rejection;
        return new Decision.Keep<>(new TransferResult(
                new AccountResult.Rejected(sender.account(), rejection),
                new AccountResult.Rejected(
                        receiver.account(),
                        rejection instanceof Rejection.OtherSide
                                ? other
                                : new Rejection.OtherSide(sender.account(), rejection))));
    }
}
