package io.communitykit.core.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfitRecordTest {

    record WithDouble(double points) {}

    record WithSet(Set<String> names) {}

    record WithOptional(Optional<String> name) {}

    record WithItself(List<WithItself> parts) {}

    @SuppressWarnings("NullablePrimitive")
    record WithPrimitive(@Nullable long count) {}

    record WithKind(String kind) {}

    record WithVersion(String version) {}

    record WithTwins(Twin twin) {}

    sealed interface Twin {}

    record Left(String name) implements Twin {}

    record Right(String name) implements Twin {}

    @ParameterizedTest
    @DisplayName("a record that documents cannot hold is refused when the reader is made")
    @ValueSource(
            classes = {
                WithDouble.class,
                WithSet.class,
                WithOptional.class,
                WithItself.class,
                WithPrimitive.class,
                WithKind.class,
                WithVersion.class,
                WithTwins.class
            })
    void refused(Class<? extends Record> type) {
        assertThatThrownBy(() -> DocumentReader.of("unfit", type)).isInstanceOf(IllegalArgumentException.class);
    }
}
