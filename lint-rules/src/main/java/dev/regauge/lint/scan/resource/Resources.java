package dev.regauge.lint.scan.resource;

import dev.regauge.lint.scan.markup.Decoded;
import dev.regauge.lint.scan.markup.Element;
import dev.regauge.lint.scan.markup.JsonTree;
import dev.regauge.lint.scan.markup.NotReadable;
import dev.regauge.lint.scan.markup.XmlTree;
import dev.regauge.lint.scan.markup.YamlTree;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resources of one program, read together: a changelog says how a script is cut, and a mapper includes what another
 * holds. Nothing is read that was not handed in.
 */
public final class Resources {

    /** How many bytes of a file tell whether it matters. */
    public static final int HEAD = 8192;

    private static final Pattern FLYWAY = Pattern.compile("(?:[VU][0-9][0-9._]*|R)__.*\\.sql");
    private static final Pattern FLYWAY_CALLBACK = Pattern.compile("(?:before|after)[A-Z]\\w*?(?:__.*)?\\.sql");
    private static final Pattern SPRING = Pattern.compile("(?:schema|data)(?:-\\w+)?\\.sql|import\\.sql");
    private static final Pattern XML_ROOT =
            Pattern.compile("<(?:\\w+:)?(mapper|databaseChangeLog|entity-mappings|hibernate-mapping)[\\s>]");

    /** The root as it is written behind its document type. */
    private static final Pattern HIBERNATE_ROOT = Pattern.compile("<(?:\\w+:)?hibernate-mapping[\\s>]");

    private static final Pattern XML_COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("<\\w");

    /**
     * SQL and the file it is in.
     *
     * @param file as it was called when it was added
     */
    public record Found(String file, Written written) {}

    private record Script(String file, String path, String text) {}

    private record Named(String file, String from, Changelog.Script script) {}

    private final List<Script> scripts = new ArrayList<>();
    private final List<Named> named = new ArrayList<>();
    private final Mappers mappers = new Mappers();
    private final List<Found> found = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** Whether a file can hold SQL, as its name tells. */
    public static boolean mayMatter(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".sql")
                || name.endsWith(".xml")
                || name.endsWith(".yaml")
                || name.endsWith(".yml")
                || name.endsWith(".json");
    }

    /** Whether a file is a migration wherever it lies, as its name tells. */
    public static boolean isMigration(String path) {
        return FLYWAY.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    /**
     * Whether a file holds SQL, as its first bytes tell.
     *
     * @param head of the file, {@link #HEAD} bytes or all there are
     */
    public static boolean matters(String path, byte[] head) {
        String name = path.toLowerCase(Locale.ROOT);
        // of UTF-16 every other byte is a zero
        String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (name.endsWith(".sql")) {
            return true;
        }
        return name.endsWith(".xml")
                ? XML_ROOT.matcher(text).find() || (head.length == HEAD && isProlog(text))
                : text.contains("databaseChangeLog");
    }

    /** Whether the root element does not even begin there, as behind the whole text of a licence. */
    private static boolean isProlog(String text) {
        return !ELEMENT.matcher(XML_COMMENT.matcher(text).replaceAll("")).find();
    }

    /**
     * Whether a file, or a folder such as that of a module, is for another database alone, as its path tells. The name of
     * a migration says what it does, not where it runs: of its path the folders tell.
     */
    public static boolean isForOthers(String path) {
        return Vendors.isOthers(isMigration(path) ? path.substring(0, path.lastIndexOf('/') + 1) : path);
    }

    /**
     * Takes a file.
     *
     * @param file what it is called in what is said of it
     * @param path below the folder or archive that is searched for resources, with {@code /} between folders
     */
    public void add(String file, String path, byte[] bytes) {
        try {
            read(file, path, bytes);
        } catch (RuntimeException | StackOverflowError e) {
            skipped.add(file + ": " + NotReadable.why(e));
        }
    }

    /**
     * Whether a mapping of Hibernate's declares entities, which are not expanded, and has no SQL whatever they stand for:
     * many programs keep the properties that all of their classes have in one such file.
     */
    private static boolean isMappingWithoutSql(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (!text.contains("<!ENTITY") || text.contains("sql-")) {
            return false;
        }
        String bare = XML_COMMENT.matcher(text).replaceAll("");
        Matcher first = ELEMENT.matcher(bare);
        return first.find()
                && HIBERNATE_ROOT
                        .matcher(bare)
                        .region(first.start(), bare.length())
                        .lookingAt();
    }

    private void read(String file, String path, byte[] bytes) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".sql")) {
            scripts.add(new Script(file, path, Decoded.utf8(bytes)));
        } else if (name.endsWith(".xml")) {
            if (!isMappingWithoutSql(bytes)) {
                tree(file, path, XmlTree.read(bytes));
            }
        } else if (name.endsWith(".json")) {
            changelog(file, path, JsonTree.read(bytes));
        } else {
            changelog(file, path, YamlTree.read(bytes));
        }
    }

    private void tree(String file, String path, Element root) {
        switch (root.name()) {
            case "mapper" -> mappers.add(file, root);
            case "databaseChangeLog" -> changelog(file, path, root);
            case "entity-mappings", "hibernate-mapping" -> Mapping.read(root).forEach(written -> keep(file, written));
            default -> {} // it named one of them in passing
        }
    }

    private void changelog(String file, String path, Element root) {
        Changelog changelog = Changelog.read(root);
        changelog.found().forEach(written -> keep(file, written));
        changelog.scripts().forEach(script -> named.add(new Named(file, path, script)));
    }

    /** What was found, file by file; complete once all files were added. */
    public List<Found> found() {
        mappers.each((file, written) -> keep(file, written), (file, why) -> skipped.add(file + ": " + why));
        Map<String, Changelog.Script> splittings = splittings();
        for (Script script : scripts) {
            try {
                statements(script, splittings).forEach(written -> keep(script.file(), written));
            } catch (RuntimeException | StackOverflowError e) {
                (NotReadable.isForOthers(e) ? leftOut : skipped).add(script.file() + ": " + NotReadable.why(e));
            }
        }
        scripts.clear();
        return List.copyOf(found);
    }

    private void keep(String file, Written written) {
        written.ours().ifPresent(ours -> found.add(new Found(file, ours)));
    }

    /** A line for each file that could not be read. */
    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** A line for each file that tells by its text that it is for another database. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    private Map<String, Changelog.Script> splittings() {
        Map<String, Changelog.Script> splittings = new HashMap<>();
        for (Named one : named) {
            String path = one.script().path().replace('\\', '/');
            String folder = one.from().substring(0, one.from().lastIndexOf('/') + 1);
            splittings.put(
                    normal(one.script().relative() ? folder + path : path.replaceFirst("^classpath\\*?:", "")),
                    one.script());
        }
        return splittings;
    }

    /** Without what stands for the same folder, or the one above it; what leads out at the top does not count. */
    private static String normal(String path) {
        Deque<String> folders = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                folders.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                folders.addLast(part);
            }
        }
        return String.join("/", folders);
    }

    private static List<Written> statements(Script script, Map<String, Changelog.Script> splittings) {
        String name = script.path().substring(script.path().lastIndexOf('/') + 1);
        if (FormattedChangelog.isOne(script.text())) {
            return FormattedChangelog.read(script.text());
        }
        Changelog.Script known = splittings.get(script.path());
        if (known != null) {
            return known.splitting().written(script.text(), "<sqlFile>", 1);
        }
        if (FLYWAY.matcher(name).matches() || FLYWAY_CALLBACK.matcher(name).matches()) {
            return SqlScript.ofFile(script.text(), "Flyway", "migration");
        }
        List<Written> statements = SqlScript.ofFile(script.text(), "SQL", "script");
        return SPRING.matcher(name).matches()
                ? statements
                : statements.stream().filter(Resources::withoutParameters).toList();
    }

    /** Nobody knows who reads a script of another name, and so what a sign of a parameter in it means. */
    private static boolean withoutParameters(Written statement) {
        String text = statement.texts().get(0).text();
        return Lexer.tokens(text, Reading.NAMED).parameters().isEmpty();
    }
}
