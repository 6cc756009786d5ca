package dev.regauge.url.grammar;

import java.util.List;

/** IPv6 addresses as the {@code ipaddress} module of Python takes them. */
final class PythonIpv6 {

    private static final int GROUPS = 8;

    private PythonIpv6() {}

    /** A zone may follow a percent sign. */
    static boolean isAddress(String text) {
        int percent = text.indexOf('%');
        if (percent < 0) {
            return isNumber(text);
        }
        boolean zone = percent + 1 < text.length() && text.indexOf('%', percent + 1) < 0;
        return zone && isNumber(text.substring(0, percent));
    }

    private static boolean isNumber(String text) {
        List<String> parts = List.of(text.split(":", -1));
        if (parts.size() < 3) {
            return false;
        }
        String last = parts.get(parts.size() - 1);
        boolean v4 = last.indexOf('.') >= 0;
        List<String> groups = v4 ? parts.subList(0, parts.size() - 1) : parts;
        return (!v4 || isV4(last)) && areGroups(groups, v4);
    }

    /** One run of groups may be left out; the number of those before and behind it must leave room for it. */
    private static boolean areGroups(List<String> groups, boolean v4) {
        int size = groups.size() + (v4 ? 2 : 0);
        if (size > GROUPS + 1) {
            return false;
        }
        int gap = -1;
        for (int i = 1; i < size - 1; i++) {
            if (i < groups.size() && groups.get(i).isEmpty()) {
                if (gap >= 0) {
                    return false;
                }
                gap = i;
            }
        }
        boolean lengths = gap < 0 ? size == GROUPS : hasRoom(groups, gap, size, v4);
        return lengths && areHexadecimal(groups, gap);
    }

    /** An empty group at either end belongs to the gap. */
    private static boolean hasRoom(List<String> groups, int gap, int size, boolean v4) {
        boolean emptyFirst = groups.get(0).isEmpty();
        boolean emptyLast = !v4 && groups.get(groups.size() - 1).isEmpty();
        int before = emptyFirst ? gap - 1 : gap;
        int behind = size - gap - (emptyLast ? 2 : 1);
        boolean ends = !(emptyFirst && before > 0) && !(emptyLast && behind > 0);
        return ends && before + behind < GROUPS;
    }

    private static boolean areHexadecimal(List<String> groups, int gap) {
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            boolean end = i == 0 || i == groups.size() - 1;
            boolean empty = gap >= 0 && (i == gap || end) && group.isEmpty();
            if (!empty && !isGroup(group)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGroup(String group) {
        return !group.isEmpty() && group.length() <= 4 && group.chars().allMatch(PythonIpv6::isHexadecimal);
    }

    static boolean isHexadecimal(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isV4(String text) {
        List<String> octets = List.of(text.split("\\.", -1));
        return octets.size() == 4 && octets.stream().allMatch(PythonIpv6::isOctet);
    }

    private static boolean isOctet(String octet) {
        boolean digits =
                !octet.isEmpty() && octet.length() <= 3 && octet.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && (octet.length() == 1 || octet.charAt(0) != '0') && Integer.parseInt(octet) <= 255;
    }
}
