package io.communitykit.risk.abuse.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.TextColumns;
import io.communitykit.core.time.Timestamps;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.internal.FactCode;
import io.communitykit.risk.abuse.internal.StoreChecks;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads entries of one result, whose kinds of keys are few. Not safe for many threads. */
final class StoredEntry {

    static final String COLUMNS = "e.number, e.fact, e.code, e.pseudonym, e.friend, e.at_micros, e.kind, e.first_part,"
            + " e.second_part, m.member AS member_id, f.member AS friend_id";

    static final String JOINS = " LEFT JOIN " + MemberTable.TABLE + " m ON m.pseudonym = e.pseudonym LEFT JOIN "
            + MemberTable.TABLE + " f ON f.pseudonym = e.friend";

    private final TextColumns columns;
    private final Map<String, KeyKind> kinds = new HashMap<>();

    StoredEntry(TextColumns columns) {
        this.columns = columns;
    }

    /** An entry that is not gone. */
    AbuseEntry entry(ResultSet found) throws SQLException {
        long number = found.getLong("number");
        if (found.getInt("code") == FactCode.FORGOTTEN) {
            return new AbuseEntry.Forgotten(number, Pseudonym.fromBytes(found.getBytes("pseudonym")));
        }
        return new AbuseEntry.Recorded(number, fact(found));
    }

    /** A fact that is not gone. */
    AbuseFact fact(ResultSet found) throws SQLException {
        FactHash hash = FactHash.fromBytes(found.getBytes("fact"));
        try {
            return fact(found, StoreChecks.recorded(hash.high(), hash.low()));
        } catch (InvalidValueException | ArithmeticException e) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_UNREADABLE,
                    "a fact cannot be read: " + e.getMessage() + ". Maybe a later release has written it",
                    e);
        }
    }

    private AbuseFact fact(ResultSet found, IdempotencyKey key) throws SQLException {
        int code = found.getInt("code");
        Instant at = Timestamps.ofMicros(found.getLong("at_micros"));
        long first = found.getLong("first_part");
        long second = found.getLong("second_part");
        MemberId one = member(found, "member_id", "pseudonym");
        if (code == FactCode.QUALITY) {
            return FactCode.quality(key, at, one, first, second);
        }
        return FactCode.isOfOne(code)
                ? FactCode.ofKey(code, key, at, one, kind(found), first, second)
                : FactCode.ofTwo(code, key, at, one, member(found, "friend_id", "friend"), first);
    }

    private KeyKind kind(ResultSet found) throws SQLException {
        return kinds.computeIfAbsent(columns.get(found, "kind").orElse(""), KeyKind::new);
    }

    private MemberId member(ResultSet found, String idColumn, String pseudonymColumn) throws SQLException {
        Optional<String> id = columns.get(found, idColumn);
        if (id.isPresent()) {
            return new MemberId(id.get());
        }
        byte[] pseudonym = found.getBytes(pseudonymColumn);
        if (pseudonym == null) {
            throw InvalidValueException.of("pseudonym of a recorded fact", "16 bytes", "none");
        }
        return new ErasedMember(Pseudonym.fromBytes(pseudonym)).id();
    }
}
