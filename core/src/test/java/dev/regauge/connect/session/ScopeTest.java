package dev.regauge.connect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // scopes that are only there to be closed
class ScopeTest {

    private static final SessionContext BLUE = SessionContext.tenant("blue");
    private static final SessionContext GREEN = SessionContext.tenant("green");

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(SessionContext.current()).isEmpty();
    }

    @Test
    void whatWasCurrentBeforeIsSoAgainAfterAnInnerScope() {
        try (Scope outer = BLUE.open()) {
            try (Scope inner = GREEN.open()) {
                assertThat(SessionContext.current()).contains(GREEN);
            }
            assertThat(SessionContext.current()).contains(BLUE);
        }
    }

    @Test
    void anOuterScopeIsNotClosedBeforeAnInnerOne() {
        Scope outer = BLUE.open();
        try (Scope inner = GREEN.open()) {
            assertThatIllegalStateException().isThrownBy(outer::close).withMessageContaining("opened inside it");
            assertThat(SessionContext.current()).contains(GREEN);
        }
        outer.close();
    }

    @Test
    void closingTwiceClosesOnce() {
        try (Scope outer = BLUE.open()) {
            Scope inner = GREEN.open();
            inner.close();
            inner.close();
            assertThat(SessionContext.current()).contains(BLUE);
        }
    }

    @Test
    void anotherThreadNeitherSeesNorClosesAScope() {
        try (Scope scope = BLUE.open()) {
            assertThat(CompletableFuture.supplyAsync(SessionContext::current).join())
                    .isEmpty();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(scope::close);
            assertThatThrownBy(closing::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot be closed on thread");
            assertThat(SessionContext.current()).contains(BLUE);
        }
    }

    @Test
    void aThreadOfAPoolHasTheContextOfWrappedWorkAndOfNoOther() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            assertThat(pool.submit(BLUE.wrap(SessionContext::current)).get()).contains(BLUE);
            assertThat(pool.submit(SessionContext::current).get()).isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void workThatFailsLeavesNoContextBehind() {
        Runnable failing = BLUE.wrap((Runnable) () -> {
            throw new IllegalArgumentException(SessionContext.current().toString());
        });
        assertThatThrownBy(failing::run).hasMessage(Optional.of(BLUE).toString());
    }

    @Test
    void calledWorkReturnsItsValue() throws Exception {
        assertThat(BLUE.call(SessionContext::current)).contains(BLUE);
    }
}
