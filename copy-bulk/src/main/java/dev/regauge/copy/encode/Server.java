package dev.regauge.copy.encode;

/**
 * What encoders must know of the server besides its types.
 *
 * @param major its major version: intervals are infinite from 17 on
 * @param moneyDigits how many digits {@code money} has behind the point, which depends on the session's
 *     {@code lc_monetary}; the server tells by {@code select scale('0'::money::numeric)}
 * @param countsBytes whether the length of {@code varchar(n)} is one of bytes: in a database whose encoding is
 *     {@code SQL_ASCII}
 */
public record Server(int major, int moneyDigits, boolean countsBytes) {

    /** Nothing is known: what all supported versions can do, and money with two digits. */
    public static final Server UNKNOWN = new Server(14, 2);

    /** One that counts characters. */
    public Server(int major, int moneyDigits) {
        this(major, moneyDigits, false);
    }
}
