package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The classes of a program that inherit from known ones that call a sink: each may hand over a text of its own there. A call
 * that may mean many methods is followed into none, so where there are many heirs they are looked at some at a time.
 */
final class Heirs {

    /** With those of their own superclasses that have the method too, no more than a call is followed into. */
    private static final int AT_A_TIME = 2;

    private final Program program;
    private final List<ClassFile> heirs;

    /** @param callsSink whether a class does, by its name */
    Heirs(Program program, Predicate<String> callsSink) {
        this.program = program;
        this.heirs = program.own().stream()
                .filter(file -> program.upward(file.name(), name -> program.isKnown(name) && callsSink.test(name))
                        .isPresent())
                .toList();
    }

    /** The program as some of them have it; none where it can be followed as it is. */
    List<Program> programs() {
        List<Program> programs = new ArrayList<>();
        for (int i = 0; heirs.size() > AT_A_TIME && i < heirs.size(); i += AT_A_TIME) {
            programs.add(with(heirs.subList(i, Math.min(heirs.size(), i + AT_A_TIME))));
        }
        return programs;
    }

    private Program with(List<ClassFile> some) {
        Set<String> kept = new HashSet<>();
        for (ClassFile heir : some) {
            program.upward(heir.name(), name -> {
                kept.add(name);
                return false;
            });
        }
        Set<ClassFile> left = new HashSet<>(heirs);
        left.removeIf(heir -> kept.contains(heir.name()));
        return new Program(
                program.own().stream().filter(file -> !left.contains(file)).toList(),
                program.classes().stream()
                        .filter(file -> program.isKnown(file.name()))
                        .toList());
    }
}
