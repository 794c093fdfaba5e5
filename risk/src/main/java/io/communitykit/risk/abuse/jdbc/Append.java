package io.communitykit.risk.abuse.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.jdbc.TextColumns;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.internal.StoreChecks;
import io.communitykit.risk.abuse.spi.Appended;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Facts that are appended together; what does not change when they are tried again is worked out once. */
final class Append {

    private final List<AbuseFact> facts;
    private final List<FactHash> hashes;
    private final Map<MemberId, Pseudonym> pseudonyms = new HashMap<>();

    Append(PseudonymKey key, List<AbuseFact> facts) {
        this.facts = List.copyOf(facts);
        this.hashes =
                this.facts.stream().map(fact -> FactHash.of(key, fact.key())).toList();
        for (AbuseFact fact : this.facts) {
            fact.members()
                    .forEach(member -> pseudonyms.computeIfAbsent(member, each -> StoreChecks.pseudonym(key, each)));
        }
    }

    List<Appended> run(Connection connection, Dialect dialect, boolean seenBefore) throws SQLException {
        TextColumns columns = new TextColumns(dialect);
        MemberTable members = new MemberTable(columns);
        EntryTable entries = new EntryTable(columns);
        LogTable log = new LogTable(connection, dialect, seenBefore);
        Map<Pseudonym, Boolean> erased = new HashMap<>();
        Map<FactHash, Optional<AbuseFact>> known = new HashMap<>();
        long last = log.lock(trip -> {
            members.addRead(trip, new HashSet<>(pseudonyms.values()), erased);
            entries.addRead(trip, new HashSet<>(hashes), known);
        });
        Decided decided = decide(last, erased, known);
        if (!decided.rows().isEmpty()) {
            SqlTrip trip = new SqlTrip(connection, dialect);
            members.addInsert(trip, decided.strangers());
            entries.addInsert(trip, decided.rows());
            log.addMove(trip, last + decided.rows().size());
            trip.run();
        }
        return decided.results();
    }

    private record Decided(List<Appended> results, List<EntryRow> rows, Map<Pseudonym, MemberId> strangers) {}

    private Decided decide(long last, Map<Pseudonym, Boolean> erased, Map<FactHash, Optional<AbuseFact>> known) {
        List<Appended> results = new ArrayList<>(facts.size());
        List<EntryRow> rows = new ArrayList<>();
        Map<Pseudonym, MemberId> strangers = new LinkedHashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            AbuseFact fact = facts.get(i);
            FactHash hash = hashes.get(i);
            if (namesErased(fact, erased)) {
                results.add(new Appended.Erased());
            } else if (known.containsKey(hash)) {
                results.add(again(Objects.requireNonNull(known.get(hash), "a known fact"), fact));
            } else {
                long number = last + rows.size() + 1;
                rows.add(EntryRow.of(number, hash, fact, pseudonyms));
                results.add(new Appended.Recorded(number));
                known.put(hash, Optional.of(fact));
                for (MemberId member : fact.members()) {
                    if (!erased.containsKey(pseudonym(member))) {
                        strangers.put(pseudonym(member), member);
                    }
                }
            }
        }
        return new Decided(results, rows, strangers);
    }

    private boolean namesErased(AbuseFact fact, Map<Pseudonym, Boolean> erased) {
        return fact.members().stream()
                .anyMatch(
                        member -> ErasedMember.of(member).isPresent() || erased.getOrDefault(pseudonym(member), false));
    }

    private Pseudonym pseudonym(MemberId member) {
        return Objects.requireNonNull(pseudonyms.get(member), "a member's pseudonym");
    }

    private static Appended again(Optional<AbuseFact> stored, AbuseFact fact) {
        if (stored.isEmpty()) {
            return new Appended.Erased();
        }
        List<String> differing = StoreChecks.differing(stored.get(), fact);
        return differing.isEmpty() ? new Appended.Replayed() : new Appended.Conflicting(differing);
    }
}
