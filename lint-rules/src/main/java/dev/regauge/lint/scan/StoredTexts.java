package dev.regauge.lint.scan;

import dev.regauge.lint.scan.Draft.Stored;
import dev.regauge.lint.scan.Value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The texts that fields hold: all that any method puts there, over all objects. A setter that nobody among the scanned
 * classes calls adds nothing; what one is given is looked for at its callers.
 */
final class StoredTexts {

    private static final int DEEPEST = 4;

    private final Summaries summaries;
    private final Program program;
    private final Map<String, Text> known = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    StoredTexts(Summaries summaries) {
        this.summaries = summaries;
        this.program = summaries.program();
    }

    static String key(String owner, String field) {
        return owner + "." + field;
    }

    /** A text with what its fields hold, and with holes for what nobody knows. */
    Text in(Text text) {
        return text.drafts().stream().anyMatch(Draft::isPending)
                ? new Substitution(List.of(), summaries.fields()).with(this::of).apply(text)
                : text;
    }

    private Text of(Stored field) {
        String key = key(field.owner(), field.field());
        Text before = known.get(key);
        if (before != null) {
            return before;
        }
        Text hole = Texts.gap(field.origin());
        if (open.size() >= DEEPEST || !open.add(key)) {
            return hole;
        }
        try {
            Text found = all(field, key).orElse(hole);
            known.put(key, found);
            return found;
        } finally {
            open.remove(key);
        }
    }

    private Optional<Text> all(Stored field, String key) {
        List<Text> texts = new ArrayList<>();
        for (ClassFile file :
                program.find(field.owner()).map(program::neighbours).orElse(List.of())) {
            for (MethodKey method : puttersIn(file, field)) {
                Optional.ofNullable(summaries.of(method).stored().get(key))
                        .filter(value -> !(value instanceof Value.Null))
                        .ifPresent(value -> texts.addAll(given(Texts.of(value), method, DEEPEST)));
            }
        }
        return texts.stream()
                .filter(text -> !isItself(text, field))
                .map(this::in)
                .reduce(Texts::union);
    }

    private static boolean isItself(Text text, Stored field) {
        return text.drafts().stream()
                .allMatch(draft -> draft.pieces().size() == 1
                        && draft.pieces().get(0) instanceof Stored stored
                        && stored.owner().equals(field.owner())
                        && stored.field().equals(field.field()));
    }

    private List<MethodKey> puttersIn(ClassFile file, Stored field) {
        if (!file.namesField(field.field())) {
            return List.of();
        }
        return program.tree(file.name()).stream()
                .flatMap(tree -> tree.methods.stream())
                .filter(method -> puts(method, field.field()))
                .map(method -> new MethodKey(file.name(), method.name, method.desc))
                .toList();
    }

    private static boolean puts(MethodNode method, String field) {
        for (AbstractInsnNode insn : method.instructions) {
            boolean put = insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC;
            if (put && ((FieldInsnNode) insn).name.equals(field)) {
                return true;
            }
        }
        return false;
    }

    /** A text of a method, once for each that calls it where it depends on what it is given. */
    private List<Text> given(Text text, MethodKey method, int deep) {
        boolean depends = text.drafts().stream().flatMap(Draft::symbols).anyMatch(Value.Symbol::isParameter);
        if (!depends || deep == 0) {
            return List.of(text);
        }
        List<Text> all = new ArrayList<>();
        for (MethodKey caller : callers(method)) {
            for (Summary.Handed call : summaries.of(caller).handed()) {
                if (call.method().equals(method)) {
                    Text one = new Substitution(call.arguments(), summaries.fields()).apply(text);
                    all.addAll(given(one, caller, deep - 1));
                }
            }
        }
        return all;
    }

    private List<MethodKey> callers(MethodKey method) {
        return Callers.of(List.of(method), program).stream()
                .map(Callers.Call::caller)
                .distinct()
                .toList();
    }
}
