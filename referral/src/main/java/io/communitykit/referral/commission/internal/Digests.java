package io.communitykit.referral.commission.internal;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.commission.plan.AnnualFee;
import io.communitykit.referral.commission.plan.Enrolment;
import io.communitykit.referral.commission.plan.TaskDone;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Digests of what facts say, by which one that is told again is known. A member is in none of them, not even as a hash. */
final class Digests {

    private Digests() {}

    /** The order of the lines does not count. */
    static ContentDigest of(PaidOrder order) {
        List<OrderLine> lines = new ArrayList<>(order.lines());
        lines.sort(Comparator.comparing(OrderLine::id));
        StringBuilder text = new StringBuilder();
        for (OrderLine line : lines) {
            append(text, line.id().value());
            append(text, line.category().map(CategoryId::value).orElse(""));
            text.append(line.paid()).append(',').append(line.tax()).append(',');
            text.append(line.shipping()).append(',').append(line.coupon()).append(';');
        }
        return at(order.at())
                .field(ContentField.CURRENCY, order.currency().getCurrencyCode())
                .field(ContentField.DATA, text.toString())
                .build();
    }

    static ContentDigest of(OrderRefund refund) {
        List<RefundedLine> lines = new ArrayList<>(refund.lines());
        lines.sort(Comparator.comparing(RefundedLine::id));
        StringBuilder text = new StringBuilder();
        for (RefundedLine line : lines) {
            append(text, line.id().value());
            text.append(line.net()).append(';');
        }
        return at(refund.at()).field(ContentField.DATA, text.toString()).build();
    }

    static ContentDigest of(TaskDone task) {
        return at(task.at())
                .field(ContentField.OPERATION, "task")
                .field(ContentField.DATA, task.task().value())
                .build();
    }

    static ContentDigest of(AnnualFee fee) {
        return at(fee.at())
                .field(ContentField.OPERATION, "fee")
                .field(ContentField.DATA, fee.year().getValue())
                .build();
    }

    static ContentDigest of(Enrolment enrolment) {
        return at(enrolment.at())
                .field(ContentField.OPERATION, "enrolment")
                .field(ContentField.DATA, enrolment.plan() + " " + enrolment.beneficiary())
                .build();
    }

    private static ContentDigest.Builder at(Instant at) {
        return ContentDigest.builder().field(ContentField.TIME, Timestamps.toMicros(at));
    }

    /** With its length, so that no two lists of lines have the same text. */
    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part).append(',');
    }
}
