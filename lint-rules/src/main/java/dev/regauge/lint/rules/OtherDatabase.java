package dev.regauge.lint.rules;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells code and texts that are evidently for another database than PostgreSQL, as libraries have them that serve many. What
 * is found there stays a finding and is good to know at most: PostgreSQL never sees it.
 */
final class OtherDatabase {

    /** A word of a class's name: it begins with a capital, and no letter of the same word stands before it. */
    private static final Pattern NAMES = Pattern.compile("(?<![A-Z])(?:Adabas|AS400|Cassandra|Click[Hh]ouse|Cockroach|"
            + "C(?:ubrid|UBRID)|D[bB]2|Derby|Firebird|H2|Hana|HANA|H(?:sql|SQL)|Informix|Ingres|(?:Ms|MS|Ucan|UCan)Access|MariaD[bB]|M[sS]S(?:ql|QL)|"
            + "MsSql|My(?:Sql|SQL|sql)|Oracle|Redshift|Snowflake(?=Data[Bb]ase|Dialect)|Spanner|S(?:ql|QL)(?:ite|Server)|Sybase|Teradata|Vertica)"
            + "(?![a-z])");

    private static final Set<TokenKind> OPERANDS =
            Set.of(TokenKind.OPERATOR, TokenKind.DOT, TokenKind.COMMA, TokenKind.LEFT_PARENTHESIS);

    private static final Set<String> PACKAGES = Set.of(
            "clickhouse",
            "cockroachdb",
            "cubrid",
            "db2",
            "derby",
            "firebird",
            "h2",
            "hana",
            "hsqldb",
            "informix",
            "mariadb",
            "mssql",
            "mysql",
            "oracle",
            "redshift",
            "snowflake",
            "spanner",
            "sqlite",
            "sqlserver",
            "sybase",
            "teradata");

    /** Package names begin with a domain, which may be that of anybody who makes a program. */
    private static final int DOMAIN = 2;

    private static final Set<String> CATALOGS = Set.of("SYSIBM", "SYSCAT", "SYSTAB", "SYSTABCOL", "ALL_TAB_COLUMNS");
    private static final Set<String> SHOWN = Set.of(
            "COLUMNS", "CREATE", "DATABASES", "ENGINE", "FULL", "INDEX", "PROCESSLIST", "STATUS", "TABLE", "TABLES");

    private OtherDatabase() {}

    /** The finding, of which less is made where its class is for another database by its name. */
    static Finding lowered(Finding finding) {
        return named(finding.location().className())
                .map(name -> finding.atMost(
                        Severity.INFO, "By the name of its class this code is for another database: " + name + "."))
                .orElse(finding);
    }

    /** The database that a class names, where it names one and not PostgreSQL. */
    static Optional<String> named(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        if (className.toLowerCase(Locale.ROOT).contains("postgres")) {
            return Optional.empty();
        }
        Matcher matcher = NAMES.matcher(simple);
        if (matcher.find()) {
            return Optional.of(matcher.group());
        }
        String[] packages = className.split("\\.", -1);
        return Arrays.stream(packages)
                .limit(packages.length - 1L)
                .skip(DOMAIN)
                .filter(PACKAGES::contains)
                .findFirst();
    }

    /** What in a text shows that it is for another database. */
    static Optional<String> spokenTo(SqlText text) {
        for (SqlStatement statement : text.statements()) {
            for (int token = 0; token < statement.size(); token++) {
                if (isForeign(statement, token)) {
                    return Optional.of(
                            "`" + Operands.oneLine(statement.text(token) + " " + statement.text(token + 1)) + "`");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isForeign(SqlStatement statement, int token) {
        return switch (statement.kind(token)) {
            case OPERATOR ->
                statement.text(token).equals("`")
                        && statement.is(token + 1, TokenKind.WORD)
                        && statement.adjacent(token, token + 1);
            case LEFT_BRACKET ->
                statement.is(token + 1, TokenKind.WORD)
                        && statement.is(token + 2, TokenKind.RIGHT_BRACKET)
                        && (statement.is(token - 1, TokenKind.DOT)
                                || statement.is(token - 1, "FROM", "INTO", "JOIN", "UPDATE", "TABLE"));
            case WORD -> token == 0 ? begins(statement) : stands(statement, token);
            default -> false;
        };
    }

    /** Whether a word is a value in an expression, as behind a dot, an operator or a word that asks for one. */
    private static boolean isOperand(SqlStatement statement, int token) {
        return OPERANDS.contains(statement.kind(token - 1))
                || statement.is(token - 1, "AND", "AS", "BY", "FROM", "JOIN", "NOT", "ON", "OR", "SELECT", "WHERE");
    }

    /** Whether a word is what somebody called a column: behind AS or a dot, or where a column is defined. */
    private static boolean isName(SqlStatement statement, int token) {
        boolean defined = statement.is(0, "CREATE", "ALTER")
                && statement.is(token + 1, TokenKind.WORD)
                && (statement.is(token - 1, TokenKind.LEFT_PARENTHESIS)
                        || statement.is(token - 1, TokenKind.COMMA)
                        || statement.is(token - 1, "ADD", "COLUMN"));
        return defined || statement.is(token - 1, TokenKind.DOT) || statement.is(token - 1, "AS");
    }

    private static boolean begins(SqlStatement statement) {
        return statement.is(0, "PRAGMA")
                || statement.is(0, "EXEC")
                || (statement.is(0, "SHOW") && SHOWN.contains(statement.upper(1)))
                || statement.follows(0, "INSERT", "IGNORE")
                || statement.follows(0, "REPLACE", "INTO")
                || (statement.is(0, "BEGIN") && statement.is(1, "TRY", "CATCH"));
    }

    private static boolean stands(SqlStatement statement, int token) {
        return switch (statement.upper(token)) {
            case "TOP" ->
                statement.is(token - 1, "SELECT", "DISTINCT", "DELETE", "UPDATE")
                        && (statement.is(token + 1, TokenKind.NUMBER)
                                || statement.is(token + 1, TokenKind.PLACEHOLDER));
            case "DUAL" -> statement.is(token - 1, "FROM", "USING");
            case "NOLOCK", "UPDLOCK" ->
                statement.is(token - 1, TokenKind.LEFT_PARENTHESIS) && statement.is(token - 2, "WITH");
            case "DUPLICATE" -> statement.is(token - 1, "ON") && statement.is(token + 1, "KEY");
            case "KEY" -> statement.is(token + 1, "JOIN") && !isOperand(statement, token);
            case "SYSDATE", "ROWNUM", "AUTO_INCREMENT" ->
                !statement.is(token + 1, TokenKind.LEFT_PARENTHESIS) && !isName(statement, token);
            case "VARCHAR2", "NVARCHAR", "NVARCHAR2", "GETDATE" ->
                statement.is(token + 1, TokenKind.LEFT_PARENTHESIS) && !statement.is(token - 1, TokenKind.DOT);
            case "SYS_CONTEXT" -> statement.is(token + 1, TokenKind.LEFT_PARENTHESIS);
            case "SYSCAT", "SYSIBM" -> statement.is(token + 1, TokenKind.DOT);
            default -> CATALOGS.contains(statement.upper(token)) && statement.is(token - 1, "FROM", "JOIN");
        };
    }
}
