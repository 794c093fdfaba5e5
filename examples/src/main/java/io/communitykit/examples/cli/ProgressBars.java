package io.communitykit.examples.cli;

import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that redraws itself on standard error. */
final class ProgressBars implements Progress {

    private static final int REDRAW_MILLIS = 200;

    private final ProgressBar bar;

    ProgressBars(String what, OptionalLong total) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total.orElse(-1))
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .build();
    }

    @Override
    public void step(long count) {
        bar.stepBy(count);
    }

    @Override
    public void close() {
        bar.close();
    }
}
