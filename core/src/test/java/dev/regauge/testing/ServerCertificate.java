package dev.regauge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A self-signed certificate for {@code localhost} and 127.0.0.1 with which an {@link OwnServer} offers TLS. The JDK's
 * keytool makes it.
 *
 * @param certificate the certificate, PEM: what a client names as {@code sslrootcert}
 * @param key its private key, PEM, readable by its owner only as the server demands
 */
public record ServerCertificate(Path certificate, Path key) {

    private static final String STORE_PASSWORD = "changeit";

    /** Writes both files into a folder, which must outlive the server's start. */
    public static ServerCertificate in(Path folder) {
        try {
            KeyStore store = KeyStore.getInstance(selfSigned(folder).toFile(), STORE_PASSWORD.toCharArray());
            Path key = Files.createFile(
                    folder.resolve("server.key"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            byte[] privateKey =
                    store.getKey("server", STORE_PASSWORD.toCharArray()).getEncoded();
            return new ServerCertificate(
                    Files.writeString(
                            folder.resolve("server.crt"),
                            pem("CERTIFICATE", store.getCertificate("server").getEncoded())),
                    Files.writeString(key, pem("PRIVATE KEY", privateKey)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool wrote a store that cannot be read", e);
        }
    }

    /** What {@link EmbeddedServer#startOwn(Map)} takes. */
    public Map<String, String> settings() {
        return Map.of("ssl", "on", "ssl_cert_file", certificate.toString(), "ssl_key_file", key.toString());
    }

    private static Path selfSigned(Path folder) throws IOException {
        Path store = folder.resolve("server.p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE_PASSWORD,
                "-keystore",
                store.toString());
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(store)) {
            throw new IOException("keytool made no certificate: " + said);
        }
        return store;
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}
