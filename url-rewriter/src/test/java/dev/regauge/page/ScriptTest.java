package dev.regauge.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final Script SCRIPT = Script.of(ScriptTest.class, "good.js");

    @Test
    void isTheOnlyOneThatThePolicyAllows() {
        assertThat(Stylesheet.shared().policy(SCRIPT))
                .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none';"
                        + " form-action 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='");
        assertThat(Stylesheet.shared().policy()).doesNotContain("script-src");
    }

    @Test
    void standsInThePageAsItIs() {
        Markup page = new Markup().open("html").head("t", Stylesheet.shared(), SCRIPT);
        page.open("body").script(SCRIPT).close("body", "html");

        assertThat(page.document()).contains("<script>" + SCRIPT.text() + "</script>");
    }

    @Test
    void mustNotEndItself() {
        assertThatThrownBy(() -> Script.of(ScriptTest.class, "bad.js")).hasMessageContaining("bad.js holds <");
        assertThatThrownBy(() -> Script.of(ScriptTest.class, "none.js")).hasMessageContaining("none.js is missing");
    }
}
