package io.communitykit.examples.stackexchange;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.history.History.BadLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dump as kept in memory: one small record a row, about 100 bytes, and of what people wrote only the titles and tags of
 * questions and the names of members, however large the files are. Made by {@link #read}; not changed afterwards.
 */
final class Dump {

    private final List<DumpFact> facts = new ArrayList<>();
    private final Map<Long, DumpFact.Post> posts = new HashMap<>();
    private final Map<MemberId, Long> reputations = new LinkedHashMap<>();
    private final Map<String, MemberId> members = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private Dump() {}

    /**
     * Reads the files of a folder.
     *
     * @param folder holds Users.xml, Posts.xml and Votes.xml, perhaps Comments.xml and Badges.xml
     * @param bad is given every row that cannot be read
     * @param progress is told of every row
     * @return the dump with its facts in the order of telling
     */
    static Dump read(Path folder, Consumer<BadLine> bad, LongConsumer progress) {
        Dump dump = new Dump();
        for (DumpFile file : DumpFile.values()) {
            Path path = folder.resolve(file.fileName());
            if (Files.exists(path)) {
                dump.readFile(file, path, bad, progress);
            } else if (file.required()) {
                IOException missing = new NoSuchFileException(path.toString());
                throw CommandFailure.unreadable(path, missing);
            }
        }
        dump.facts.sort(DumpFact.ORDER);
        return dump;
    }

    List<DumpFact> facts() {
        return facts;
    }

    Optional<DumpFact.Post> post(long number) {
        return Optional.ofNullable(posts.get(number));
    }

    /** What {@code Users.Reputation} says of each member. */
    Map<MemberId, Long> reputations() {
        return reputations;
    }

    private void readFile(DumpFile file, Path path, Consumer<BadLine> bad, LongConsumer progress) {
        Function<Row, DumpFact> parser = parser(file);
        new RowReader().read(path, row -> {
            progress.accept(1);
            try {
                facts.add(parser.apply(row));
            } catch (BadRowException | InvalidValueException e) {
                bad.accept(new BadLine(file.fileName(), row.line(), String.valueOf(e.getMessage())));
            }
        });
    }

    private Function<Row, DumpFact> parser(DumpFile file) {
        return switch (file) {
            case USERS -> this::user;
            case POSTS -> this::post;
            case COMMENTS -> this::comment;
            case VOTES -> this::vote;
            case BADGES -> this::badge;
        };
    }

    private DumpFact user(Row row) {
        var user = new DumpFact.User(
                row.number("Id"), row.time("CreationDate"), shared(row.member("Id")), row.text("DisplayName"));
        Long reputation = row.optionalNumber("Reputation");
        if (reputation != null) {
            reputations.put(user.member(), reputation);
        }
        return user;
    }

    private DumpFact post(Row row) {
        MemberId owner = row.optionalMember("OwnerUserId");
        var post = new DumpFact.Post(
                row.number("Id"),
                row.time("CreationDate"),
                PostKinds.of(row.smallNumber("PostTypeId")),
                owner == null ? null : shared(owner),
                row.optionalNumber("ParentId"),
                row.optionalTime("CommunityOwnedDate"),
                row.text("Title"),
                tags(row.text("Tags")));
        posts.put(post.number(), post);
        return post;
    }

    private DumpFact comment(Row row) {
        MemberId author = row.optionalMember("UserId");
        return new DumpFact.Comment(
                row.number("Id"),
                row.time("CreationDate"),
                row.number("PostId"),
                author == null ? null : shared(author));
    }

    private DumpFact vote(Row row) {
        MemberId voter = row.optionalMember("UserId");
        return new DumpFact.Vote(
                row.number("Id"),
                row.time("CreationDate"),
                row.number("PostId"),
                row.smallNumber("VoteTypeId"),
                voter == null ? null : shared(voter),
                row.optionalNumber("BountyAmount"));
    }

    private DumpFact badge(Row row) {
        String name = row.requiredText("Name");
        return new DumpFact.Badge(
                row.number("Id"),
                row.time("Date"),
                shared(row.member("UserId")),
                sharedName(name),
                row.smallNumber("Class"));
    }

    /** Older dumps write {@code <a><b>}, newer ones {@code |a|b|}. */
    private List<String> tags(@Nullable String written) {
        return written == null
                ? List.of()
                : Stream.of(written.split("[<>|]"))
                        .filter(tag -> !tag.isBlank())
                        .map(this::sharedName)
                        .toList();
    }

    private String sharedName(String name) {
        return names.computeIfAbsent(name, same -> same);
    }

    /** One object for each member, since a member appears in many rows. */
    private MemberId shared(MemberId member) {
        return members.computeIfAbsent(member.value(), value -> member);
    }
}
