package dev.regauge.lint.scan.resource;

import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.Statements;
import dev.regauge.lint.sql.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SQL that is meant for another database, told by the path of its file, by an attribute, or by the text itself. */
final class Vendors {

    private static final Pattern NAMES = Pattern.compile("(?<![a-z0-9])(?:h2|db2|ora|hana|ase|tsql"
            + "|oracle|my[-_]?sql|maria[-_]?db|hsql(?:[-_]?db)?|derby|(?:ms|my)?sql[-_]?server|ms[-_]?sql|sql[-_]?lite"
            + "|sybase|informix|firebird|snowflake(?![-_]?id)|click[-_]?house|cassandra|big[-_]?query|teradata|vertica)"
            + "(?![a-z])");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern OURS = Pattern.compile("postgre|pgsql|(?<![a-z0-9])pg(?![a-z])");

    /** How much of a path tells: what is further up is a package. */
    private static final int TELLING_FOLDERS = 3;

    /** What is set in other databases alone. */
    private static final Set<String> SETTINGS =
            Set.of("FOREIGN_KEY_CHECKS", "REFERENTIAL_INTEGRITY", "SQL_SAFE_UPDATES", "IDENTITY_INSERT");

    /** A word of each that {@link #isMark} knows, with all the letters they begin with. */
    private static final List<String> MARKS =
            Stream.concat(Stream.of("DUAL", "TOP", "MAX"), SETTINGS.stream()).toList();

    private static final String INITIALS = "DTMFRSIdtmfrsi";

    private Vendors() {}

    /** Whether a file or folder is meant for another database alone, as whole words of its path tell. */
    static boolean isOthers(String path) {
        String[] folders = path.split("/", -1);
        StringBuilder telling = new StringBuilder();
        for (int i = Math.max(0, folders.length - TELLING_FOLDERS); i < folders.length; i++) {
            telling.append('/').append(folders[i]);
        }
        String words = HUMP.matcher(telling).replaceAll("-").toLowerCase(Locale.ROOT);
        return NAMES.matcher(words).find() && !OURS.matcher(words).find();
    }

    /**
     * Whether a text is for another database, by a mark that ours refuses wherever it stands. A word
     * that may as well be somebody's name is no such mark.
     */
    static boolean isOthersStatement(String text) {
        if (!mayBeMarked(text)) {
            return false;
        }
        List<SqlStatement> statements = Statements.of(text, Reading.SERVER);
        return statements.stream().anyMatch(Vendors::isMarked);
    }

    /** Whether there is anything in a text that a mark could be made of: most have nothing, and need not be read. */
    private static boolean mayBeMarked(String text) {
        char[] letters = text.toCharArray();
        boolean inWord = false;
        for (int at = 0; at < letters.length; at++) {
            char letter = letters[at];
            if (letter == '`' || letter == '[' || (!inWord && INITIALS.indexOf(letter) >= 0 && beginsMark(text, at))) {
                return true;
            }
            inWord = letter > ' ' && Character.isUnicodeIdentifierPart(letter);
        }
        return false;
    }

    private static boolean beginsMark(String text, int at) {
        for (String mark : MARKS) {
            if (text.regionMatches(true, at, mark, 0, mark.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMarked(SqlStatement statement) {
        for (int token = 0; token < statement.size(); token++) {
            boolean marked = switch (statement.kind(token)) {
                case WORD -> isMark(statement, token);
                case OPERATOR -> isBacktick(statement, token);
                case LEFT_BRACKET -> isQuotedName(statement, token);
                default -> false;
            };
            if (marked) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(SqlStatement statement, int token) {
        return switch (statement.upper(token)) {
            case "DUAL" ->
                statement.is(token - 1, "FROM")
                        && !statement.is(token - 2, "DISTINCT")
                        && !statement.is(token + 1, TokenKind.DOT);
            case "TOP" -> statement.is(token - 1, "SELECT", "DISTINCT") && statement.is(token + 1, TokenKind.NUMBER);
            case "MAX" ->
                statement.is(token - 2, "VARCHAR", "NVARCHAR", "VARBINARY")
                        && statement.is(token - 1, TokenKind.LEFT_PARENTHESIS)
                        && statement.is(token + 1, TokenKind.RIGHT_PARENTHESIS);
            default -> statement.is(0, "SET") && SETTINGS.contains(statement.upper(token));
        };
    }

    private static boolean isBacktick(SqlStatement statement, int token) {
        TokenKind next = statement.kind(token + 1);
        return statement.text(token).endsWith("`")
                && statement.adjacent(token, token + 1)
                && (next == TokenKind.WORD || next == TokenKind.HOLE);
    }

    /** A name in brackets where no array can stand. */
    private static boolean isQuotedName(SqlStatement statement, int bracket) {
        return statement.is(bracket + 1, TokenKind.WORD)
                && statement.is(bracket + 2, TokenKind.RIGHT_BRACKET)
                && (statement.is(bracket - 1, TokenKind.DOT)
                        || statement.is(bracket - 1, "FROM", "INTO", "JOIN", "SELECT", "TABLE", "UPDATE"));
    }

    /** Whether Liquibase's list of databases, such as {@code postgresql, h2} or {@code !oracle}, leaves us out. */
    static boolean isOthersDbms(String list) {
        boolean named = false;
        boolean ours = false;
        for (String word : list.toLowerCase(Locale.ROOT).split(",", -1)) {
            String name = word.strip();
            if (name.equals("!postgresql") || name.equals("none")) {
                return true;
            }
            named |= !name.isEmpty() && !name.startsWith("!");
            ours |= name.equals("postgresql") || name.equals("all");
        }
        return named && !ours;
    }

    /** Whether a database as MyBatis and its users call it is ours. */
    static boolean isOurs(String databaseId) {
        return OURS.matcher(databaseId.toLowerCase(Locale.ROOT)).find();
    }
}
