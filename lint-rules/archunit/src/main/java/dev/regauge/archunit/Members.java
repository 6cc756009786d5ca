package dev.regauge.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import dev.regauge.lint.Location;
import java.util.Comparator;
import java.util.List;

/** The member of a class that a finding is in. */
final class Members {

    private Members() {}

    /** The method or constructor where it can be told, which of several of one name it is by their lines; else the class. */
    static Object of(JavaClass item, Location location) {
        List<JavaCodeUnit> named = item.getCodeUnits().stream()
                .filter(unit -> unit.getName().equals(location.method()))
                .toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        return named.stream()
                .filter(unit -> line(unit) > 0 && line(unit) <= location.line())
                .max(Comparator.comparingInt(Members::line))
                .map(Object.class::cast)
                .orElse(item);
    }

    private static int line(JavaCodeUnit unit) {
        return unit.getSourceCodeLocation().getLineNumber();
    }
}
