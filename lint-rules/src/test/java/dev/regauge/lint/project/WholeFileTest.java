package dev.regauge.lint.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final byte[] CONTENT = "new".getBytes(StandardCharsets.UTF_8);

    private static final int WRITERS = 3;

    private static final int TIMES = 300;

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isForWhomOtherNewFilesAreFor() throws IOException {
        Path usual = Files.writeString(folder.resolve("usual"), "any");
        Path file = folder.resolve("report.html");
        WholeFile.write(file, CONTENT);
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void leavesNothingWhereItFails() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken/already")).getParent();
        assertThatThrownBy(() -> WholeFile.write(taken, CONTENT)).isInstanceOf(IOException.class);
        assertThat(folder.toFile().list()).containsExactly("taken");
    }

    @Test
    void isThereAndWholeForWhoeverReadsWhileSeveralWrite() throws Exception {
        Path file = folder.resolve("result.bin");
        WholeFile.write(file, content(0));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            CountDownLatch writing = new CountDownLatch(WRITERS);
            List<Future<?>> all = new ArrayList<>();
            all.add(threads.submit(() -> {
                do {
                    assertThat(isWhole(Files.readAllBytes(file))).isTrue();
                } while (writing.getCount() > 0);
                return file;
            }));
            for (int writer = 1; writer <= WRITERS; writer++) {
                byte[] content = content(writer);
                all.add(threads.submit(() -> {
                    try {
                        for (int i = 0; i < TIMES; i++) {
                            WholeFile.write(file, content);
                        }
                    } finally {
                        writing.countDown();
                    }
                    return file;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(folder.toFile().list()).containsExactly("result.bin");
    }

    private static byte[] content(int writer) {
        byte[] content = new byte[100_000];
        Arrays.fill(content, (byte) writer);
        return content;
    }

    private static boolean isWhole(byte[] read) {
        return Arrays.equals(read, content(read.length == 0 ? 0 : read[0]));
    }
}
