package dev.regauge.lint.scan.resource;

import java.util.List;
import java.util.Optional;

/**
 * SQL as it is written in a file or an annotation.
 *
 * @param texts what it can be, at most {@link #MOST_TEXTS}; at least one
 * @param sender who sends it
 * @param owner of what it is written in, as a reader knows it, such as {@code MyBatis}
 * @param place what it is written in, such as {@code <select>}
 * @param line where it begins, counted from 1
 */
public record Written(List<Wording> texts, Sender sender, String owner, String place, int line) {

    /** How many texts one place can have. */
    public static final int MOST_TEXTS = 8;

    /** Copies the list. */
    public Written {
        texts = List.copyOf(texts);
    }

    /** One text. */
    public static Written of(Wording text, Sender sender, String owner, String place, int line) {
        return new Written(List.of(text), sender, owner, place, line);
    }

    /** Without the texts that are for another database, as a word in them tells; nothing where all are. */
    public Optional<Written> ours() {
        List<Wording> kept = texts.stream()
                .filter(text -> !Vendors.isOthersStatement(text.text()))
                .toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(new Written(kept, sender, owner, place, line));
    }
}
