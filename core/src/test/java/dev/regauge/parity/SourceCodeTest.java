package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceCodeTest {

    @Test
    void takesTheBodyOfABlock() {
        assertThat(SourceCode.lambda("""
                        probe("a")
                                .does((connection, see) -> {
                                    // a parenthesis that does not count: )
                                    /* don't count this one: ) */
                                    see.text("(\\")");

                                    if (true) {
                                        see.text(')' + \"""
                                            }) "
                                            \""");
                                    }
                                })
                                .instead("b");
                        """, 2, ".does(")).hasValue("""
                        // a parenthesis that does not count: )
                        /* don't count this one: ) */
                        see.text("(\\")");

                        if (true) {
                            see.text(')' + \"""
                                }) "
                                \""");
                        }""");
    }

    @Test
    void takesAnExpression() {
        assertThat(SourceCode.lambda(
                        "first\n   .does((connection, see) -> see.text(\n       \"x\")), rest", 1, ".does("))
                .hasValue("see.text(\n    \"x\");");
    }

    @Test
    void takesNothingElse() {
        assertThat(SourceCode.lambda("a.does(Type::method).b(c -> d)", 1, ".does("))
                .isEmpty();
    }

    @Test
    void namesThePlaceWhereTheFileIsNotAtHand() {
        Probe probe = Probe.named("test/own").does((connection, see) -> see.text("x"));
        assertThat(probe.code()).matches("// SourceCodeTest.java, line \\d+;");
    }

    @Test
    void showsTheValuesOfAProbesParameters() {
        assertThat(Probe.named("test/own")
                        .line("s.execute(sql); s.sql()", (connection, see) -> {})
                        .showing("sql", "\"select $1\"")
                        .code())
                .isEqualTo("s.execute(\"select $1\"); s.sql();");
    }
}
