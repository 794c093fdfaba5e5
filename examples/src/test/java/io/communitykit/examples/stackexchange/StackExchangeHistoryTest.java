package io.communitykit.examples.stackexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.history.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackExchangeHistoryTest {

    private static final Console SILENT =
            new Console(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);

    @TempDir
    Path folder;

    private final List<History.BadLine> bad = new ArrayList<>();

    private History history() {
        return StackExchangeHistory.read(folder, new EventSource("test"), SILENT);
    }

    private List<CommunityEvent> events() {
        List<CommunityEvent> events = new ArrayList<>();
        history().tell(new History.Listener() {
            @Override
            public void event(CommunityEvent event) {
                events.add(event);
            }

            @Override
            public void bad(History.BadLine line) {
                bad.add(line);
            }
        });
        return events;
    }

    private CommunityEvent event(String id) {
        return events().stream()
                .filter(event -> event.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<MemberId> member(int number) {
        return Optional.of(new MemberId(String.valueOf(number)));
    }

    private static Optional<AttributeValue> attribute(CommunityEvent event, String name) {
        return event.attribute(new AttributeName(name));
    }

    @Test
    @DisplayName("facts come in the order of time; those with a date only stand at the day's start, by their number")
    void order() throws IOException {
        SmallDump.writeTo(folder);
        assertThat(events().stream().map(event -> event.id().value()).collect(Collectors.joining(" ")))
                .isEqualTo("user--1 user-2 user-1 post-10 post-11 comment-5 post-12 post-13 post-14 post-15"
                        + " user-3 vote-1 vote-2 vote-3 vote-4 vote-6 vote-7 vote-8 vote-9 vote-20"
                        + " vote-5 vote-21 vote-22 vote-23 vote-24 badge-1");
        assertThat(event("vote-2").occurredAt()).isEqualTo(Instant.parse("2020-01-02T00:00:00Z"));
    }

    @Test
    @DisplayName("a vote goes to the post's owner and says on what kind of post it was given")
    void votes() throws IOException {
        SmallDump.writeTo(folder);
        CommunityEvent up = event("vote-2");
        assertThat(up.type()).isEqualTo(EventType.CONTENT_VOTED_UP);
        assertThat(up.actor()).isEmpty();
        assertThat(up.beneficiary()).isEqualTo(member(2));
        assertThat(attribute(up, "postKind")).contains(AttributeValue.of("answer"));
        assertThat(attribute(up, "postId")).contains(AttributeValue.of(11));
        assertThat(attribute(up, "communityOwned")).contains(AttributeValue.of(false));
        assertThat(event("vote-3").type()).isEqualTo(EventType.CONTENT_VOTED_DOWN);
        assertThat(event("vote-8").type()).isEqualTo(EventType.CONTENT_FAVOURITED);
        assertThat(event("vote-8").actor()).isEqualTo(member(2));
        assertThat(event("vote-23").type()).isEqualTo(new EventType("stackexchange.vote-16"));
    }

    @Test
    @DisplayName("a post counts as community-owned from the day on which it became so")
    void communityOwned() throws IOException {
        SmallDump.writeTo(folder);
        assertThat(attribute(event("vote-4"), "communityOwned")).contains(AttributeValue.of(false));
        assertThat(attribute(event("vote-5"), "communityOwned")).contains(AttributeValue.of(true));
    }

    @Test
    @DisplayName("an acceptance names who asked and who answered, also if that is the same member")
    void accepted() throws IOException {
        SmallDump.writeTo(folder);
        assertThat(event("vote-9").type()).isEqualTo(EventType.ANSWER_ACCEPTED);
        assertThat(event("vote-9").actor()).isEqualTo(member(1));
        assertThat(event("vote-9").beneficiary()).isEqualTo(member(2));
        assertThat(event("vote-6").actor()).isEqualTo(member(3));
        assertThat(event("vote-6").beneficiary()).isEqualTo(member(3));
    }

    @Test
    @DisplayName("a bounty is awarded only where the dump names an amount, else it is closed")
    void bounties() throws IOException {
        SmallDump.writeTo(folder);
        assertThat(event("vote-20").type()).isEqualTo(EventType.BOUNTY_OFFERED);
        assertThat(event("vote-20").actor()).isEqualTo(member(1));
        assertThat(attribute(event("vote-20"), "amount")).contains(AttributeValue.of(50));
        assertThat(event("vote-21").type()).isEqualTo(EventType.BOUNTY_AWARDED);
        assertThat(event("vote-21").beneficiary()).isEqualTo(member(2));
        assertThat(event("vote-22").type()).isEqualTo(new EventType("bounty.closed"));
    }

    @Test
    @DisplayName("a deleted owner and a deleted post leave the vote without a beneficiary")
    void deleted() throws IOException {
        SmallDump.writeTo(folder);
        assertThat(event("vote-7").beneficiary()).isEmpty();
        assertThat(event("vote-24").beneficiary()).isEmpty();
        assertThat(attribute(event("vote-24"), "postKind")).isEmpty();
    }

    @Test
    @DisplayName("what was published, commented and awarded keeps its people; no comment that they wrote is kept")
    void others() throws IOException {
        SmallDump.writeTo(folder);
        assertThat(event("post-11").type()).isEqualTo(EventType.QUESTION_ANSWERED);
        assertThat(event("post-11").actor()).isEqualTo(member(2));
        assertThat(event("post-11").beneficiary()).isEqualTo(member(1));
        assertThat(event("comment-5").beneficiary()).isEqualTo(member(2));
        assertThat(event("badge-1").beneficiary()).isEqualTo(member(2));
        assertThat(events()).noneMatch(event -> event.attributes().toString().contains("谢谢"));
        assertThat(history().publishedBalances())
                .containsEntry(new MemberId("1"), 101L)
                .hasSize(4);
    }

    @Test
    @DisplayName(
            "questions carry title and tags as old and new dumps write them, registrations the name; answers neither")
    void labels() throws IOException {
        SmallDump.writeTo(folder);
        assertThat(attribute(event("post-10"), "title")).contains(AttributeValue.of("怎么样？"));
        assertThat(attribute(event("post-10"), "tags"))
                .contains(new AttributeValue.ListOf(List.of(AttributeValue.of("qubit"), AttributeValue.of("量子😋"))));
        assertThat(attribute(event("post-13"), "title")).isEmpty();
        assertThat(attribute(event("post-13"), "tags"))
                .contains(new AttributeValue.ListOf(List.of(AttributeValue.of("a"), AttributeValue.of("b"))));
        assertThat(attribute(event("post-11"), "tags")).isEmpty();
        assertThat(attribute(event("user-1"), "name")).contains(AttributeValue.of("小明 <b>"));
    }

    @Test
    @DisplayName("a row that cannot be read is reported with its line, and the others are told")
    void badRows() throws IOException {
        SmallDump.writeTo(folder);
        SmallDump.write(folder, "Votes", "", """
                <row Id="1" PostId="10" VoteTypeId="2" CreationDate="yesterday" />
                <row Id="2" PostId="10" VoteTypeId="2" CreationDate="2020-01-02T00:00:00.000" />
                <row PostId="10" VoteTypeId="2" CreationDate="2020-01-02T00:00:00.000" />
                <row Id="4" PostId="10" VoteTypeId="99999999999" CreationDate="2020-01-02T00:00:00.000" />
                """);
        assertThat(events()).anyMatch(event -> event.id().value().equals("vote-2"));
        assertThat(bad)
                .extracting(History.BadLine::toString)
                .containsExactly(
                        "Votes.xml line 3: CreationDate must be a date and time, got \"yesterday\"",
                        "Votes.xml line 5: Id is missing",
                        "Votes.xml line 6: VoteTypeId must be a small number, got 99999999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE users [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><users><row Id=\"&b;\"/></users>",
                "<!DOCTYPE users SYSTEM \"http://localhost:1/x.dtd\"><users/>",
                "<!DOCTYPE users [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><users>&x;</users>",
                "<users/><!DOCTYPE users>"
            })
    @DisplayName("a document type declaration is refused, whatever it declares")
    void hardened(String users) throws IOException {
        SmallDump.writeTo(folder);
        Files.writeString(folder.resolve("Users.xml"), users);
        assertThatThrownBy(this::history).isInstanceOf(CommandFailure.class).hasMessageContaining("Users.xml line 1");
    }

    @Test
    @DisplayName("a billion laughs are refused at once")
    void billionLaughs() throws IOException {
        SmallDump.writeTo(folder);
        StringBuilder bomb = new StringBuilder("<!DOCTYPE users [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        Files.writeString(folder.resolve("Users.xml"), bomb + "]><users><row Id=\"1\" About=\"&l9;\"/></users>");
        assertThatThrownBy(this::history).hasMessageContaining("a document type declaration is not allowed");
    }

    @Test
    @DisplayName("a file that ends in the middle is an error with its line")
    void truncated() throws IOException {
        SmallDump.writeTo(folder);
        Files.writeString(folder.resolve("Posts.xml"), "<posts>\n<row Id=\"1\" />\n<row Id=");
        assertThatThrownBy(this::history).hasMessageContaining("Posts.xml line 3: no well-formed XML");
    }

    @Test
    @DisplayName("without votes there is no dump, without badges there is")
    void files() throws IOException {
        SmallDump.writeTo(folder);
        Files.delete(folder.resolve("Badges.xml"));
        assertThat(events()).hasSize(25);
        Files.delete(folder.resolve("Votes.xml"));
        assertThatThrownBy(this::history).hasMessageContaining("Votes.xml: no such file or folder");
    }
}
