package dev.regauge.lint.report;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document that is written from its first element to its last, an element a line. */
final class XmlText {

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    private interface Writing {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    XmlText() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A StringWriter takes any XML", e);
        }
        write(writer -> writer.writeStartDocument("UTF-8", "1.0"));
    }

    private void write(Writing writing) {
        try {
            writing.to(xml);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A StringWriter takes any XML", e);
        }
    }

    /** Begins an element; attributes in the map's order. */
    XmlText open(String name, Map<String, String> attributes) {
        write(writer -> {
            writer.writeCharacters("\n");
            writer.writeStartElement(name);
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                writer.writeAttribute(attribute.getKey(), WellFormed.xml(attribute.getValue()));
            }
        });
        return this;
    }

    XmlText text(String text) {
        write(writer -> writer.writeCharacters(WellFormed.xml(text)));
        return this;
    }

    XmlText close() {
        write(XMLStreamWriter::writeEndElement);
        return this;
    }

    /** Ends what is open. */
    String end() {
        write(writer -> {
            writer.writeEndDocument();
            writer.flush();
        });
        return out.append('\n').toString();
    }
}
