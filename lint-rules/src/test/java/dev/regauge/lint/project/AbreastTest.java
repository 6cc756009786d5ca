package dev.regauge.lint.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbreastTest {

    private static final List<Integer> THINGS = IntStream.range(0, 100).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 200})
    void resultsComeInTheOrderOfTheThings(int lanes) {
        List<Integer> squares = Abreast.map(THINGS, thing -> thing * thing, lanes);
        assertThat(squares)
                .isEqualTo(THINGS.stream().map(thing -> thing * thing).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void ofSeveralFailuresTheFirstThingsIsThrown(int lanes) {
        assertThatThrownBy(() -> Abreast.map(THINGS, AbreastTest::failFrom40, lanes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("40");
    }

    private static int failFrom40(int thing) {
        if (thing >= 40) {
            throw new IllegalArgumentException(String.valueOf(thing));
        }
        return thing;
    }

    /** Each waits for the other: one at a time would never end. */
    @Test
    void severalAreDoneAtATime() {
        CountDownLatch both = new CountDownLatch(2);
        List<Boolean> met = new ForkJoinPool(2)
                .submit(() -> Abreast.map(List.of(1, 2), thing -> meet(both), 2))
                .join();
        assertThat(met).containsOnly(true);
    }

    private static boolean meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
