package io.communitykit.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    private final JsonNode schema = Documents.parse(Garden.KIND.schema());

    @Test
    @DisplayName("it is a valid JSON Schema of the 2020-12 dialect")
    void meta_schema() {
        assertThat(schema.get("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(schema))
                .isEmpty();
    }

    @Test
    @DisplayName("it is the same to the byte from every reader")
    void deterministic() {
        assertThat(DocumentReader.of("garden", Garden.Document.class).schema())
                .isEqualTo(Garden.KIND.schema())
                .endsWith("}\n");
    }

    @Test
    @DisplayName("it says what the annotations say")
    void keywords() {
        assertThat(schema.at("/title").textValue()).isEqualTo("garden");
        assertThat(schema.at("/description").textValue()).isEqualTo("A garden.");
        assertThat(schema.at("/additionalProperties").booleanValue()).isFalse();
        assertThat(schema.at("/required")).hasToString("[\"kind\",\"version\",\"name\",\"zone\",\"beds\"]");
        assertThat(schema.at("/properties/kind")).hasToString("{\"const\":\"garden\"}");
        assertThat(schema.at("/properties/name"))
                .hasToString(
                        "{\"description\":\"What it is called. \\\"引号\\\"\",\"type\":\"string\",\"minLength\":1,\"maxLength\":12}");
        assertThat(schema.at("/properties/rows")).hasToString("{\"type\":\"integer\",\"minimum\":-10,\"maximum\":10}");
        assertThat(schema.at("/properties/share"))
                .hasToString("{\"type\":\"number\",\"maximum\":1.5,\"exclusiveMinimum\":0}");
        assertThat(schema.at("/properties/price")).hasToString("{\"$ref\":\"#/$defs/money\"}");
        assertThat(schema.at("/properties/when")).hasToString("{\"$ref\":\"#/$defs/condition\"}");
        assertThat(schema.at("/properties/labels"))
                .hasToString(
                        "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":2},\"maxItems\":3}");
        assertThat(schema.at("/properties/attributes/propertyNames/pattern").textValue())
                .isEqualTo("^(?:[A-Za-z][A-Za-z0-9_.-]{0,63})$");
        assertThat(schema.at("/properties/limits/additionalProperties/minimum").intValue())
                .isZero();
        assertThat(schema.at("/properties/beds/minItems").intValue()).isEqualTo(1);
        assertThat(schema.at("/properties/beds/items/oneOf")).hasSize(2);
        assertThat(schema.at("/properties/rounding/enum")).hasSize(8);
    }

    @Test
    @DisplayName("it accepts the documents that the reader accepts")
    void accepts() {
        assertThat(Documents.faults(Garden.LEAST)).isEmpty();
        assertThat(Documents.faults(Garden.FULL)).isEmpty();
    }

    @Test
    @DisplayName("it is written beside the class that offers the kind")
    void files(@TempDir Path folder) throws IOException, ReflectiveOperationException {
        SchemaFiles.main(new String[] {folder.toString(), Garden.class.getName()});

        Path file = folder.resolve("io/communitykit/core/policy/garden.schema.json");
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(Garden.KIND.schema());
        assertThatThrownBy(() -> SchemaFiles.main(new String[] {folder.toString()}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SchemaFiles.main(new String[] {folder.toString(), "no.such.Kind"}))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> SchemaFiles.main(new String[] {folder.toString(), "java.lang.String"}))
                .isInstanceOf(NoSuchFieldException.class);
    }
}
