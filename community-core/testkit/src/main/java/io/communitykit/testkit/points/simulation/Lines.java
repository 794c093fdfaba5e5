package io.communitykit.testkit.points.simulation;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.membership.points.PointsCommand;

/** Steps as a person reads them. */
final class Lines {

    private Lines() {}

    static String of(Step.Act act) {
        StringBuilder line = new StringBuilder();
        if (act instanceof Step.Act.Tell tell) {
            line.append("tell program ").append(tell.program());
            tell.events().forEach(event -> line.append(" ").append(of(event)));
        } else if (act instanceof Step.Act.Order order) {
            line.append("command program ").append(order.program());
            order.commands().forEach(command -> line.append(" ").append(command));
        } else if (act instanceof Step.Act.Rank rank) {
            line.append("tier of program ").append(rank.program()).append(" ").append(rank.command());
        } else if (act instanceof Step.Act.Due due) {
            line.append("run what is due in program ").append(due.program());
        } else if (act instanceof Step.Act.Edit edit) {
            line.append("edition ")
                    .append(edit.edition().version())
                    .append(" of program ")
                    .append(edit.program());
        } else if (act instanceof Step.Act.Erase erase) {
            line.append("erase ").append(erase.member());
        }
        return line.toString();
    }

    private static String of(CommunityEvent event) {
        return "[" + event.type() + " " + event.key().id() + " by "
                + event.actor().map(Object::toString).orElse("nobody")
                + event.beneficiary().map(member -> " for " + member).orElse("")
                + event.subject().map(subject -> " about " + subject).orElse("")
                + (event.attributes().isEmpty() ? "" : " " + event.attributes())
                + " at " + event.occurredAt() + "]";
    }

    static String of(PointsCommand command) {
        return command.getClass().getSimpleName() + " " + command.key().id();
    }
}
