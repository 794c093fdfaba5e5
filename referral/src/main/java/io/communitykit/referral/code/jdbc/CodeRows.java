package io.communitykit.referral.code.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.TextColumns;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.code.internal.StoreKeys;
import io.communitykit.referral.code.jdbc.CodeTable.Row;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeKind;
import io.communitykit.referral.code.spi.CodeLabel;
import io.communitykit.referral.code.spi.CodeTerms;
import io.communitykit.referral.code.spi.MemberCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns codes into columns and back. */
final class CodeRows {

    /** In the order in which they are bound. */
    static final List<String> COLUMNS = List.of(
            "code_hash",
            "pseudonym",
            "member",
            "kind",
            "shown",
            "program",
            "label",
            "policy",
            "issued_micros",
            "starts_micros",
            "ends_micros",
            "use_limit",
            "uses",
            "revoked_micros",
            "revision");

    private final TextColumns columns;
    private final PseudonymKey key;

    CodeRows(Dialect dialect, PseudonymKey key) {
        this.columns = new TextColumns(dialect);
        this.key = key;
    }

    void bind(SqlParameters parameters, Pseudonym hash, Pseudonym owner, MemberCode code) throws SQLException {
        parameters.setBytes(1, hash.toBytes());
        parameters.setBytes(2, owner.toBytes());
        columns.set(parameters, 3, code.owner().map(MemberId::value).orElse(null));
        columns.set(parameters, 4, code.kind().name());
        columns.set(parameters, 5, code.code().text());
        columns.set(parameters, 6, code.program().value());
        columns.set(parameters, 7, code.label().value());
        columns.set(parameters, 8, code.policy().value());
        parameters.setLong(9, Timestamps.toMicros(code.issuedAt()));
        parameters.setLong(10, Timestamps.toMicros(code.terms().startsAt()));
        instant(parameters, 11, code.terms().endsAt());
        parameters.setLong(12, code.terms().limit());
        parameters.setLong(13, code.uses());
        instant(parameters, 14, code.revokedAt());
        parameters.setLong(15, 0);
    }

    static void instant(SqlParameters parameters, int index, Optional<Instant> at) throws SQLException {
        if (at.isPresent()) {
            parameters.setLong(index, Timestamps.toMicros(at.get()));
        } else {
            parameters.setNull(index, Types.BIGINT);
        }
    }

    /** A code that was asked for, perhaps of an owner who was erased. */
    Row row(ResultSet found, CodeKey asked) throws SQLException {
        Optional<MemberCode> held = held(found);
        MemberCode code = held.isPresent() ? held.get() : code(found, asked.value(), CodeLabel.MAIN, Optional.empty());
        return new Row(found.getLong("revision"), code, instant(found, "at_micros"));
    }

    /** The code of a row; empty where there is no row beside a member's, or no member any more. */
    Optional<MemberCode> held(ResultSet found) throws SQLException {
        Optional<String> member = columns.get(found, "member");
        if (member.isEmpty()) {
            return Optional.empty();
        }
        String label = text(found, "label");
        MemberCode code = code(
                found,
                text(found, "shown"),
                readable(() -> new CodeLabel(label)),
                Optional.of(readable(() -> new MemberId(member.get()))));
        byte[] expected = StoreKeys.of(key, code.code().key()).toBytes();
        if (!Arrays.equals(expected, found.getBytes("code_hash"))) {
            throw unreadable("its hash is another code's", null);
        }
        return Optional.of(code);
    }

    private MemberCode code(ResultSet found, String shown, CodeLabel label, Optional<MemberId> owner)
            throws SQLException {
        String kind = text(found, "kind");
        String program = text(found, "program");
        String policy = text(found, "policy");
        long issued = found.getLong("issued_micros");
        long starts = found.getLong("starts_micros");
        Optional<Instant> ends = instant(found, "ends_micros");
        long limit = found.getLong("use_limit");
        long uses = found.getLong("uses");
        Optional<Instant> revoked = instant(found, "revoked_micros");
        return readable(() -> {
            CodeKind known = kind(kind);
            return new MemberCode(
                    known.read(shown),
                    known,
                    new ProgramId(program),
                    label,
                    owner,
                    new PolicyVersion(policy),
                    Timestamps.ofMicros(issued),
                    new CodeTerms(Timestamps.ofMicros(starts), ends, limit),
                    uses,
                    revoked);
        });
    }

    private static CodeKind kind(String name) {
        return Arrays.stream(CodeKind.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidValueException.of("kind of code", "a known one", name));
    }

    private String text(ResultSet found, String column) throws SQLException {
        return columns.get(found, column).orElseThrow(() -> new SQLException("column " + column + " is null"));
    }

    private static Optional<Instant> instant(ResultSet found, String column) throws SQLException {
        long micros = found.getLong(column);
        return found.wasNull() ? Optional.empty() : Optional.of(Timestamps.ofMicros(micros));
    }

    private static <T> T readable(Supplier<T> make) {
        try {
            return make.get();
        } catch (InvalidValueException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private static StorageException unreadable(String why, @Nullable Throwable cause) {
        return StorageException.permanent(
                ErrorCode.STORAGE_UNREADABLE,
                "a code cannot be read: " + why + ". Maybe a later release has written it",
                cause);
    }
}
