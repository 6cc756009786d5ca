package dev.regauge.lint.scan.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The annotations of a class, which tell what those of its methods mean. */
final class Owner {

    private final List<Values> all = new ArrayList<>();

    void add(Values values) {
        all.add(values);
    }

    List<Values> all() {
        return all;
    }

    boolean has(String type) {
        return find(type).isPresent();
    }

    /** Whether Micronaut's repository names a dialect that is not ours. */
    boolean isForOtherDatabase() {
        return find("Lio/micronaut/data/jdbc/annotation/JdbcRepository;")
                .flatMap(repository -> repository.text("dialect"))
                .filter(dialect -> !dialect.equals("POSTGRES") && !dialect.equals("ANSI"))
                .isPresent();
    }

    private Optional<Values> find(String type) {
        return all.stream().filter(values -> values.type().equals(type)).findFirst();
    }
}
