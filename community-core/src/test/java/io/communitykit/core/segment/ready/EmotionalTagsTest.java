package io.communitykit.core.segment.ready;

import static io.communitykit.core.segment.ready.TagStory.days;
import static io.communitykit.core.segment.ready.TagStory.does;
import static io.communitykit.core.segment.ready.TagStory.receives;
import static io.communitykit.core.segment.ready.TagStory.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.segment.TagFamily;
import io.communitykit.core.segment.TagRule;
import io.communitykit.core.segment.ready.TagStory.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each emotional tag")
class EmotionalTagsTest {

    private static final Step QUESTION = does("content.published", "postKind", "question");

    static Stream<TagStory> stories() {
        return Stream.of(
                TagStory.of("promoter", nps(9)).goesWith(nps(8)),
                TagStory.of("passive", nps(7)).goesWith(nps(6)),
                TagStory.of("detractor", nps(6)).goesWith(days(90), days(1)),
                TagStory.of("satisfied", stars(3), stars(4), stars(5)).goesWith(stars(2)),
                TagStory.of("disappointed", stars(3), stars(2)).goesWith(days(90), days(1)),
                TagStory.of("torn", stars(4), stars(3), stars(1)).goesWith(days(90), days(1)),
                TagStory.of("likes-delivery", delivery(4), delivery(3), delivery(5))
                        .goesWith(delivery(2)),
                TagStory.of("dislikes-delivery", delivery(3), delivery(2)).goesWith(days(90), days(1)),
                TagStory.of("likes-service", service(3), service(4)).goesWith(service(1)),
                TagStory.of("dislikes-service", service(3), service(2)).goesWith(days(90), days(1)),
                times(2, "wants-peace", does("contact.declined")).goesWith(days(90), days(1)),
                times(1, "angry", does("complaint.filed")).goesWith(days(90), days(1)),
                times(2, "bothered", does("content.reported")).goesWith(days(30), days(1)),
                times(10, "warm-hearted", does("content.liked")).goesWith(days(30), days(1)),
                times(10, "appreciated", receives("content.liked")).goesWith(days(30), days(1)),
                times(2, "overlooked", does("content.published")).goesWith(receives("content.commented")),
                TagStory.of("criticised", receives("content.voted-down"), receives("content.reported"))
                        .goesWith(days(30), days(1)),
                times(2, "grateful", does("answer.accepted")).goesWith(days(90), days(1)),
                TagStory.of("left-waiting", QUESTION, days(3), days(1)).goesWith(receives("question.answered")),
                TagStory.of("advocate", does("content.shared"), nps(10)).goesWith(days(30), days(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    @DisplayName("comes with less than certainty, and fades")
    void story(TagStory story) {
        assertThat(story.away()).isNotEmpty();
        story.play();
    }

    @Test
    @DisplayName("has its story, is never certain, always fades, and there are 20")
    void complete() {
        assertThat(stories().map(TagStory::tag))
                .containsExactlyElementsOf(TagStory.tags(TagFamily.EMOTIONAL))
                .hasSize(20);
        assertThat(ShopMember.PROGRAM.rules().stream().filter(it -> it.family() == TagFamily.EMOTIONAL))
                .allMatch(it -> it.confidence() < 10_000)
                .extracting(TagRule::lingers)
                .allMatch(Optional::isPresent);
    }

    @Test
    @DisplayName("that an operator hints at comes with a hint of enough confidence, and fades when it is taken back")
    void hints() {
        for (String tag : new String[] {"dislikes-delivery", "wants-peace"}) {
            new TagStory(
                            tag,
                            List.of(it -> it.hint(tag, 5_999), it -> it.hint(tag, 6_000)),
                            List.of(it -> it.takeHint(tag)))
                    .play();
        }
    }

    @Test
    @DisplayName("of an answer to the recommendation question excludes the two others")
    void onePerAnswer() {
        ShopMember member = new ShopMember();
        for (int answer : new int[] {10, 8, 0}) {
            nps(answer).accept(member);
        }
        assertThat(member.confidence("detractor")).isEqualTo(9_000);
        assertThat(member.tag("promoter").orElseThrow().fading()).isPresent();
        assertThat(member.tag("passive").orElseThrow().fading()).isPresent();
    }

    @Test
    @DisplayName("an advocate is one for as long as the promoter's own tag is sure enough, though it fades")
    void advocate() {
        ShopMember member = new ShopMember();
        nps(9).accept(member);
        nps(8).accept(member);
        does("member.invited").accept(member);
        assertThat(member.confidence("promoter")).isEqualTo(9_000);
        assertThat(member.tag("advocate").orElseThrow().fading()).isEmpty();
        days(53).accept(member);
        assertThat(member.confidence("promoter")).isBetween(5_000, 5_100);
        assertThat(member.tag("advocate").orElseThrow().fading()).isEmpty();
        days(1).accept(member);
        assertThat(member.confidence("promoter")).isLessThan(5_000);
        assertThat(member.tag("advocate").orElseThrow().fading()).isPresent();
    }

    private static Step nps(long answer) {
        return does("survey.answered", "nps", answer);
    }

    private static Step stars(long stars) {
        return does("product.reviewed", "stars", stars);
    }

    private static Step delivery(long stars) {
        return does("survey.answered", "deliveryStars", stars);
    }

    private static Step service(long stars) {
        return does("product.reviewed", "serviceStars", stars);
    }
}
