package io.communitykit.core.segment.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.segment.SegmentProgram;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The lint of a segment program")
class SegmentLintTest {

    private static final String PROGRAM = """
            {"kind": "segment-program", "version": "1", "zone": "Asia/Shanghai",
             "attributes": {"tier": "text", "spend": "money", "points": "number", "lastLogin": "instant",
               "birthday": "date", "vip": "boolean", "tags": "tags", "cities": "list", "home": "text", "work": "text"},
             "events": {"amount": "money", "sku": "text"},
             "counters": {"orders": {"types": ["order-paid"], "amount": "amount", "value": "sku", "keep": "P60D"}},
             "readings": {
               "orders30d": {"counter": "orders", "measure": "count", "last": "P30D"},
               "skus": {"counter": "orders", "measure": "distinct"},
               "paid30d": {"counter": "orders", "measure": "sum", "last": "P30D", "currency": "CNY"},
               "lastOrder30d": {"counter": "orders", "measure": "last", "last": "P30D"}},
             "tags": [
               {"id": "regular", "in": "tags", "family": "behaviour", "when": {"attribute": "orders30d", "atLeast": 3}}],
             "segments": [
               {"id": "big", "when": {"attribute": "spend", "atLeast": {"amount": "1000.00", "currency": "CNY"}}},
               {"id": "silver up", "when": {"attribute": "tier", "in": ["silver", "gold"]}},
               {"id": "judged", "when": %s}]}
            """;

    private static SegmentProgram program(String condition) {
        byte[] json = PROGRAM.formatted(condition).getBytes(StandardCharsets.UTF_8);
        return SegmentProgram.KIND.read(new ByteArrayInputStream(json));
    }

    private static List<LintFinding> lint(String condition) {
        return SegmentProgram.KIND.lint(program(condition));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("finds nothing in")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a condition of several things | {"all":[{"segment":"silver up"},{"attribute":"orders30d","atLeast":3},{"attribute":"lastLogin","olderThan":"P7D"},{"not":{"attribute":"tags","hasTag":"no calls"}}]}
        a range                       | {"all":[{"attribute":"points","atLeast":5},{"attribute":"points","below":10}]}
        a number between two others   | {"all":[{"attribute":"points","above":5},{"attribute":"points","below":6}]}
        two ways                      | {"any":[{"attribute":"points","atLeast":5},{"missing":"points"}]}
        a denied segment              | {"all":[{"attribute":"points","atLeast":5},{"not":{"segment":"big"}}]}
        money of two currencies       | {"any":[{"attribute":"spend","atLeast":{"amount":"5.00","currency":"CNY"}},{"attribute":"spend","atLeast":{"amount":"500","currency":"JPY"}}]}
        what is within and before     | {"all":[{"attribute":"lastLogin","within":"P7D"},{"attribute":"lastLogin","below":"2024-01-01T00:00:00Z"}]}
        two attributes that differ    | {"all":[{"attribute":"home","differsFrom":"work"},{"attribute":"home","is":"x"}]}
        two confidences               | {"all":[{"attribute":"tags","hasTag":"tea","confidence":6000},{"not":{"attribute":"tags","hasTag":"tea","confidence":8000}}]}
        a draw                        | {"bucket":"test","of":100,"from":0,"to":25}
        a list                        | {"all":[{"attribute":"cities","contains":"a"},{"attribute":"cities","contains":"b"}]}
        texts                         | {"all":[{"attribute":"home","startsWith":"a"},{"attribute":"home","contains":"b"}]}
        """)
    void finds_nothing(String what, String condition) {
        assertThat(lint(condition.replace("\"is\"", "\"equals\""))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @DisplayName("finds that nobody can fulfil")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        an empty range             | {"all":[{"attribute":"points","atLeast":10},{"attribute":"vip","equals":true},{"attribute":"points","below":10}]} | points >= 10 and points < 10 never hold together
        money of two currencies    | {"all":[{"attribute":"spend","atLeast":{"amount":"5.00","currency":"CNY"}},{"attribute":"spend","below":{"amount":"500","currency":"JPY"}}]} | never hold together
        two confidences            | {"all":[{"attribute":"tags","hasTag":"tea","confidence":8000},{"attribute":"tags","hasNone":["tea"],"confidence":6000}]} | never hold together
        a tier in and not in       | {"all":[{"attribute":"tier","in":["silver"]},{"attribute":"tier","notIn":["silver","gold"]}]} | never hold together
        a value that is missing    | {"all":[{"missing":"points"},{"attribute":"points","above":3}]} | never hold together
        the denial of a missing    | {"all":[{"missing":"points"},{"not":{"attribute":"points","above":3}}]} | never hold together
        a count below none         | {"attribute":"orders30d","below":0} | can never hold
        a count between two wholes | {"all":[{"attribute":"orders30d","above":3},{"attribute":"orders30d","below":4}]} | never hold together
        too many different         | {"attribute":"skus","above":10000} | can never hold
        a count that is missing    | {"missing":"orders30d"} | can never hold
        a sum in another currency  | {"attribute":"paid30d","atLeast":{"amount":"5","currency":"JPY"}} | can never hold
        a last one before its window | {"attribute":"lastOrder30d","olderThan":"P30D"} | can never hold
        what is silent and active  | {"all":[{"attribute":"lastLogin","within":"P7D"},{"attribute":"lastLogin","olderThan":"P14D"}]} | never hold together
        hours and days             | {"all":[{"attribute":"lastLogin","within":"P7D"},{"attribute":"lastLogin","olderThanDays":30,"zone":"Asia/Shanghai"}]} | never hold together
        a now that is two          | {"all":[{"attribute":"lastLogin","within":"P7D"},{"attribute":"lastLogin","below":"2020-01-01T00:00:00Z"},{"attribute":"birthday","olderThanDays":10,"zone":"Asia/Shanghai"},{"attribute":"birthday","above":"2024-01-01"}]} | never hold together
        two segments               | {"all":[{"segment":"silver up"},{"attribute":"tier","equals":"bronze"}]} | tier = "bronze"
        two draws of one seed      | {"all":[{"bucket":"a","of":100,"from":0,"to":50},{"bucket":"a","of":100,"from":50,"to":100}]} | never hold together
        beginnings                 | {"all":[{"attribute":"home","startsWith":"a"},{"attribute":"home","startsWith":"b"}]} | never hold together
        a beginning that is inside | {"all":[{"attribute":"home","startsWith":"abc"},{"not":{"attribute":"home","contains":"b"}}]} | never hold together
        a list with and without    | {"all":[{"attribute":"cities","contains":"a"},{"not":{"attribute":"cities","contains":"a"}}]} | never hold together
        what differs from itself   | {"attribute":"home","differsFrom":"home"} | can never hold
        three that fit by twos     | {"all":[{"any":[{"attribute":"points","below":3},{"attribute":"points","above":7}]},{"attribute":"points","atLeast":3},{"attribute":"points","atMost":7}]} | and points >= 3 and points <= 7 never hold together
        """)
    void unsatisfiable(String what, String condition, String saying) {
        List<LintFinding> findings = lint(condition);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).code()).isEqualTo("condition-unsatisfiable");
        assertThat(findings.get(0).pointer()).isEqualTo("/segments/2/when");
        assertThat(findings.get(0).message())
                .startsWith("nobody ever is in segment judged: ")
                .contains(saying)
                .doesNotContain("vip");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("finds that everybody fulfils, or everybody known")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        known or not     | {"any":[{"exists":"points"},{"missing":"points"}]}                                    | condition-always-true
        any count        | {"attribute":"orders30d","atLeast":0}                                                 | condition-always-true
        all buckets      | {"bucket":"a","of":10,"from":0,"to":10}                                               | condition-always-true
        any value        | {"any":[{"attribute":"points","atLeast":5},{"attribute":"points","below":5}]}         | condition-never-false
        any tier         | {"any":[{"attribute":"tier","in":["a"]},{"attribute":"tier","notIn":["a"]}]}          | condition-never-false
        as old as can be | {"any":[{"attribute":"lastLogin","within":"P7D"},{"attribute":"lastLogin","olderThan":"P7D"}]} | condition-never-false
        """)
    void always(String what, String condition, String code) {
        assertThat(lint(condition)).extracting(LintFinding::code).containsExactly(code);
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @DisplayName("finds branches that change nothing:")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        the weaker of two         | {"all":[{"attribute":"points","atLeast":5},{"attribute":"points","atLeast":10}]} | /segments/2/when/all/0 | points >= 5 follows from the rest
        the narrower of two       | {"any":[{"attribute":"points","atLeast":5},{"attribute":"points","atLeast":10}]} | /segments/2/when/any/1 | lets in only whom the rest lets in
        the second of two         | {"all":[{"attribute":"points","atLeast":5},{"attribute":"points","atLeast":5}]}  | /segments/2/when/all/1 | follows from the rest
        what another segment asks | {"all":[{"segment":"big"},{"attribute":"spend","atLeast":{"amount":"500.00","currency":"CNY"}},{"missing":"vip"}]} | /segments/2/when/all/1 | follows from the rest
        known, before its value   | {"all":[{"exists":"points"},{"attribute":"points","atLeast":5}]}                 | /segments/2/when/all/0 | points is known follows
        what never holds          | {"any":[{"attribute":"vip","equals":true},{"attribute":"orders30d","below":0}]}  | /segments/2/when/any/1 | can never hold
        what always holds         | {"all":[{"attribute":"vip","equals":true},{"attribute":"orders30d","atLeast":0}]} | /segments/2/when/all/1 | holds of everybody
        a weaker denial           | {"all":[{"attribute":"points","below":5},{"not":{"any":[{"attribute":"points","above":7},{"attribute":"vip","equals":true}]}}]} | /segments/2/when/all/1/not/any/0 | points > 7
        one deep inside           | {"any":[{"missing":"vip"},{"all":[{"attribute":"tier","equals":"gold"},{"segment":"silver up"}]}]} | /segments/2/when/any/1/all/1 | follows from the rest
        more confidence than less | {"all":[{"attribute":"tags","hasTag":"tea","confidence":6000},{"attribute":"tags","hasTag":"tea","confidence":8000}]} | /segments/2/when/all/0 | confidence
        """)
    void dead(String what, String condition, String pointer, String saying) {
        List<LintFinding> findings = lint(condition);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).code()).isEqualTo("dead-branch");
        assertThat(findings.get(0).pointer()).isEqualTo(pointer);
        assertThat(findings.get(0).message()).contains(saying).contains("who is in segment judged stays the same");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("finds segments with the same members:")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        said alike      | {"attribute":"tier","in":["silver","gold"]}                                              | segment judged has the same condition as silver up
        said otherwise  | {"any":[{"attribute":"tier","equals":"gold"},{"attribute":"tier","equals":"silver"}]}    | segment judged always has the same members, though it is said otherwise, as silver up
        denied twice    | {"not":{"attribute":"tier","notIn":["gold","silver"]}}                                   | as silver up
        by another name | {"segment":"big"}                                                                        | as big
        """)
    void duplicate(String what, String condition, String saying) {
        List<LintFinding> findings = lint(condition);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).code()).isEqualTo("segment-duplicate");
        assertThat(findings.get(0).pointer()).isEqualTo("/segments/2/when");
        assertThat(findings.get(0).message()).contains(saying);
    }

    @Test
    @DisplayName("looks at the rules of tags too")
    void tags() {
        String json = PROGRAM.replace("\"orders30d\", \"atLeast\": 3", "\"orders30d\", \"below\": 0");
        byte[] bytes = json.formatted("{\"missing\":\"vip\"}").getBytes(StandardCharsets.UTF_8);

        List<LintFinding> findings =
                SegmentProgram.KIND.lint(SegmentProgram.KIND.read(new ByteArrayInputStream(bytes)));

        assertThat(findings)
                .extracting(LintFinding::toString)
                .containsExactly("WARNING condition-unsatisfiable at /tags/0/when: nobody ever carries tag regular: "
                        + "orders30d < 0 can never hold");
    }

    @Test
    @DisplayName("claims nothing and says so where its budget does not suffice")
    void budget() {
        String contradiction =
                "{\"all\":[{\"attribute\":\"points\",\"above\":5},{\"attribute\":\"points\",\"below\":5}]}";

        assertThat(SegmentLint.of(program(contradiction), 3))
                .extracting(LintFinding::code)
                .containsExactly("lint-unfinished");
        assertThatThrownBy(() -> SegmentLint.of(program(contradiction), 0)).isInstanceOf(InvalidValueException.class);
    }
}
