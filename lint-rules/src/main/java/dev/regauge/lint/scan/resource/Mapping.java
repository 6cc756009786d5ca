package dev.regauge.lint.scan.resource;

import dev.regauge.lint.scan.markup.Element;
import java.util.List;
import java.util.stream.Stream;

/** The native queries of {@code orm.xml} and of Hibernate's {@code hbm.xml}, and the statements of its own that it names. */
final class Mapping {

    private Mapping() {}

    static List<Written> read(Element root) {
        return root.all().flatMap(Mapping::written).toList();
    }

    private static Stream<Written> written(Element element) {
        return switch (element.name()) {
            case "named-native-query" ->
                element.children("query").stream().flatMap(query -> query(query, "JPA", element));
            case "sql-query" -> query(element, "Hibernate", element);
            case "sql-insert", "sql-update", "sql-delete", "sql-delete-all" -> statement(element);
            default -> Stream.empty();
        };
    }

    private static Stream<Written> query(Element text, String owner, Element named) {
        Wording wording = NativeText.hibernate(text.text().strip());
        boolean called = named.attribute("callable").filter("true"::equals).isPresent();
        return called || wording.isBlank()
                ? Stream.empty()
                : Stream.of(Written.of(wording, Sender.JPA, owner, "<" + named.name() + ">", text.textLine()));
    }

    private static Stream<Written> statement(Element element) {
        Wording wording = NativeText.hibernate(element.text().strip());
        boolean called = element.attribute("callable").filter("true"::equals).isPresent();
        return called || wording.isBlank()
                ? Stream.empty()
                : Stream.of(Written.of(
                        wording, Sender.PREPARED, "Hibernate", "<" + element.name() + ">", element.textLine()));
    }
}
