package dev.regauge.lint.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {

    static List<List<String>> texts() {
        return List.of(
                List.of("select 1; select 2", "select 1", "select 2"),
                List.of(" ; ;; select 1 ; /* c */ ; -- d", "select 1"),
                List.of("select ';'; select $$;$$; select \";\" /* ; */", "select ';'", "select $$;$$", "select \";\""),
                List.of(
                        "create rule r as on insert to t do also (select 1; select 2); select 3",
                        "create rule r as on insert to t do also (select 1; select 2)",
                        "select 3"),
                List.of(
                        "create function f() returns int begin atomic select 1; select case when a then b end; end; select 4",
                        "create function f() returns int begin atomic select 1; select case when a then b end; end",
                        "select 4"),
                List.of(
                        "create or replace procedure p() begin atomic begin atomic select 1; end; end; commit",
                        "create or replace procedure p() begin atomic begin atomic select 1; end; end",
                        "commit"),
                List.of(
                        "create function f() returns int begin atomic select t.end end from (select 1 as end) t; end; select 2",
                        "create function f() returns int begin atomic select t.end end from (select 1 as end) t; end",
                        "select 2"),
                List.of("begin; select atomic; end", "begin", "select atomic", "end"),
                List.of("select (1; select 2", "select (1; select 2"),
                List.of("select 1); select 2", "select 1)", "select 2"),
                List.of(""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void splitsAtTheSemicolonsTheServerSees(List<String> given) {
        assertThat(Statements.of(given.get(0), Reading.JDBC))
                .extracting(SqlStatement::text)
                .isEqualTo(given.subList(1, given.size()));
    }

    @Test
    void givesEachStatementItsParameters() {
        List<SqlStatement> statements =
                Statements.of("delete from a where b = ?; insert into c values (?, ?)", Reading.JDBC);
        assertThat(statements.get(0).parameters())
                .extracting(SqlParameter::ordinal)
                .containsExactly(1);
        assertThat(statements.get(1).parameters())
                .extracting(SqlParameter::ordinal)
                .containsExactly(2, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 | SELECT",
                "(select 1) union (select 2) | SELECT",
                "with a as (select 1) select 2 | SELECT",
                "with recursive a(x, y) as materialized (select 1), b as (delete from c returning *) insert into d select 3 | INSERT",
                "with a as (select 1) update b set c = 1 | UPDATE",
                "with update as (select 1) select 2 | SELECT",
                "/* c */ delete from e | DELETE",
                "{call f(?)} | CALL",
                "{? = call f(?)} | CALL",
                "set a = 1 | SET",
                "\uFFFC select | ''",
                "with \uFFFC as (select 1) select 2 | ''",
                "with a as (select 1 | ''",
            })
    void namesWhatAStatementDoes(String sql, String keyword) {
        assertThat(one(sql).keyword()).isEqualTo(keyword);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin", "BEGIN WORK", "start transaction isolation level serializable", "commit",
                        "commit prepared 'a'", "end", "END TRANSACTION",
                "rollback", "rollback to savepoint a", "rollback prepared 'a'", "abort", "savepoint a", "release a",
                        "release savepoint a",
                "prepare transaction 'a'", "set transaction read only",
                        "set session characteristics as transaction read only", "/* c */ Begin"
            })
    void recognisesTransactionControl(String sql) {
        assertThat(one(sql).transactionControl()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select case when a then b end",
                "create function f() returns int begin atomic select 1; end",
                "prepare a as select 1",
                "set search_path to a",
                "start_x",
                "select 1 as commit",
                "update t set end = 1",
                "do $$ begin commit; end $$",
                "\"begin\"",
                "select 'begin'",
                "set session a = 1",
                "explain select 1"
            })
    void leavesOtherStatementsAlone(String sql) {
        assertThat(one(sql).transactionControl()).isFalse();
    }

    @Test
    void stopsAtALimit() {
        assertThat(Statements.split(Lexer.tokens("a; b; c; d", Reading.SERVER), 2))
                .extracting(SqlStatement::start)
                .containsExactly(0, 3);
    }

    @Test
    void pairsParentheses() {
        SqlStatement statement = one("f(a, (b)) )");
        assertThat(statement.partner(1)).isEqualTo(7);
        assertThat(statement.partner(4)).isEqualTo(6);
        assertThat(statement.partner(8)).isEqualTo(SqlStatement.NONE);
        assertThat(statement.enclosing(5)).isEqualTo(4);
        assertThat(statement.enclosing(2)).isEqualTo(1);
        assertThat(statement.enclosing(0)).isEqualTo(SqlStatement.NONE);
    }

    private static SqlStatement one(String sql) {
        List<SqlStatement> statements = Statements.of(sql, Reading.JDBC);
        assertThat(statements).hasSize(1);
        return statements.get(0);
    }
}
