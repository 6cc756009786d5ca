package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    static List<Description> descriptions() {
        return Rules.all().stream().map(Rule::description).toList();
    }

    @Test
    void haveIdsThatNeverChange() {
        assertThat(descriptions())
                .extracting(Description::id)
                .containsExactly(
                        "row-in-placeholder",
                        "in-bare-placeholder",
                        "not-in-bare-placeholder",
                        "in-array-placeholder",
                        "in-joined-string",
                        "is-placeholder",
                        "transaction-control-in-sql",
                        "several-statements-with-parameters",
                        "utility-placeholder",
                        "typed-literal-placeholder",
                        "quoted-placeholder",
                        "question-operator",
                        "limit-text",
                        "clob-binding",
                        "object-binding",
                        "number-as-text",
                        "timestamp-as-text",
                        "text-for-typed-column",
                        "untyped-parameter",
                        "group-by-parameter",
                        "named-parameter-in-jdbc",
                        "dollar-parameter",
                        "numbered-placeholder",
                        "placeholder-touching-word",
                        "negated-placeholder",
                        "order-by-placeholder",
                        "group-by-placeholder",
                        "extract-field-placeholder",
                        "type-modifier-placeholder",
                        "execute-placeholder",
                        "conflict-target-parameter",
                        "any-text",
                        "containment-text",
                        "text-search-text",
                        "json-path-text",
                        "json-arrow-number",
                        "text-added-to-timestamp",
                        "long-for-int-argument",
                        "round-double",
                        "json-function-text",
                        "number-function-text",
                        "untyped-argument",
                        "polymorphic-argument",
                        "null-check-without-type",
                        "values-list-untyped",
                        "object-as-text",
                        "object-without-mapping",
                        "national-text",
                        "java-array-binding",
                        "fraction-for-integer",
                        "boolean-for-number",
                        "number-for-boolean",
                        "object-of-another-class",
                        "blob-of-bytea",
                        "bytes-as-text",
                        "number-of-boolean",
                        "copy-through-statement",
                        "client-encoding-in-sql",
                        "date-style-in-sql",
                        "discard-in-sql",
                        "time-zone-reset",
                        "vacuum-among-statements",
                        "set-local-with-query",
                        "atomic-function-body",
                        "comment-behind-semicolon",
                        "several-statements-in-batch",
                        "query-in-batch",
                        "update-with-rows",
                        "query-without-rows",
                        "generated-keys-with-returning",
                        "generated-keys-behind-comment",
                        "generated-keys-of-several",
                        "out-parameter-getter",
                        "scroll-by-default",
                        "call-escape-in-statement",
                        "call-result",
                        "limit-escape",
                        "escape-with-blanks",
                        "dayofweek-without-parentheses",
                        "max-rows-ignored",
                        "large-max-rows",
                        "max-field-size",
                        "fetch-size-in-autocommit",
                        "statement-cancel",
                        "large-update-counts",
                        "read-only-in-autocommit",
                        "isolation-within-transaction",
                        "set-network-timeout",
                        "create-large-object",
                        "generated-keys-by-index",
                        "caught-subclass",
                        "batch-update-counts",
                        "message-text",
                        "out-parameter-by-name",
                        "url-not-accepted",
                        "tls-mode-ignored",
                        "network-timeout-ignored",
                        "prepare-threshold-inverted",
                        "driver-class-missing",
                        "driver-dependency",
                        "application-name-ignored",
                        "fetch-size-ignored",
                        "read-only-ignored",
                        "strict-mode-dropped",
                        "client-encoding-dropped",
                        "field-length-dropped",
                        "message-size-dropped",
                        "driver-import");
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void explainThemselves(Description description) {
        assertThat(description.id()).matches("[a-z]+(-[a-z]+)+");
        assertThat(description.title()).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
        assertThat(description.why()).endsWith(".");
        assertThat(description.bad()).isNotBlank().isNotEqualTo(description.good());
        assertThat(description.good()).isNotBlank();
        assertThat(description.holes()).isNotBlank();
        assertThat(description.probes()).isNotEmpty().doesNotHaveDuplicates();
    }
}
