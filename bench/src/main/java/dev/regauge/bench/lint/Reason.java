package dev.regauge.bench.lint;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.scan.SqlTemplate.Hole;

/** Why the SQL of a site is not known, in kinds. */
enum Reason {
    PARAMETER("a parameter that no scanned caller fills"),
    FIELD("a field that nothing scanned sets, or something unknown does"),
    LOOP("what a loop makes"),
    SEVERAL("more than 8 texts that share too little"),
    CALL("what another method returns"),
    OTHER("an element, or a computed value");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Reason of(SqlSite site) {
        String origin = origin(site);
        if (origin.startsWith("the parameter") || origin.startsWith("a parameter")) {
            return PARAMETER;
        }
        if (origin.startsWith("the field")) {
            return FIELD;
        }
        if (origin.endsWith("(..)")) {
            return CALL;
        }
        return origin.equals("a loop") ? LOOP : origin.equals("one of several texts") ? SEVERAL : OTHER;
    }

    /** The origin of the first hole of the first text that is not known. */
    static String origin(SqlSite site) {
        return site.templates().stream()
                .filter(text -> !Resolution.isKnown(text))
                .flatMap(text -> text.parts().stream())
                .filter(Hole.class::isInstance)
                .map(part -> ((Hole) part).origin())
                .findFirst()
                .orElse("");
    }

    static String place(SqlSite site) {
        SqlTemplate worst = site.templates().stream()
                .filter(text -> !Resolution.isKnown(text))
                .findFirst()
                .orElseThrow();
        return site.location().className() + "." + site.location().method() + ":"
                + site.location().line() + " " + site.sink() + " " + worst + " <" + origin(site) + ">";
    }
}
