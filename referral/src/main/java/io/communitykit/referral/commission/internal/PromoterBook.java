package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.json.Json;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.plan.TaskId;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.commission.statement.Statement;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A promoter's book while it is decided on: its header, the entries that were wanted, and those that will be saved. Opening it brings it
 * to the instant. Not safe for many threads.
 */
final class PromoterBook {

    final CommissionProgram program;
    final MemberId owner;
    final Account account;
    private final Book book;
    private final Map<EntryKey, Entry> entries = new LinkedHashMap<>();

    PromoterBook(CommissionProgram program, Book book, Instant at) {
        this.program = program;
        this.book = book;
        this.owner = book.id().owner().orElseThrow();
        Instant now = Timestamps.cut("clock", at);
        this.account = book.header()
                .map(header -> AccountForm.read(program, header, now))
                .orElseGet(() -> new Account(program, now));
        account.release();
    }

    static boolean isErased(Book book) {
        return book.standing() == Book.Standing.ERASED;
    }

    Optional<Json.Obj> body(EntryKey key) {
        Entry changed = entries.get(key);
        return changed == null ? book.entry(key).map(Entry::body) : Optional.of(changed.body());
    }

    void put(EntryKey key, Instant at, Json.Obj body) {
        entries.put(key, new Entry(key, at, body));
    }

    Optional<OrderDraft> order(OrderId order) {
        return OrderForm.find(order, body(Kinds.order(order)));
    }

    void put(OrderDraft order) {
        Instant at = order.decided.map(OrderParts.Decided::paidAt).orElse(account.now);
        put(Kinds.order(order.order), at, OrderForm.write(order));
    }

    Optional<Statement> statement(LocalDate period) {
        return body(Kinds.statement(period)).map(json -> StatementForm.read(period, json));
    }

    void put(Statement statement) {
        put(
                Kinds.statement(statement.period()),
                account.calendar.startOf(statement.period()),
                StatementForm.write(statement));
    }

    /** The plan that the promoter is on; the usual one where the one that was agreed is not in this edition. */
    PlanId plan() {
        return account.plan.filter(plan -> program.plan(plan).isPresent()).orElse(program.usual());
    }

    Optional<PlanVolume> volume(LocalDate period, PlanId plan) {
        return volumes(period).stream().filter(it -> it.plan().equals(plan)).findFirst();
    }

    PlanVolume volume(LocalDate period, PlanId plan, RateTable now) {
        return volume(period, plan).orElseGet(() -> PlanVolume.begin(plan, program.version(), now));
    }

    void put(LocalDate period, PlanVolume volume) {
        Map<PlanId, PlanVolume> plans = new LinkedHashMap<>();
        volumes(period).forEach(each -> plans.put(each.plan(), each));
        plans.put(volume.plan(), volume);
        put(
                Kinds.period(period),
                account.calendar.startOf(period),
                Fields.write()
                        .list("plans", List.copyOf(plans.values()), PlanVolume::write)
                        .done());
    }

    private List<PlanVolume> volumes(LocalDate period) {
        return body(Kinds.period(period))
                .map(json -> {
                    Fields.Reader reader = Fields.read("period", json);
                    List<PlanVolume> plans = reader.list("plans", PlanVolume::read);
                    reader.done();
                    return plans;
                })
                .orElse(List.of());
    }

    /** Writes a line of the statement that runs. */
    void line(LineKind kind, long amount, Optional<OrderId> order, Optional<TaskId> task) {
        account.post(kind, amount);
        put(
                EntryKey.of(Kinds.lines(account.period()), Long.toString(account.lines)),
                account.now,
                Lines.write(kind, amount, order, task));
    }

    /** Writes, or writes anew, what comes to a statement when a hold ends. */
    void held(EntryKind kind, String text, LocalDate day, Json.Obj body) {
        put(EntryKey.of(kind, text), account.calendar.startOf(day), body);
    }

    BookChange change() {
        return new BookChange(book.id(), AccountForm.write(account), account.dueAt(), List.copyOf(entries.values()));
    }
}
