package dev.regauge.lint.scan.resource;

import dev.regauge.lint.scan.markup.Element;
import dev.regauge.lint.scan.markup.NotReadable;
import dev.regauge.lint.scan.markup.XmlTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The mappers of MyBatis, all of a program, because one includes fragments of another. */
public final class Mappers {

    private static final String OWNER = "MyBatis";

    /** Many statements may include one large fragment. */
    private static final int MOST_CHARACTERS = 16 << 20;

    /** Templates of other languages are no SQL. */
    private static final Set<String> LANGUAGES = Set.of(
            "",
            "xml",
            "raw",
            "org.apache.ibatis.scripting.xmltags.xmllanguagedriver",
            "org.apache.ibatis.scripting.defaults.rawlanguagedriver");

    private record Mapper(String file, String namespace, Element root) {}

    private final List<Mapper> mappers = new ArrayList<>();
    private final Map<String, Element> fragments = new HashMap<>();
    private final Map<String, Condition> tests = new HashMap<>();

    /** Takes the root element of a mapper. */
    void add(String file, Element root) {
        String namespace = root.attribute("namespace").orElse("");
        mappers.add(new Mapper(file, namespace, root));
        for (Element fragment : chosen(root.children("sql"))) {
            fragments.putIfAbsent(namespace + "." + fragment.attribute("id").orElse(""), fragment);
        }
    }

    /** Gives each statement with the file it is in, and why one cannot be read. */
    void each(BiConsumer<String, Written> found, BiConsumer<String, String> skipped) {
        for (Mapper mapper : mappers) {
            long left = MOST_CHARACTERS;
            for (Element statement : chosen(mapper.root().children("select", "insert", "update", "delete"))) {
                try {
                    List<Written> read = read(mapper, statement);
                    left -= length(read);
                    if (left < 0) {
                        skipped.accept(
                                mapper.file(),
                                "line " + statement.line() + " and all below: its statements have more than "
                                        + MOST_CHARACTERS + " characters");
                        break;
                    }
                    read.forEach(written -> found.accept(mapper.file(), written));
                } catch (RuntimeException | StackOverflowError e) {
                    skipped.accept(mapper.file(), "line " + statement.line() + ": " + NotReadable.why(e));
                }
            }
        }
    }

    private static long length(List<Written> all) {
        return all.stream()
                .flatMap(written -> written.texts().stream())
                .mapToLong(text -> text.text().length())
                .sum();
    }

    /** Of several for one id those for our database, else those for all. */
    private static List<Element> chosen(List<Element> all) {
        Set<String> special = all.stream()
                .filter(element ->
                        element.attribute("databaseId").filter(Vendors::isOurs).isPresent())
                .map(element -> element.attribute("id").orElse(""))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(element -> element.attribute("databaseId")
                        .map(Vendors::isOurs)
                        .orElse(!special.contains(element.attribute("id").orElse(""))))
                .toList();
    }

    private List<Written> read(Mapper mapper, Element statement) {
        String language = statement.attribute("lang").orElse("");
        if (!LANGUAGES.contains(language.strip().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        List<Written> found = new ArrayList<>();
        for (Element key : chosen(statement.children("selectKey"))) {
            text(mapper, key).ifPresent(found::add);
        }
        text(mapper, statement).ifPresent(found::add);
        return found;
    }

    private Optional<Written> text(Mapper mapper, Element statement) {
        MapperTexts texts = MapperTexts.of(statement, name -> fragment(mapper.namespace(), name), tests);
        return written(texts, "<" + statement.name() + ">", statement.line());
    }

    private Optional<Element> fragment(String namespace, String name) {
        return Optional.ofNullable(fragments.getOrDefault(namespace + "." + name, fragments.get(name)));
    }

    private static Optional<Written> written(MapperTexts texts, String place, int line) {
        Sender sender = texts.conditional() ? Sender.CONDITIONAL : Sender.PREPARED;
        return texts.texts().isEmpty()
                ? Optional.empty()
                : Optional.of(new Written(texts.texts(), sender, OWNER, place, line));
    }

    /**
     * The text of an annotation of a mapper, which may be a script with elements; nothing where it is none that can be
     * read.
     */
    public static Optional<Written> annotated(String text, String annotation, int line) {
        if (!text.strip().startsWith("<script>")) {
            return Optional.of(Written.of(MapperText.plain(text), Sender.PREPARED, OWNER, annotation, line))
                    .filter(written -> !written.texts().get(0).isBlank());
        }
        try {
            Element script = XmlTree.read(text.strip().getBytes(StandardCharsets.UTF_8));
            return written(MapperTexts.of(script, name -> Optional.empty(), new HashMap<>()), annotation, line);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** Whether a database as MyBatis is told it is ours. */
    public static boolean isOurs(String databaseId) {
        return databaseId.isEmpty() || Vendors.isOurs(databaseId);
    }
}
