package dev.regauge.url;

import dev.regauge.url.grammar.PropertiesText;
import dev.regauge.url.grammar.PropertiesText.Comment;
import dev.regauge.url.grammar.PropertiesText.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The secrets among the lines of a configuration file, those in comments and under foreign keys included. */
final class SplitSecrets {

    private final String text;
    private final List<SecretSpans.Span> spans = new ArrayList<>();

    SplitSecrets(String text) {
        this.text = text;
    }

    /** Lines whose values are to be shown to nobody who should not see a password: what to print where reading failed. */
    static String mask(String text, PropertiesText properties) {
        SplitSecrets secrets = new SplitSecrets(text);
        properties.comments().forEach(secrets::add);
        properties.entries().stream().filter(SplitSecrets::couldBeSecret).forEach(secrets::add);
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        for (SecretSpans.Span span : secrets.spans()) {
            masked.append(text, at, span.start()).append(Secret.MASK);
            at = span.end();
        }
        return masked.append(text, at, text.length()).toString();
    }

    /** Of a comment that says a secret, or that is hard to read, all goes. */
    void add(Comment comment) {
        String line = text.substring(comment.start() + 1, comment.end());
        if (line.indexOf('\\') >= 0 || !Secrets.mask(line).equals(line)) {
            spans.add(new SecretSpans.Span(comment.start() + 1, comment.end()));
        }
    }

    void add(Entry entry) {
        if (entry.end() > entry.value().start()) {
            spans.add(new SecretSpans.Span(entry.value().start(), entry.end()));
        }
    }

    void addAll(List<SecretSpans.Span> others) {
        spans.addAll(others);
    }

    List<SecretSpans.Span> spans() {
        spans.sort(Comparator.comparingInt(SecretSpans.Span::start));
        return spans;
    }

    /** By its name, or because it holds a URL with a password; a placeholder without a default may be shown. */
    static boolean isSecret(Entry entry) {
        String value = entry.value().text();
        boolean named = Secrets.isSecretName(entry.key().text());
        return (named && Value.raw(value).couldShowSecret())
                || (!named && !Secrets.mask(value).equals(value));
    }

    /** As {@link #isSecret}, for a value that may be a URL, or the end of one, that nobody could read. */
    static boolean couldBeSecret(Entry entry) {
        String value = entry.value().text();
        return isSecret(entry)
                || value.indexOf('@') >= 0
                || !Secrets.maskUrl(value).equals(value);
    }
}
