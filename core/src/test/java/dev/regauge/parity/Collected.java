package dev.regauge.parity;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** Watches whether the classes of a driver that was closed are collected. */
final class Collected {

    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    private @Nullable WeakReference<ClassLoader> watched;

    /** The one to watch; from here on nobody else may hold it. */
    void watch(LoadedDriver driver) {
        watched = new WeakReference<>(driver.loader(), collected);
    }

    /** Its classes, as long as they are there. */
    @Nullable
    ClassLoader loader() {
        return watched == null ? null : watched.get();
    }

    /** Whether it goes within a few seconds. */
    boolean happens() throws InterruptedException {
        Object found = null;
        for (int i = 0; i < 100 && found == null; i++) {
            System.gc();
            found = collected.remove(100);
        }
        return found != null && found == watched;
    }
}
