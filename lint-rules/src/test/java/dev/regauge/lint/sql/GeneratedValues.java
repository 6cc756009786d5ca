package dev.regauge.lint.sql;

import java.util.List;
import java.util.Random;

/** Makes values for {@link GeneratedSql}: texts, numbers and truth values, nested as deep as is asked for. */
final class GeneratedValues {

    private final Random random;
    private final List<String> traps;

    GeneratedValues(Random random, List<String> traps) {
        this.random = random;
        this.traps = traps;
    }

    /** White space and comments, where at least a blank has to stand. */
    String gap() {
        return switch (random.nextInt(6)) {
            case 0 -> "\n";
            case 1 -> " /* ; ' /* \" ; */ $$ */ ";
            case 2 -> " -- ; ' $$ /*\n";
            case 3 -> "/**/";
            default -> " ";
        };
    }

    private String traps() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(traps.get(random.nextInt(traps.size())));
        }
        return text.toString();
    }

    String text(int depth) {
        return switch (random.nextInt(depth > 0 ? 15 : 8)) {
            case 0, 1 -> "'" + traps() + "''" + traps() + "'";
            case 2 -> "E'" + traps() + "\\'" + traps() + "\\\\'";
            case 3 -> "$$" + traps().replace("$$", "'") + " $$";
            case 4 -> "$b1$" + traps() + "$b$ $b1$";
            case 5 -> "U&'\\0061" + traps() + "'";
            case 6 -> "'" + traps() + "'\n  '" + traps() + "'";
            case 7 -> "E'\\'" + traps() + "' -- ;\n '\\';'";
            case 8 -> text(depth - 1) + gap() + "||" + gap() + text(depth - 1);
            case 9 -> "(case when " + truth(depth - 1) + " then " + text(depth - 1) + " else '' end)";
            case 10 -> "coalesce(null," + gap() + text(depth - 1) + ")";
            case 11 -> "(select " + text(depth - 1) + ")";
            case 12 -> "cast(" + text(depth - 1) + " as text)";
            case 13 -> "(" + text(depth - 1) + ")::varchar(20)";
            default -> "('{\"a;\": \"b''c\"}'::jsonb #>> '{a;}')";
        };
    }

    String number(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 6)) {
            case 0 -> "7";
            case 1 -> "1_000";
            case 2 -> "0x1F";
            case 3 -> "0b101";
            case 4 -> "(.5e1)::int";
            case 5 -> "B'101'::int";
            case 6 -> number(depth - 1) + gap() + "+" + gap() + number(depth - 1);
            case 7 -> "length(" + text(depth - 1) + ")";
            case 8 -> "(array[" + number(depth - 1) + ", 2])[1]";
            case 9 -> "cardinality((array[1, 2, 3])[1:2])";
            case 10 -> "position(';' in " + text(depth - 1) + ")";
            case 11 -> "1/*;*/+--;\n2";
            case 12 -> "case" + gap() + "when " + truth(depth - 1) + " then 1 else 2 end";
            default -> "extract(year from date '2020-02-29')::int";
        };
    }

    String truth(int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 4)) {
            case 0 -> "true";
            case 1 -> "'a;' like '%;'";
            case 2 -> "'{\"a;\": 1}'::jsonb ? 'a;'";
            case 3 -> "'{\"a\": 1}'::jsonb @? '$.a'";
            case 4 -> "(" + number(depth - 1) + ", 2) = (1," + gap() + "2)";
            case 5 -> text(depth - 1) + " is not null";
            case 6 -> number(depth - 1) + " in (1, 2, " + number(depth - 1) + ")";
            case 7 -> "not (" + truth(depth - 1) + " and " + truth(depth - 1) + ")";
            case 8 -> "exists (select " + text(depth - 1) + ")";
            case 9 -> number(depth - 1) + " operator(pg_catalog.<>) all (array[1, 2])";
            default -> number(depth - 1) + " between -1 and +" + number(0);
        };
    }
}
