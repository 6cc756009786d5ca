package dev.regauge.lint.scan.markup;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML. A document type is passed over: nothing it names is fetched, and a document that declares entities is not
 * read.
 */
public final class XmlTree {

    private static final String REFERENCES =
            "it refers to entities that are declared elsewhere, which are not expanded";
    private static final Pattern REFERENCE_IN_ATTRIBUTE =
            Pattern.compile("=\\s{0,10}(?:\"[^\"<]*|'[^'<]*)&(?!(?:amp|lt|gt|quot|apos);|#)[\\w:]");

    private final XMLStreamReader reader;
    private final Budget budget = new Budget();
    private final Deque<Element.Draft> open = new ArrayDeque<>();
    private final Element.Draft document = new Element.Draft("", 1);

    private XmlTree(XMLStreamReader reader) {
        this.reader = reader;
        open.push(document);
    }

    /**
     * The root element of a document.
     *
     * @throws NotReadable where it is not well-formed, or too large
     */
    public static Element read(byte[] bytes) {
        refuseEntities(bytes);
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            return new XmlTree(reader).read();
        } catch (XMLStreamException e) {
            throw new NotReadable("not well-formed XML (line " + line(e) + ")");
        } catch (NotReadable e) {
            throw e;
        } catch (RuntimeException e) {
            // the parser of the JDK lets some slips of its own through
            throw new NotReadable("not well-formed XML");
        }
    }

    /** The parser would leave references to them out without a word. */
    private static void refuseEntities(byte[] bytes) {
        // in UTF-16 every other byte is zero
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (text.contains("<!ENTITY")) {
            throw new NotReadable("it declares entities, which are not expanded");
        }
        if (text.contains("<!DOCTYPE") && REFERENCE_IN_ATTRIBUTE.matcher(text).find()) {
            throw new NotReadable(REFERENCES);
        }
    }

    private static int line(XMLStreamException failure) {
        return failure.getLocation() == null ? 1 : failure.getLocation().getLineNumber();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(
                "jdk.xml.maxElementDepth", 0); // no limit of its own, which differs between JDKs: ours holds
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private Element read() throws XMLStreamException {
        int line = 1;
        while (reader.hasNext()) {
            int event = reader.next();
            take(event, line);
            // where the event ends, which is where the next one begins
            line = reader.getLocation().getLineNumber();
        }
        return document.done().children().get(0);
    }

    private void take(int event, int line) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(line);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                open.getFirst().characters(reader.getText(), line);
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new NotReadable(REFERENCES);
            default -> {} // comments, processing instructions, the document type
        }
    }

    private void start(int line) {
        budget.node(open.size());
        Element.Draft draft = new Element.Draft(reader.getLocalName(), line);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            draft.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        open.push(draft);
    }

    private void end() {
        Element done = open.pop().done();
        open.getFirst().add(done);
    }
}
