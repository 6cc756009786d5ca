package dev.regauge.lint.scan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Which classes name which methods in their constant pools, by hash: made once, asked often. */
final class CallIndex {

    private static final int HALF = 32;

    private final List<ClassFile> files;

    /** Hash of a method above, number of a class below; sorted. */
    private final long[] pairs;

    CallIndex(List<ClassFile> files) {
        this.files = files;
        this.pairs =
                new long[files.stream().mapToInt(file -> file.calls().length).sum()];
        int at = 0;
        for (int number = 0; number < files.size(); number++) {
            for (int hash : files.get(number).calls()) {
                pairs[at++] = pair(hash, number);
            }
        }
        Arrays.sort(pairs);
    }

    /** In the order of the files. */
    List<ClassFile> of(Collection<MethodKey> methods) {
        BitSet found = new BitSet();
        for (MethodKey method : methods) {
            int hash = ConstantPool.hash(method);
            int at = Arrays.binarySearch(pairs, pair(hash, 0));
            for (int i = at < 0 ? -1 - at : at; i < pairs.length && (int) (pairs[i] >> HALF) == hash; i++) {
                found.set((int) pairs[i]);
            }
        }
        return found.stream().mapToObj(files::get).toList();
    }

    private static long pair(int hash, int number) {
        return (long) hash << HALF | number;
    }
}
