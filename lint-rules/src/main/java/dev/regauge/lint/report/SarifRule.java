package dev.regauge.lint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.regauge.lint.rules.Description;
import dev.regauge.lint.rules.Rule;
import dev.regauge.lint.rules.Rules;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule as a SARIF reporting descriptor.
 *
 * @param id of the rule
 * @param description of a rule of the catalogue; absent for what the server itself has found
 */
record SarifRule(String id, Optional<Description> description) {

    private static final Map<String, Description> CATALOGUE = Rules.all().stream()
            .map(Rule::description)
            .collect(Collectors.toUnmodifiableMap(Description::id, Function.identity()));

    static SarifRule of(String id) {
        return new SarifRule(id, Optional.ofNullable(CATALOGUE.get(id)));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", WellFormed.unicode(id));
        if (description.isPresent()) {
            text(json, "shortDescription", description.get().title());
            text(json, "fullDescription", description.get().why());
            json.writeObjectFieldStart("help");
            json.writeStringField("text", help(description.get()));
            json.writeStringField("markdown", markdown(description.get()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String key, String text) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String help(Description rule) {
        return rule.why() + "\n\nNot so:\n" + rule.bad() + "\n\nBut so:\n" + rule.good();
    }

    private static String markdown(Description rule) {
        return rule.why() + "\n\nNot so:\n\n" + code(rule.bad()) + "\n\nBut so:\n\n" + code(rule.good());
    }

    private static String code(String text) {
        return "```\n" + text.stripTrailing() + "\n```";
    }
}
