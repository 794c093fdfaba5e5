package io.communitykit.referral.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.code.memory.InMemoryCodeStore;
import io.communitykit.referral.code.policy.CodeLimits;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.code.policy.CodeValidity;
import io.communitykit.referral.code.policy.VanityRules;
import io.communitykit.referral.code.spi.MemberCode;
import io.communitykit.referral.code.spi.WordCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("Codes, against a model of plain maps:")
class CodesPropertyTest {

    private static final int LIMIT = 3;
    private static final int LASTS = 40;
    private static final List<String> MEMBERS = List.of("ann", "ANN", "\u4f1a\u5458", "\ud83d\ude00");
    private static final List<String> WORDS =
            List.of("LISA", "L1SA", "lisa", "BOSS", "B055", "\u0412OSS", "LIS\ud83d\ude00", "AB");
    /** The words that are the same, by hand. */
    private static final List<Integer> SAME = List.of(0, 0, 0, 1, 1, 1, -1, -1);

    /** What is known of one code. */
    private static final class Known {
        final String owner;
        final boolean vanity;
        final long end;
        final Set<Integer> uses = new HashSet<>();
        boolean revoked;
        boolean erased;

        Known(String owner, boolean vanity, long end) {
            this.owner = owner;
            this.vanity = vanity;
            this.end = end;
        }

        boolean lives(long second) {
            return !revoked && !erased && second < end;
        }
    }

    private long second;
    private final Map<String, Known> known = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private final Codes codes = Codes.builder(policy(), new InMemoryCodeStore(PseudonymKey.of(new byte[16])))
            .clock(() -> Instant.ofEpochSecond(second))
            .random(new SplittableRandom(3))
            .words(WordCheck.ANY_WORD)
            .build();

    private static CodePolicy policy() {
        CodePolicy usual = CodePolicy.usual(new PolicyVersion("1"), new ProgramId("shop"));
        return new CodePolicy(
                usual.version(),
                usual.program(),
                usual.generator(),
                usual.lookAlikes(),
                new CodeLimits(LIMIT, 1),
                new CodeValidity(Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(LASTS))),
                Optional.of(new VanityRules(Optional.empty(), 3, 1, List.of())),
                usual.expected());
    }

    @Property(tries = 500)
    @Label("whatever is done in whatever order, each answer is that of the model")
    void as_the_model(@ForAll @Size(max = 60) List<@IntRange(max = 100_000) Integer> steps) {
        for (int step : steps) {
            String member = MEMBERS.get(step / 10 % MEMBERS.size());
            second += step / 40 % 7;
            switch (step % 10) {
                case 0, 1 -> issue(member);
                case 2 -> vanity(member, step / 280 % WORDS.size());
                case 3 -> rotate(member, step / 280);
                case 4 -> revoke(step / 40);
                case 5, 6, 7 -> use(step / 40, step % 5);
                case 8 -> look(step / 40);
                default -> {
                    if (step % 50 == 9) {
                        erase(member);
                    }
                }
            }
        }
    }

    private Optional<String> living(String member) {
        return texts.stream()
                .filter(text -> known(text).owner.equals(member)
                        && !known(text).vanity
                        && known(text).lives(second))
                .findFirst();
    }

    private Known known(String text) {
        Known found = known.get(text);
        if (found == null) {
            throw new AssertionError("the model knows " + texts);
        }
        return found;
    }

    private void add(MemberCode code, String text, String member, boolean vanity) {
        assertThat(known).doesNotContainKey(text);
        assertThat(code.owner()).contains(new MemberId(member));
        known.put(text, new Known(member, vanity, second + LASTS));
        texts.add(text);
    }

    private void issue(String member) {
        Optional<String> living = living(member);
        CodeIssue issue = codes.issue(new MemberId(member));
        if (gone.contains(member)) {
            assertThat(issue).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.ERASED));
        } else if (living.isPresent()) {
            assertThat(issue).isInstanceOf(CodeIssue.Existing.class);
            assertThat(issue.held().orElseThrow().code().text()).isEqualTo(living.get());
        } else {
            assertThat(issue).isInstanceOf(CodeIssue.Issued.class);
            MemberCode code = issue.held().orElseThrow();
            add(code, code.code().text(), member, false);
        }
    }

    private void vanity(String member, int word) {
        VanityAnswer answer = codes.requestVanity(new MemberId(member), WORDS.get(word));
        int same = SAME.get(word);
        if (same < 0) {
            assertThat(answer).isInstanceOf(VanityAnswer.Malformed.class);
            return;
        }
        String text = "same " + same;
        Known there = known.get(text);
        boolean has = there != null && there.owner.equals(member) && there.lives(second);
        boolean another = texts.stream()
                .anyMatch(each -> known(each).vanity
                        && known(each).owner.equals(member)
                        && known(each).lives(second));
        if (gone.contains(member) || (there != null && !has) || (there == null && another)) {
            assertThat(answer).isInstanceOf(VanityAnswer.Refused.class);
        } else if (has) {
            assertThat(answer).isInstanceOf(VanityAnswer.Existing.class);
        } else {
            assertThat(answer)
                    .isInstanceOfSatisfying(VanityAnswer.Granted.class, it -> add(it.code(), text, member, true));
        }
    }

    private Optional<String> pick(int number) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(number % texts.size()));
    }

    /** What is typed for a code of the model. */
    private static String typed(String text) {
        return text.startsWith("same ")
                ? WORDS.get(text.equals("same 0") ? 1 : 4)
                : text.toLowerCase(java.util.Locale.ROOT);
    }

    private void rotate(String member, int number) {
        pick(number).ifPresent(text -> {
            Known old = known(text);
            CodeIssue issue = codes.rotate(new MemberId(member), typed(text));
            Optional<String> living = living(member);
            if (gone.contains(member) && !old.vanity) {
                assertThat(issue).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.ERASED));
            } else if (!old.owner.equals(member) || old.vanity) {
                assertThat(issue).isEqualTo(new CodeIssue.Refused(CodeIssue.Why.NOT_HELD));
            } else if (!old.lives(second) && living.isPresent()) {
                assertThat(issue.held().orElseThrow().code().text()).isEqualTo(living.get());
            } else {
                MemberCode code = ((CodeIssue.Issued) issue).code();
                old.revoked |= old.lives(second);
                add(code, code.code().text(), member, false);
            }
        });
    }

    private void revoke(int number) {
        pick(number).ifPresent(text -> {
            Known code = known(text);
            String expected = code.erased ? "Refused" : code.revoked ? "Replayed" : "Revoked";
            assertThat(codes.revoke(typed(text)).getClass().getSimpleName()).isEqualTo(expected);
            code.revoked |= !code.erased;
        });
    }

    private void use(int number, int key) {
        pick(number).ifPresent(text -> {
            Known code = known(text);
            IdempotencyKey use = new IdempotencyKey(new EventSource("shop"), new EventId("use " + key));
            String expected = "Refused";
            if (!code.erased && code.uses.contains(key)) {
                expected = "Replayed";
            } else if (code.lives(second) && code.uses.size() < LIMIT) {
                expected = "Counted";
                code.uses.add(key);
            }
            assertThat(codes.use(typed(text), use).getClass().getSimpleName()).isEqualTo(expected);
        });
    }

    private void look(int number) {
        pick(number).ifPresent(text -> {
            Known code = known(text);
            String expected = "Found";
            if (code.erased) {
                expected = "Erased";
            } else if (code.revoked) {
                expected = "Revoked";
            } else if (second >= code.end) {
                expected = "Expired";
            } else if (code.uses.size() >= LIMIT) {
                expected = "LimitReached";
            }
            assertThat(codes.resolve(typed(text)).getClass().getSimpleName()).isEqualTo(expected);
            long theirs = texts.stream()
                    .filter(each -> known(each).owner.equals(code.owner) && !known(each).erased)
                    .count();
            assertThat(codes.export(new MemberId(code.owner))).hasSize((int) theirs);
        });
    }

    private void erase(String member) {
        assertThat(codes.erase(new MemberId(member))).isEqualTo(gone.add(member));
        texts.forEach(text -> known(text).erased |= known(text).owner.equals(member));
    }
}
