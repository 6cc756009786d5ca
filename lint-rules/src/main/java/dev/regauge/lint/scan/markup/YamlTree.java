package dev.regauge.lint.scan.markup;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/**
 * Reads the first document of a YAML file from the parser's events: no object of any class is made, whatever a tag
 * says. An alias stands for a plain text only; one for a list or a map is read as nothing.
 */
public final class YamlTree {

    private final Iterator<Event> events;
    private final Budget budget = new Budget();
    private final Map<String, Characters> anchors = new HashMap<>();

    private YamlTree(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * The document as an element without a name.
     *
     * @throws NotReadable where it is no YAML, or too large
     */
    public static Element read(byte[] bytes) {
        String text = Decoded.utf8(bytes);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(text.length() + 1);
        try {
            return new YamlTree(new Yaml(options).parse(new StringReader(text)).iterator()).document();
        } catch (YAMLException e) {
            throw new NotReadable("not well-formed YAML");
        }
    }

    private Element document() {
        Element.Draft document = new Element.Draft("", 1);
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent || event instanceof StreamEndEvent) {
                value(event, document, 0);
                return document.done();
            }
        }
        return document.done();
    }

    /** A value's parts go into the element that is named by its key. */
    private void value(Event event, Element.Draft into, int depth) {
        budget.node(depth);
        if (event instanceof ScalarEvent scalar) {
            Characters text = new Characters(scalar.getValue(), line(scalar));
            if (scalar.getAnchor() != null) {
                anchors.put(scalar.getAnchor(), text);
            }
            into.add(text);
        } else if (event instanceof MappingStartEvent) {
            map(into, depth);
        } else if (event instanceof SequenceStartEvent) {
            for (Event item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
                value(item, into, depth + 1);
            }
        } else if (event instanceof AliasEvent alias && anchors.containsKey(alias.getAnchor())) {
            Characters text = anchors.get(alias.getAnchor());
            budget.repeat(text.text().length());
            into.add(text);
        }
    }

    private void map(Element.Draft into, int depth) {
        for (Event key = events.next(); !(key instanceof MappingEndEvent); key = events.next()) {
            boolean plain = key instanceof ScalarEvent;
            String name = plain ? ((ScalarEvent) key).getValue() : "";
            Element.Draft child = new Element.Draft(name, line(key));
            if (!plain) {
                value(key, new Element.Draft("", 0), depth + 1); // a key that is a list or a map, passed over
            }
            value(events.next(), child, depth + 1);
            into.entry(child.done());
        }
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    /** The text of a block begins on the line behind its sign. */
    private static int line(ScalarEvent scalar) {
        boolean block = scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
        return line((Event) scalar) + (block ? 1 : 0);
    }
}
