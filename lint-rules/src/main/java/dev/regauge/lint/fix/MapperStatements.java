package dev.regauge.lint.fix;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.url.rewrite.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a statement in a mapper of MyBatis, between its tags or in an annotation. */
final class MapperStatements {

    private static final Pattern OPENED =
            Pattern.compile("<(select|insert|update|delete|selectKey)\\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>");
    private static final Pattern EXPRESSION = Pattern.compile("#\\{[^{}]{0,500}}");

    private MapperStatements() {}

    static Located of(SourceFile file, SqlSite site, String sql) {
        List<PlacedText> found = new ArrayList<>();
        Matcher opened = OPENED.matcher(file.text());
        while (opened.find()) {
            int close = file.text().indexOf("</" + opened.group(1), opened.end());
            if (close >= 0
                    && !opened.group().endsWith("/>")
                    && file.line(opened.start()) == site.location().line()) {
                XmlText.between(file, opened.end(), close)
                        .map(MapperStatements::asSent)
                        .filter(text -> text.value().equals(sql))
                        .ifPresent(found::add);
            }
        }
        return Located.only(file.name(), site, found);
    }

    /** With a question mark in the place of each expression, without blanks around it. */
    static PlacedText asSent(PlacedText written) {
        String text = written.value();
        int start = 0;
        int end = text.length();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return expressions(written.part(start, end));
    }

    /** With a question mark in the place of each expression. */
    static PlacedText expressions(PlacedText written) {
        PlacedText sent = written.part(0, 0);
        Matcher expression = EXPRESSION.matcher(written.value());
        int done = 0;
        while (expression.find()) {
            sent = sent.with(written.part(done, expression.start()));
            sent.standIn('?', written, expression.start(), expression.end() - 1);
            done = expression.end();
        }
        return sent.with(written.part(done, written.value().length()));
    }
}
