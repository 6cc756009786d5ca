package dev.regauge.lint.sql;

import java.util.List;
import java.util.Random;

/**
 * Makes statements that PostgreSQL runs, of many kinds, with semicolons, quotes and comments wherever they may stand. The
 * same seed makes the same statements.
 */
final class GeneratedSql {

    /** What a naive reader stumbles over, within a text. */
    private static final List<String> TRAPS = List.of(
            ";", "--", "/*", "*/", "$$", "$a$", "\"", "begin atomic", "end;", "?", ":x", "E", "größe", " ", "x");

    private final Random random;
    private final GeneratedValues values;
    private int names;

    /**
     * A statement.
     *
     * @param text without a semicolon behind it
     * @param tag what the server says when it has run it, without the numbers
     */
    record Made(String text, String tag) {}

    GeneratedSql(long seed) {
        this.random = new Random(seed);
        this.values = new GeneratedValues(random, TRAPS);
    }

    /** To be run once, before all statements. */
    static String schema() {
        return "create table item (id int, name text, data jsonb, tags text[]);"
                + " insert into item select i, 'n' || i, '{}', '{}' from generate_series(1, 3) i;"
                + " create view named as select name from item; create sequence numbers;"
                + " create table ruled (a int);"
                + " create function note() returns trigger language plpgsql as 'begin return new; end'";
    }

    /** What stands between two statements, and what does not count as one. */
    String separator() {
        return pick(
                ";",
                " ;\n",
                "; -- ; '\n",
                ";;",
                "\n;\n\n",
                "; /* ; /* nested; */ ' \" $$ */ ",
                ";\t; /**/ ;",
                " -- the end ; \r\n;",
                ";\u000B\f");
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    private String fresh(String kind) {
        return kind + "_" + ++names;
    }

    Made statement() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> query();
            case 2, 3 -> change();
            case 4 -> routine();
            case 5 -> definition();
            case 6 -> command();
            default -> transaction();
        };
    }

    private Made query() {
        String text = values.text(2);
        String number = values.number(2);
        String truth = values.truth(2);
        return switch (random.nextInt(12)) {
            case 0 -> new Made("select " + text + values.gap() + "as \"a;b\", " + number + " as end", "SELECT");
            case 1 -> new Made("select * from item i where " + truth + " order by i.id limit " + number, "SELECT");
            case 2 -> new Made("values (" + text + ", " + number + "), ('', 1)", "SELECT");
            case 3 -> new Made("table item", "SELECT");
            case 4 -> new Made("(select " + text + ") union all (select " + values.text(1) + ")", "SELECT");
            case 5 -> new Made("with a as (select " + text + " as b), c as (table a) select * from c", "SELECT");
            case 6 ->
                new Made(
                        "with recursive t(n) as (values (1) union all select n + 1 from t where n < 3) select " + number
                                + " from t",
                        "SELECT");
            case 7 ->
                new Made(
                        "select count(*) filter (where " + truth
                                + "), sum(id) over w from item group by id window w as (order by id)",
                        "SELECT");
            case 8 -> new Made("select " + number + " into temp " + fresh("made"), "SELECT");
            case 9 -> new Made("create temp table " + fresh("made") + " as select " + text + " as a", "SELECT");
            case 10 ->
                new Made(
                        "select item.*, tags[1:2], data->'a;' from only item, lateral (select " + text + ") l",
                        "SELECT");
            default -> new Made("((select " + number + "))", "SELECT");
        };
    }

    private Made change() {
        String text = values.text(2);
        String number = values.number(1);
        String truth = values.truth(1);
        return switch (random.nextInt(9)) {
            case 0 ->
                new Made("insert into item (id, name) values (" + number + "," + values.gap() + text + ")", "INSERT");
            case 1 ->
                new Made("insert into item (name) select " + text + " where " + truth + " returning name", "INSERT");
            case 2 ->
                new Made("with a as (select " + text + " as b) insert into item (name) select b from a", "INSERT");
            case 3 -> new Made("update item set name = " + text + values.gap() + "where " + truth, "UPDATE");
            case 4 ->
                new Made(
                        "with gone as (delete from item where false returning *) update item set name = " + text
                                + " from gone where gone.id = item.id",
                        "UPDATE");
            case 5 -> new Made("delete from item where name = " + text, "DELETE");
            case 6 -> new Made("with \"delete\" as (select 1) delete from item using named where false", "DELETE");
            case 7 ->
                new Made(
                        "merge into item i using (select " + number + " as id) s on false when not matched then insert"
                                + " (id, name) values (s.id, " + text + ")",
                        "MERGE");
            default -> new Made("copy (select " + text + ") to stdout (format csv, delimiter ';')", "COPY");
        };
    }

    private Made routine() {
        String text = values.text(1);
        String number = values.number(1);
        return switch (random.nextInt(9)) {
            case 0 ->
                new Made(
                        "create function " + fresh("f") + "() returns text language sql begin atomic select " + number
                                + "; select case when " + values.truth(1) + " then " + text + " end; end",
                        "CREATE FUNCTION");
            case 1 ->
                new Made(
                        "create or replace procedure " + fresh("p") + "(a int)" + values.gap()
                                + "begin atomic insert into item (name) values (" + text
                                + "); delete from item where false; end",
                        "CREATE PROCEDURE");
            case 2 ->
                new Made(
                        "create function " + fresh("f") + "() returns text language sql as $body$ select " + text
                                + "; $body$",
                        "CREATE FUNCTION");
            case 3 ->
                new Made(
                        "create function " + fresh("f") + "() returns int language sql as 'select 1; select 2'",
                        "CREATE FUNCTION");
            case 4 -> new Made("do $do$ begin perform " + number + "; end; $do$", "DO");
            case 5 ->
                new Made("do language plpgsql 'declare a text; begin a := " + text.replace("'", "''") + "; end'", "DO");
            case 6 ->
                new Made(
                        "create function " + fresh("f") + "(a int default " + values.number(0)
                                + ") returns int return a + 1",
                        "CREATE FUNCTION");
            case 7 ->
                new Made(
                        "create trigger " + fresh("t") + " before insert on item for each row when (new.name = "
                                + values.text(0) + ") execute function note()",
                        "CREATE TRIGGER");
            default ->
                new Made(
                        "create function " + fresh("f")
                                + "() returns setof text language sql begin atomic select t.end end" + " from (select "
                                + text + " as end) t; values (case 1 when 1 then 'a;' else '' end); end",
                        "CREATE FUNCTION");
        };
    }

    private Made definition() {
        String text = values.text(1);
        String simple = values.text(0);
        String name = fresh("d");
        return switch (random.nextInt(12)) {
            case 0 -> new Made("create temp table " + name + " (a text default " + simple + ", b int)", "CREATE TABLE");
            case 1 -> new Made("create view " + name + " as select " + text + " as a", "CREATE VIEW");
            case 2 ->
                new Made(
                        "create rule " + name + " as on update to ruled where false do also (select 1; select "
                                + values.number(1) + ")",
                        "CREATE RULE");
            case 3 -> new Made("create index " + name + " on item (id) where " + "name <> 'a;b'", "CREATE INDEX");
            case 4 -> new Made("comment on table item is 'a; b''c -- d'", "COMMENT");
            case 5 -> new Made("alter table item add column " + name + " text default 'x;y'", "ALTER TABLE");
            case 6 ->
                new Made(
                        "create schema " + name + " create table a (b text) create view c as select 1",
                        "CREATE SCHEMA");
            case 7 -> new Made("create type \"" + name + ";\" as enum ('a;', 'b')", "CREATE TYPE");
            case 8 -> new Made("create domain " + name + " as text check (value <> " + simple + ")", "CREATE DOMAIN");
            case 9 -> new Made("drop table if exists \"none;such\", none", "DROP TABLE");
            case 10 ->
                new Made("create materialized view " + name + " as select " + values.number(1) + " as a", "SELECT");
            default -> new Made("grant select, update (name) on item to public", "GRANT");
        };
    }

    private Made command() {
        String text = values.text(1);
        String name = fresh("c");
        return switch (random.nextInt(16)) {
            case 0 -> new Made("set search_path to public, pg_temp", "SET");
            case 1 -> new Made("set local application_name = 'a;b'", "SET");
            case 2 -> new Made("show server_version", "SHOW");
            case 3 -> new Made("reset application_name", "RESET");
            case 4 -> new Made("explain (costs off) select " + text, "EXPLAIN");
            case 5 -> new Made("analyze item (id)", "ANALYZE");
            case 6 -> new Made("notify channel, 'a; b'", "NOTIFY");
            case 7 -> new Made("listen \"ch;annel\"", "LISTEN");
            case 8 -> new Made("unlisten *", "UNLISTEN");
            case 9 -> new Made("lock table item in row share mode", "LOCK TABLE");
            case 10 -> new Made("prepare " + name + " (text) as select $1 || " + text, "PREPARE");
            case 11 -> new Made("deallocate all", "DEALLOCATE ALL");
            case 12 -> new Made("declare " + name + " cursor for select " + text, "DECLARE CURSOR");
            case 13 -> new Made("truncate item", "TRUNCATE TABLE");
            case 14 -> new Made("set session time zone interval '+02:00' hour to minute", "SET");
            default -> new Made("set constraints all deferred", "SET CONSTRAINTS");
        };
    }

    /** Run within a transaction, which they leave open. */
    private Made transaction() {
        String name = fresh("s");
        return switch (random.nextInt(5)) {
            case 0 -> new Made("begin", "BEGIN");
            case 1 -> new Made("start transaction read write", "START TRANSACTION");
            case 2 -> new Made("savepoint " + name, "SAVEPOINT");
            case 3 -> new Made(pick("commit and chain", "end work and chain"), "COMMIT");
            default -> new Made(pick("rollback and chain", "abort and chain"), "ROLLBACK");
        };
    }
}
