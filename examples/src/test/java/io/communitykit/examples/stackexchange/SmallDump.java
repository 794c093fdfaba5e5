package io.communitykit.examples.stackexchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A dump by hand: two questions, three answers, every kind of vote. */
public final class SmallDump {

    private SmallDump() {}

    /** Writes the files of the dump into a folder. */
    public static Path writeTo(Path folder) throws IOException {
        write(folder, "Users", "\uFEFF", """
                <row Id="-1" Reputation="1" CreationDate="2020-01-01T00:00:00.000" DisplayName="Community" />
                <row Id="1" Reputation="101" CreationDate="2020-01-01T09:00:00.100" DisplayName="小明 &lt;b&gt;" AboutMe="&#128075; &amp; more" />
                <row Id="2" Reputation="76" CreationDate="2020-01-01T08:00:00.000" DisplayName="two" />
                <row Id="3" Reputation="999" CreationDate="2020-01-02T00:00:00.000" DisplayName="three" />
                """);
        write(folder, "Posts", "", """
                <row Id="10" PostTypeId="1" CreationDate="2020-01-01T10:00:00.000" OwnerUserId="1" Title="怎么样？" Tags="&lt;qubit&gt;&lt;量子😋&gt;" Body="x" />
                <row Id="11" PostTypeId="2" ParentId="10" CreationDate="2020-01-01T11:00:00.000" OwnerUserId="2" Body="x" />
                <row Id="12" PostTypeId="2" ParentId="10" CreationDate="2020-01-01T12:00:00.000" Body="owner is gone" />
                <row Id="13" PostTypeId="1" CreationDate="2020-01-01T13:00:00.000" OwnerUserId="3" Title=" " Tags="|a|b|" CommunityOwnedDate="2020-01-03T15:00:00.000" />
                <row Id="14" PostTypeId="2" ParentId="13" CreationDate="2020-01-01T14:00:00.000" OwnerUserId="3" />
                <row Id="15" PostTypeId="5" CreationDate="2020-01-01T15:00:00.000" OwnerUserId="2" />
                """);
        write(folder, "Comments", "", """
                <row Id="5" PostId="11" Text="谢谢" CreationDate="2020-01-01T11:30:00.000" UserId="1" />
                """);
        write(folder, "Votes", "", VOTES);
        write(folder, "Badges", "", """
                <row Id="1" UserId="2" Name="Teacher" Date="2020-01-04T00:00:00.001" Class="3" TagBased="False" />
                """);
        return folder;
    }

    private static final String VOTES = """
            <row Id="9" PostId="11" VoteTypeId="1" CreationDate="2020-01-02T00:00:00.000" />
            <row Id="2" PostId="11" VoteTypeId="2" CreationDate="2020-01-02T00:00:00.000" />
            <row Id="1" PostId="10" VoteTypeId="2" CreationDate="2020-01-02T00:00:00.000" />
            <row Id="3" PostId="10" VoteTypeId="3" CreationDate="2020-01-02T00:00:00.000" />
            <row Id="4" PostId="13" VoteTypeId="2" CreationDate="2020-01-02T00:00:00.000" />
            <row Id="5" PostId="13" VoteTypeId="2" CreationDate="2020-01-03T00:00:00.000" />
            <row Id="6" PostId="14" VoteTypeId="1" CreationDate="2020-01-02T00:00:00.000" />
            <row Id="7" PostId="12" VoteTypeId="2" CreationDate="2020-01-02T00:00:00.000" />
            <row Id="8" PostId="10" VoteTypeId="5" CreationDate="2020-01-02T00:00:00.000" UserId="2" />
            <row Id="20" PostId="10" VoteTypeId="8" CreationDate="2020-01-02T00:00:00.000" UserId="1" BountyAmount="50" />
            <row Id="21" PostId="11" VoteTypeId="9" CreationDate="2020-01-03T00:00:00.000" BountyAmount="50" />
            <row Id="22" PostId="10" VoteTypeId="9" CreationDate="2020-01-03T00:00:00.000" />
            <row Id="23" PostId="10" VoteTypeId="16" CreationDate="2020-01-03T00:00:00.000" />
            <row Id="24" PostId="777" VoteTypeId="2" CreationDate="2020-01-03T00:00:00.000" />
            """;

    static void write(Path folder, String name, String mark, String rows) throws IOException {
        String root = name.toLowerCase(Locale.ROOT);
        Files.writeString(
                folder.resolve(name + ".xml"),
                mark + "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" + root + ">\n" + rows + "</" + root + ">\n");
    }
}
