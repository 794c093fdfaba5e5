package io.communitykit.examples.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.examples.summary.CandidateSummary;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThreadTallyTest {

    private static CandidateSummary told(World world, int times) {
        ThreadTally tally = new ThreadTally(ZoneId.of("Asia/Shanghai"));
        for (int i = 0; i < times; i++) {
            world.events().forEach(tally::add);
        }
        return tally.summary();
    }

    private static CandidateSummary told(World world) {
        return told(world, 1);
    }

    private static CandidateSummary.Choice choice(CandidateSummary.Group group, String id) {
        return group.lists().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(CandidateSummary.Choice choice) {
        return choice.candidates().stream().map(CandidateSummary.Candidate::id).toList();
    }

    @Test
    @DisplayName("questions are alike by members, by tags and by the words of titles, and it is said by which")
    void alike() {
        World world = new World()
                .joins("a", "小明 <b>")
                .asks("a", 1, "奶粉怎么选？😋", "母婴")
                .asks("b", 2, "宝宝几个月换奶粉 <script>", "喂养")
                .asks("c", 3, "Which stroller?", "母婴")
                .asks("d", 4, "😋😋", "零食")
                .answers("a", 5, 4)
                .asks("e", 6, "猫粮", "宠物");
        CandidateSummary summary = told(world);

        CandidateSummary.Choice first = choice(summary.questions(), "post-1");
        assertThat(first.name()).isEqualTo("奶粉怎么选？😋");
        assertThat(ids(first)).containsExactlyInAnyOrder("post-2", "post-3", "post-4");
        assertThat(first.candidates())
                .filteredOn(it -> it.id().equals("post-2"))
                .singleElement()
                .satisfies(it -> assertThat(it.name()).isEqualTo("宝宝几个月换奶粉 <script>"))
                .satisfies(it -> assertThat(it.because()).containsExactly("words 奶粉"));
        assertThat(first.candidates())
                .filteredOn(it -> it.id().equals("post-3"))
                .singleElement()
                .satisfies(it -> assertThat(it.because()).containsExactly("tags 母婴"));
        assertThat(first.candidates())
                .filteredOn(it -> it.id().equals("post-4"))
                .singleElement()
                .satisfies(it -> assertThat(it.because()).containsExactly("members 小明 <b>"))
                .satisfies(it -> assertThat(it.sources()).hasSize(2).last().isEqualTo("seen-together 1"));
        // Nothing in common with any other.
        assertThat(summary.questions().lists()).noneMatch(it -> it.id().equals("post-6"));
        assertThat(summary.questions().of()).isEqualTo(5);
        assertThat(summary.at()).isEqualTo("2026-01-01T15:00:00+08:00");
    }

    @Test
    @DisplayName("the most voted questions are shown first, votes down counted against")
    void mostVoted() {
        World world = new World();
        for (int i = 1; i <= 8; i++) {
            world.asks("m" + i, i, "title " + i, "same");
        }
        world.votesUp(7, 3).votesUp(4, 2).votesUp(8, 2);
        for (int i = 0; i < 2; i++) {
            world.on(io.communitykit.core.event.EventType.CONTENT_VOTED_DOWN, "", "post-1");
        }
        CandidateSummary summary = told(world);
        assertThat(summary.questions().lists())
                .extracting(CandidateSummary.Choice::id)
                .containsExactly("post-7", "post-4", "post-8", "post-2", "post-3", "post-5");
        assertThat(summary.questions().lists().get(0).note()).isEqualTo("post-7, 3 votes");
        assertThat(summary.questions().lists().get(0).candidates()).hasSize(5);
    }

    @Test
    @DisplayName(
            "whom to follow: who answered and who was thanked, not who only asks, nobody oneself, nobody without a name")
    void people() {
        World world = new World()
                .joins("ask", "提问者😋")
                .joins("sage", "<i>sage</i>")
                .asks("ask", 1, "甲？", "x")
                .answers("sage", 2, 1)
                .accepts("ask", 2)
                .comments("ask", 2)
                .answers("", 3, 1)
                .comments("asks-only", 1)
                .asks("asks-only", 4, "乙？", "y")
                .answers("ask", 5, 1)
                .asks("other", 6, "丙？", "x")
                .answers("writes-on-x", 7, 6);
        CandidateSummary.Group people = told(world).people();

        CandidateSummary.Choice choice = choice(people, "ask");
        assertThat(choice.name()).isEqualTo("提问者😋");
        assertThat(choice.note()).isEqualTo("ask, 1 question, 1 answer");
        assertThat(ids(choice)).containsExactly("sage", "writes-on-x");
        CandidateSummary.Candidate sage = choice.candidates().get(0);
        assertThat(sage.name()).isEqualTo("<i>sage</i>");
        assertThat(sage.sources()).containsExactly("met 1", "same-subjects 1");
        assertThat(sage.because())
                .containsExactly(
                        "answered your question “甲？”", "you accepted their answer to “甲？”", "you both write on x");
        assertThat(choice.candidates().get(1).because()).containsExactly("you both write on x");
        assertThat(choice.candidates().get(1).sources()).containsExactly("same-subjects 2");
        assertThat(people.of()).isEqualTo(3);
        assertThat(people.lists()).allSatisfy(it -> assertThat(ids(it)).doesNotContain(it.id(), "asks-only"));
    }

    @Test
    @DisplayName("to be kept or accepted is no reason to follow back, to be answered or commented on is")
    void praise() {
        World world = new World()
                .asks("a", 1, "t", "x")
                .answers("b", 2, 1)
                .answers("b", 3, 1)
                .accepts("a", 2)
                .asks("b", 4, "u", "y")
                .keeps("a", 4)
                .answers("a", 5, 4);
        CandidateSummary.Group people = told(world).people();
        assertThat(choice(people, "a").candidates().get(0).because())
                .containsExactly(
                        "answered your question “t”", "you accepted their answer to “t”", "you both write on y, x");
        assertThat(choice(people, "b").candidates().get(0).because())
                .containsExactly(
                        "answered your question “u”", "you answered their question “t”", "you both write on y, x");
    }

    @Test
    @DisplayName("a history told twice says the same as told once")
    void twice() {
        World world = new World()
                .joins("a", "A")
                .asks("a", 1, "one two", "x")
                .asks("b", 2, "two three", "x")
                .answers("b", 3, 1)
                .comments("a", 3)
                .votesUp(1, 2);
        assertThat(told(world, 2)).isEqualTo(told(world));
    }

    @Test
    @DisplayName(
            "without questions there is nothing, and a question of nobody, without words and tags has no neighbours")
    void nothing() {
        assertThat(told(new World().joins("a", "A"))).isEqualTo(CandidateSummary.NONE);
        CandidateSummary lonely = told(new World().asks("", 1, "😋"));
        assertThat(lonely.questions().lists()).isEmpty();
        assertThat(lonely.people().lists()).isEmpty();
    }
}
