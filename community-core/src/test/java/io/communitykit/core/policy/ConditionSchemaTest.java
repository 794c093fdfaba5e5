package io.communitykit.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions of a document, before their types are known: the published schema and the reader agree. */
class ConditionSchemaTest {

    private static String document(String condition) {
        return "{\"when\":" + condition.replace('\'', '"') + "," + Garden.LEAST.substring(1);
    }

    @ParameterizedTest
    @DisplayName("every operator is in the schema")
    @ValueSource(
            strings = {
                "{'attribute':'a','between':[18,30]}",
                "{'attribute':'a','between':['2024-05-01','2024-05-02']}",
                "{'attribute':'a','between':['2024-05-01T00:00:00Z','2024-05-02T00:00:00+08:00']}",
                "{'attribute':'a','between':[{'amount':'1.00','currency':'CNY'},{'amount':'2.00','currency':'CNY'}]}",
                "{'attribute':'a','atLeast':'2024-05-01'}",
                "{'attribute':'a','within':'P7D'}",
                "{'attribute':'a','olderThan':'PT36H0.000001S'}",
                "{'attribute':'a','withinDays':0,'zone':'Asia/Shanghai'}",
                "{'attribute':'a','olderThanDays':36600,'zone':'+08:00'}",
                "{'attribute':'a','hasTag':'生鲜'}",
                "{'attribute':'a','hasTag':'生鲜','confidence':1}",
                "{'attribute':'a','hasAny':['a','b'],'confidence':10000}",
                "{'attribute':'a','hasAll':['a']}",
                "{'attribute':'a','hasNone':['a','b']}",
                "{'bucket':'t','of':1000000,'from':999999,'to':1000000}",
                "{'not':{'any':[{'segment':'vip'},{'all':[{'exists':'a'},{'missing':'b'}]}]}}",
                "{'attribute':'a','sameAs':'b'}",
            })
    void accepted(String condition) {
        assertThat(Documents.faults(document(condition))).isEmpty();
        assertThat(Garden.KIND.read(document(condition)).when()).isNotNull();
    }

    @ParameterizedTest
    @DisplayName("what the reader refuses for its shape, the schema refuses")
    @ValueSource(
            strings = {
                "{'attribute':'a','between':[18]}",
                "{'attribute':'a','between':[18,19,20]}",
                "{'attribute':'a','between':['x','y']}",
                "{'attribute':'a','between':[true,false]}",
                "{'attribute':'a','between':[1,2],'zone':'Z'}",
                "{'between':[1,2]}",
                "{'attribute':'a','atLeast':'yesterday'}",
                "{'attribute':'a','within':'P1Y'}",
                "{'attribute':'a','within':7}",
                "{'attribute':'a','within':'P7D','zone':'Z'}",
                "{'attribute':'a','withinDays':7}",
                "{'attribute':'a','zone':'Z'}",
                "{'attribute':'a','withinDays':-1,'zone':'Z'}",
                "{'attribute':'a','withinDays':36601,'zone':'Z'}",
                "{'attribute':'a','withinDays':7,'olderThanDays':8,'zone':'Z'}",
                "{'attribute':'a','withinDays':7,'zone':'Z','confidence':1}",
                "{'attribute':'a','hasTag':['a']}",
                "{'attribute':'a','hasTag':''}",
                "{'attribute':'a','hasAny':'a'}",
                "{'attribute':'a','hasAny':[]}",
                "{'attribute':'a','hasAny':['a','a']}",
                "{'attribute':'a','hasAny':['a'],'hasAll':['b']}",
                "{'attribute':'a','hasTag':'a','confidence':0}",
                "{'attribute':'a','hasTag':'a','confidence':10001}",
                "{'attribute':'a','confidence':1}",
                "{'bucket':'t','of':0,'from':0,'to':1}",
                "{'bucket':'t','of':10,'from':-1,'to':1}",
                "{'bucket':'t','of':10,'from':0}",
                "{'bucket':'','of':10,'from':0,'to':1}",
                "{'bucket':'t','of':1000001,'from':0,'to':1}",
                "{'segment':7}",
                "{'segment':'vip','attribute':'a'}",
                "{}",
                "{'not':[{'exists':'a'}]}",
            })
    void refused(String condition) {
        assertThat(Documents.faults(document(condition))).isNotEmpty();
        assertThatThrownBy(() -> Garden.KIND.read(document(condition))).isInstanceOf(InvalidPolicyException.class);
    }
}
