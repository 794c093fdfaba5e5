package io.communitykit.risk.abuse.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.IDNA;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Domains of mail")
class MailDomainPropertyTest {

    private static final IDNA ORACLE =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE);

    @Property
    @Label("are in ASCII what UTS 46 without transition (ICU4J) makes of them")
    void asUts46(@ForAll("domains") String domain) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder expected = new StringBuilder();
        ORACLE.nameToASCII(domain, expected, info);
        Assume.that(!info.hasErrors());

        assertThat(ascii(domain)).isEqualTo(expected.toString());
    }

    @Provide
    Arbitrary<String> domains() {
        Arbitrary<String> label = Arbitraries.oneOf(
                        Arbitraries.of(
                                "ß", "ẞ", "ς", "σ", "Σ", "ı", "İ", "I", "K", "ü", "u\u0308", "ſ", "例", "ａ", "𠮷", "é",
                                "7", "x"),
                        Arbitraries.chars()
                                .range('a', 'z')
                                .range('\u0400', '\u04FF')
                                .range('\u4E00', '\u4FFF')
                                .map(String::valueOf))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
        return label.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(labels -> Arbitraries.of(".", "。", "．").map(dot -> String.join(dot, labels)));
    }

    private static String ascii(String domain) {
        return MailText.domain(FoldedText.lower(FoldedText.visible("domain", domain)));
    }
}
