package dev.regauge.lint.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What patterns for paths and names mean. */
class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "src/Dao.java, src/Dao.java, true",
        "src/Dao.java, src/Dao_java, false",
        "src/*.java, src/Dao.java, true",
        "src/*.java, src/app/Dao.java, false",
        "src/**, src/app/Dao.java, true",
        "src/, src/app/Dao.java, true",
        "src/, srcs/Dao.java, false",
        "**/Dao.java, Dao.java, true",
        "**/Dao.java, a/b/Dao.java, true",
        "**/Dao.java, a/b/OldDao.java, false",
        "a/**/b/*.sql, a/b/x.sql, true",
        "a/**/b/*.sql, a/x/y/b/x.sql, true",
        "a/**/b/*.sql, a/xb/x.sql, false",
        "*.y?l, a.yml, true",
        "*.y?l, a.yaml, false",
        "?/x, //x, false",
    })
    void ofPaths(String pattern, String path, boolean matches) {
        assertThat(Glob.path(pattern).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.*Dao, com.acme.OrderDao, true",
        "com.acme.*Dao, com.acme.old.OrderDao, false",
        "com.acme.**, com.acme.old.OrderDao, true",
        "**.OrderDao, com.acme.old.OrderDao, true",
        "find*, findAll, true",
        "find*, refind, false",
    })
    void ofNames(String pattern, String name, boolean matches) {
        assertThat(Glob.name(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void aHostilePatternTakesNoLongerThanAnother() {
        assertThat(Glob.path("**a".repeat(150)).matches("a".repeat(5_000) + "b"))
                .isFalse();
    }

    @Test
    void anEmptyOneIsRefused() {
        assertThatThrownBy(() -> Glob.path(" ")).hasMessageContaining("a pattern has");
    }
}
