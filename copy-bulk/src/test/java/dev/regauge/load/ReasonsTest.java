package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a row was refused is said by the names of the user's table, whatever way the row went. */
class ReasonsTest {

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() throws SQLException {
        loads = new Loads(folder)
                .given("create table t (id int constraint its_key primary key, name text not null,"
                        + " code int constraint its_code unique, price int check (price > 0));"
                        + " create unique index by_both on t (code, price) where price > 100;"
                        + " create view v as select 1");
    }

    static List<UnaryOperator<Settings>> ways() {
        return List.of(
                settings -> settings,
                settings -> settings.resuming(),
                Settings::dry,
                settings -> settings.upserting(true, "id"),
                settings -> settings.upserting(true, "id").resuming(),
                settings -> settings.upserting(true, "id").dry());
    }

    @ParameterizedTest(name = "way {index}")
    @MethodSource("ways")
    void nameNothingOfOurOwn(UnaryOperator<Settings> way) throws IOException {
        LoadReport report = loads.csv(
                "id,name,code,price\n1,one,1,1\n2,,2,1\n3,three,3,-1\n4,four,1,1\nx,five,5,1\n",
                settings -> way.apply(settings).allowing(5));
        List<String> told = loads.rejects();
        assertThat(told).isNotEmpty();
        assertThat(String.join("\n", told)
                        + report.failure()
                        + report.notes().stream()
                                .filter(note -> !note.contains("ledger"))
                                .toList()
                        + report.conflicts())
                .doesNotContain("regauge_")
                .doesNotContain("(1, 2, ", "(2, 2, ");
        assertThat(told).anyMatch(line -> line.contains("of relation \\\"t\\\" violates not-null constraint"));
    }

    @ParameterizedTest(name = "way {index}")
    @MethodSource("ways")
    void nameTheUsersConstraint(UnaryOperator<Settings> way) throws IOException {
        LoadReport report = loads.csv(
                "id,name,code,price\n1,one,1,1\n4,four,1,1\n",
                settings -> way.apply(settings).allowing(5));
        String all = String.join("\n", loads.rejects()) + report.conflicts();
        if (report.rejected() > 0) {
            assertThat(all).contains("\"constraint\":\"its_code\"", "\\\"its_code\\\"");
        }
    }
}
