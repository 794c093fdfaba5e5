package io.communitykit.core.segment.ready;

import static io.communitykit.core.segment.ready.ShopMember.PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.Fading;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagFamily;
import io.communitykit.core.segment.TagRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How a member comes to a tag, by no step more than it takes, and how it goes again.
 *
 * @param tag its id
 * @param steps the tag is there after the last of them, and not before
 * @param away the tag goes, or begins to fade, with the last of them, and not before
 */
record TagStory(String tag, List<TagStory.Step> steps, List<TagStory.Step> away) {

    /** Something that happens to a member. */
    interface Step {
        void accept(ShopMember member);
    }

    static TagStory of(String tag, Step... steps) {
        return new TagStory(tag, List.of(steps), List.of());
    }

    static TagStory times(int count, String tag, Step step) {
        return new TagStory(tag, Collections.nCopies(count, step), List.of());
    }

    TagStory goesWith(Step... last) {
        return new TagStory(tag, steps, List.of(last));
    }

    static Step put(String name, AttributeValue value) {
        return member -> member.put(name, value);
    }

    static Step put(String name, String text) {
        return put(name, AttributeValue.of(text));
    }

    static Step forget(String name) {
        return member -> member.forget(name);
    }

    static Step does(String type) {
        return member -> member.does(type, Map.of());
    }

    static Step does(String type, String name, AttributeValue value) {
        return member -> member.does(type, Map.of(name, value));
    }

    static Step does(String type, String name, String text) {
        return does(type, name, AttributeValue.of(text));
    }

    static Step does(String type, String name, long number) {
        return does(type, name, AttributeValue.of(number));
    }

    static Step receives(String type) {
        return member -> member.receives(type);
    }

    static Step days(int days) {
        return member -> member.pass(Duration.ofDays(days));
    }

    void play() {
        TagRule rule = PROGRAM.rule(new AttributeName("tags"), new TagId(tag)).orElseThrow();
        ShopMember member = new ShopMember();
        for (Step step : steps) {
            assertThat(member.tag(tag)).as("%s before the last step", tag).isEmpty();
            step.accept(member);
        }
        assertThat(member.tag(tag)).as("%s is carried", tag).isPresent();
        assertThat(member.tag(tag).flatMap(Tag::fading)).as("%s fades", tag).isEmpty();
        assertThat(member.confidence(tag)).isEqualTo(rule.confidence());
        for (Step step : away) {
            assertThat(member.confidence(tag)).as("%s still", tag).isEqualTo(rule.confidence());
            step.accept(member);
        }
        if (rule.lingers().isEmpty()) {
            assertThat(member.tag(tag)).as("%s at last", tag).isEmpty();
        } else {
            fades(member, rule.lingers().get());
        }
    }

    private void fades(ShopMember member, Duration halfLife) {
        Tag left = member.tag(tag).orElseThrow();
        assertThat(left.fading()).contains(new Fading.HalfLife(halfLife));
        int before = member.confidence(tag);
        member.pass(halfLife);
        assertThat(member.confidence(tag)).as("%s after a half-life", tag).isBetween(before / 2 - 1, before / 2);
        member.pass(halfLife.multipliedBy(14));
        assertThat(member.confidence(tag)).as("%s at last", tag).isZero();
    }

    /** The tags of a family that the program sets, in its order. */
    static List<String> tags(TagFamily family) {
        List<String> tags = new ArrayList<>();
        PROGRAM.rules().stream()
                .filter(it -> it.family() == family)
                .forEach(it -> tags.add(it.tag().value()));
        return tags;
    }

    @Override
    public String toString() {
        return tag;
    }
}
