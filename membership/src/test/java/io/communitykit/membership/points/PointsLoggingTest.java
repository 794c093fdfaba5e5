package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("The log of the points facade")
class PointsLoggingTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.communitykit");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(appender);
        logger.setLevel(null);
    }

    @Test
    @DisplayName("shows ids and outcomes at DEBUG, and no attribute, subject or reason")
    void ids_only() {
        Points points = Shop.open(Shop.program().rule(Shop.grant("r", 5)));

        points.apply(Shop.event("fact-1", EventType.CONTENT_LIKED)
                .subject(new Subject("secret subject"))
                .with("kind", AttributeValue.of("secret attribute"))
                .build());
        points.apply(Shop.like("fact-1"));
        points.execute(command("command-1", 5));
        points.execute(command("command-1", 5));
        points.execute(command("command-1", 6));

        List<String> lines =
                appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(lines).hasSize(5).allMatch(line -> line.contains("shop/ann"));
        assertThat(lines.get(0)).contains("applied").contains("fact-1");
        assertThat(lines.get(1)).contains("rejected").contains("Conflicting");
        assertThat(lines.get(3)).contains("replayed").contains("command-1");
        assertThat(lines).noneMatch(line -> line.contains("secret"));
        assertThat(appender.list).allMatch(event -> event.getLevel() == Level.DEBUG);
        assertThat(appender.list).allMatch(event -> event.getThrowableProxy() == null);
    }

    @Test
    @DisplayName("of an erasure does not name the member")
    void erasure() {
        Points points = Shop.open(Shop.program().rule(Shop.grant("r", 5)));
        points.apply(Shop.like("1"));
        appender.list.clear();

        points.erase(Shop.ANN);

        assertThat(appender.list)
                .isNotEmpty()
                .noneMatch(event -> event.getFormattedMessage().contains("ann"));
    }

    @Test
    @DisplayName("has no words for what toString shows of facts, postings and tasks")
    void to_string() {
        Task task = PointsRules.task(command("command-1", 5), Shop.program().build())
                .orElseThrow();
        Points points = Shop.open(Shop.program());
        Posting posting = points.execute(command("command-1", 5)).posted().orElseThrow();

        assertThat(posting.toString()).doesNotContain("secret");
        assertThat(task.key().toString()).contains("command-1");
    }

    private static PointsCommand.Grant command(String id, long points) {
        return new PointsCommand.Grant(
                Shop.key(id), Shop.ANN, Shop.POINTS, points, new Reason("secret reason"), Shop.NOON);
    }
}
