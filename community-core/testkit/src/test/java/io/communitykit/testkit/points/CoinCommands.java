package io.communitykit.testkit.points;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.spi.PointsStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Coins in lots that are granted, spent, held and committed in turn, and what their books look like. */
final class CoinCommands {

    static final PseudonymKey KEY = PseudonymKey.of("the arcade's own secret".getBytes(StandardCharsets.UTF_8));

    private static final int MEMBERS = 7;
    private static final CurrencyId COINS = new CurrencyId("coins");
    private static final Reason REASON = new Reason("arcade");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(30));

    private CoinCommands() {}

    static Points points(PointsStore store) {
        LotPolicy lots = LotPolicy.DEFAULT.expiry(new ExpiryRule.After(Period.ofMonths(12), Optional.empty()));
        PointsProgram program = PointsProgram.builder(new ProgramId("arcade"), new PolicyVersion("1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(COINS, 1, 0, Optional.of(lots)))
                .build();
        return Points.builder(program, store).clock(() -> NOW).build();
    }

    /** The same command for the same number, always; each four of them leave 35 or 40 coins of 100. */
    static PointsCommand command(int number) {
        Instant at = START.plusSeconds(number);
        MemberId member = member(number / 4);
        return switch (number % 4) {
            case 0 -> new PointsCommand.Grant(key(number), member, COINS, 100, REASON, at);
            case 1 -> new PointsCommand.Spend(key(number), member, COINS, 40, REASON, at);
            case 2 -> new PointsCommand.Hold(key(number), member, COINS, 25, Optional.empty(), Optional.empty(), at);
            default -> new PointsCommand.Commit(key(number - 1), member, part(number), at);
        };
    }

    private static OptionalLong part(int number) {
        return number % 8 == 3 ? OptionalLong.of(20) : OptionalLong.empty();
    }

    static List<PointsCommand> commands(int count) {
        List<PointsCommand> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commands.add(command(i));
        }
        return commands;
    }

    private static IdempotencyKey key(int number) {
        return new IdempotencyKey(new EventSource("arcade"), new EventId("command " + number));
    }

    private static MemberId member(int number) {
        return new MemberId("member " + number % MEMBERS);
    }

    /** The whole books: if two are equal, nothing is missing and nothing was counted twice. */
    static Map<String, List<Posting>> books(Points points) {
        Map<String, List<Posting>> books = new TreeMap<>();
        for (int i = 0; i < MEMBERS; i++) {
            books.put(member(i).value(), points.statement(member(i), 10_000).items());
        }
        return books;
    }

    /** What the store keeps beside the entries. */
    static Map<String, Pot> pots(Points points) {
        Map<String, Pot> pots = new TreeMap<>();
        for (int i = 0; i < MEMBERS; i++) {
            pots.put(member(i).value(), points.pots(member(i)).getOrDefault(COINS, Pot.EMPTY));
        }
        return pots;
    }

    /** What the entries alone say. */
    static Map<String, Pot> folded(Map<String, List<Posting>> books) {
        Map<String, Pot> pots = new TreeMap<>();
        books.forEach((member, postings) -> pots.put(
                member,
                postings.stream()
                        .flatMap(posting -> posting.entries().stream())
                        .reduce(
                                Pot.EMPTY,
                                (pot, entry) -> pot.plus(entry.kind(), entry.shift(), entry.looseMoved()),
                                (one, other) -> other)));
        return pots;
    }
}
