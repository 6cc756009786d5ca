package dev.regauge.connect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionContextTest {

    @Test
    void tenantAndUserHaveNamesOfTheirOwn() {
        assertThat(SessionContext.tenant("blue").settings()).containsExactly(Map.entry("app.tenant_id", "blue"));
        assertThat(SessionContext.user("7").settings()).containsExactly(Map.entry("app.user_id", "7"));
    }

    @Test
    void keepsTheOrderOfItsSettings() {
        SessionContext context =
                SessionContext.user("7").with("shop.region.code", "eu").with("app.a", "x");
        assertThat(context.settings().keySet()).containsExactly("app.user_id", "shop.region.code", "app.a");
        assertThat(context.parameters()).containsExactly("app.user_id", "7", "shop.region.code", "eu", "app.a", "x");
        assertThat(context.sql())
                .isEqualTo("select set_config(?, ?, true), set_config(?, ?, true), set_config(?, ?, true)");
    }

    @Test
    void aCopyWithASettingMoreLeavesTheOriginalAsItWas() {
        SessionContext tenant = SessionContext.tenant("blue");
        assertThat(tenant.with("app.tenant_id", "green")).isEqualTo(SessionContext.tenant("green"));
        assertThat(tenant).isEqualTo(SessionContext.tenant("blue")).isNotEqualTo(SessionContext.tenant("green"));
    }

    @Test
    void isEqualWhateverTheOrder() {
        SessionContext context = SessionContext.tenant("blue").with("app.user_id", "7");
        SessionContext turned = SessionContext.user("7").with("app.tenant_id", "blue");
        assertThat(context).isEqualTo(turned).hasSameHashCodeAs(turned);
    }

    @Test
    void showsNamesAndNoValues() {
        assertThat(SessionContext.tenant("blue").with("app.user_id", "7"))
                .hasToString("SessionContext[app.tenant_id, app.user_id]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role",
                "search_path",
                "statement_timeout",
                "",
                ".",
                "app.",
                ".id",
                "app..id",
                "App.id",
                "app.tenant-id",
                "app.id = 1; --",
                "app.1",
                "app.tenant\n",
                "äpp.id"
            })
    void refusesANameThatIsNoCustomSetting(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionContext.of(name, "secret"))
                .withMessageContaining("\"" + name + "\"")
                .withMessageContaining("app.tenant_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret\0", "\ud83d secret", "secret \ude00"})
    void refusesAValueThatTheServerCannotHoldWithoutShowingIt(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionContext.tenant(value))
                .withMessageContaining("the value of app.tenant_id")
                .withMessageNotContaining("secret");
    }
}
