package io.communitykit.testkit.word;

import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.memory.InMemoryWordSource;
import io.communitykit.risk.word.spi.WordSource;
import java.util.List;

class InMemoryWordSourceTest extends WordSourceContract {

    private final InMemoryWordSource source = InMemoryWordSource.of();

    @Override
    protected WordSource createSource() {
        return source;
    }

    @Override
    protected void publish(List<WordList> lists) {
        source.set(lists);
    }
}
