package dev.regauge.copy.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.jdbc.PgConnection;

/**
 * The texts that one connection's session keeps under a name, so that the server analyses and plans them once. As with the
 * driver's own statements, a text gets a name when it has been used so often as {@code prepareThreshold} says, and none with
 * a threshold of 0.
 *
 * <p>A name is made from the text: should a pooler hand us a session that another client has prepared, the same name can only
 * mean the same text. Used by the thread that holds the connection.
 */
final class PreparedTexts {

    private static final Map<PgConnection, PreparedTexts> ALL = Collections.synchronizedMap(new WeakHashMap<>());
    private static final int MOST = 64;
    /** A session that loses its names again and again is shared by a pooler. */
    private static final int MOST_LOSSES = 3;

    private final LinkedHashMap<String, Text> texts = new LinkedHashMap<>(16, 0.75f, true);
    private final List<String> dropped = new ArrayList<>();
    private int losses;

    private PreparedTexts() {}

    static PreparedTexts of(PgConnection connection) {
        return ALL.computeIfAbsent(connection, first -> new PreparedTexts());
    }

    /** A text that was used before. */
    private static final class Text {
        private final String name;
        private int uses;
        private boolean there;

        Text(String name) {
            this.name = name;
        }
    }

    /** One more use of a text: the name it shall have, empty for none yet. */
    String name(String sql, int threshold) {
        Text text = texts.get(sql);
        if (text == null) {
            text = new Text(nameOf(sql));
            texts.put(sql, text);
            dropEldest();
        }
        text.uses++;
        boolean named = threshold > 0 && text.uses >= threshold && losses < MOST_LOSSES;
        return named ? text.name : "";
    }

    private void dropEldest() {
        if (texts.size() > MOST) {
            Iterator<Text> eldest = texts.values().iterator();
            Text text = eldest.next();
            eldest.remove();
            if (text.there) {
                dropped.add(text.name);
            }
        }
    }

    /** Whether the session knows the text by its name. */
    boolean isThere(String sql) {
        Text text = texts.get(sql);
        return text != null && text.there;
    }

    /** The server has analysed the text under its name. */
    void isThereNow(String sql) {
        Text text = texts.get(sql);
        if (text != null) {
            text.there = true;
        }
    }

    /** Names that the server may forget, each of them told once. */
    List<String> takeDropped() {
        if (dropped.isEmpty()) {
            return List.of();
        }
        List<String> names = List.copyOf(dropped);
        dropped.clear();
        return names;
    }

    /** The session has lost its names, or is another one. */
    void forgetAll() {
        losses++;
        texts.clear();
        dropped.clear();
    }

    private static String nameOf(String sql) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
            return "regauge_" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
