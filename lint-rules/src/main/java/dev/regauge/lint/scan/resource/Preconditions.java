package dev.regauge.lint.scan.resource;

import dev.regauge.lint.scan.markup.Element;
import java.util.List;
import java.util.Optional;

/** The conditions of a changelog or changeset, as far as they are about the kind of database. */
final class Preconditions {

    private Preconditions() {}

    /** Whether they can never hold on PostgreSQL. */
    static boolean fail(Element of) {
        return of.children("preConditions").stream()
                .anyMatch(all -> !and(all.children()).orElse(true));
    }

    /** Empty where it is not known. */
    private static Optional<Boolean> holds(Element condition) {
        return switch (condition.name()) {
            case "dbms" ->
                Optional.of(!Vendors.isOthersDbms(condition.attribute("type").orElse("")));
            case "and" -> and(condition.children());
            case "or" -> or(condition.children());
            case "not" -> and(condition.children()).map(value -> !value);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> and(List<Element> conditions) {
        List<Optional<Boolean>> known =
                conditions.stream().map(Preconditions::holds).toList();
        if (known.contains(Optional.of(false))) {
            return Optional.of(false);
        }
        return known.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
    }

    private static Optional<Boolean> or(List<Element> conditions) {
        List<Optional<Boolean>> known =
                conditions.stream().map(Preconditions::holds).toList();
        if (known.contains(Optional.of(true))) {
            return Optional.of(true);
        }
        return known.contains(Optional.<Boolean>empty()) || known.isEmpty() ? Optional.empty() : Optional.of(false);
    }
}
