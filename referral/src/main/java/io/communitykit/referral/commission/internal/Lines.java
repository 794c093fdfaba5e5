package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.commission.plan.TaskId;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.commission.statement.StatementLine;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Entry;
import java.util.Optional;

/** Lines of statements as they are stored. */
final class Lines {

    private Lines() {}

    static Json.Obj write(LineKind kind, long amount, Optional<OrderId> order, Optional<TaskId> task) {
        return Fields.write()
                .text("kind", kind)
                .number("amount", amount)
                .text("order", order)
                .text("task", task)
                .done();
    }

    static StatementLine read(Entry entry) {
        Fields.Reader reader = Fields.read("line", entry.body());
        StatementLine line = new StatementLine(
                entry.at(),
                reader.constant("kind", LineKind.class),
                reader.number("amount"),
                reader.optionalText("order").map(OrderId::new),
                reader.optionalText("task").map(TaskId::new));
        reader.done();
        return line;
    }
}
