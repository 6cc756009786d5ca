package dev.regauge.lint.scan.source;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;

/** The local variables around a lambda or a class that its code names. It may find more than there are, never fewer. */
final class Captures extends TreeScanner<Void, Body> {

    private final Set<String> names = new LinkedHashSet<>();

    private Captures() {}

    static List<Declared.Captured> in(Tree tree, Body around) {
        Captures captures = new Captures();
        captures.scan(tree, around);
        List<Declared.Captured> found = new ArrayList<>();
        for (String name : captures.names) {
            around.code().local(name).ifPresent(local -> found.add(new Declared.Captured(name, local.type())));
        }
        return found;
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Body around) {
        String name = tree.getName().toString();
        names.add(name);
        Type local = around.local().get(name);
        if (local != null) {
            around.universe()
                    .find(local)
                    .ifPresent(type -> type.captured().forEach(captured -> names.add(captured.name())));
        }
        return super.visitIdentifier(tree, around);
    }
}
