package dev.regauge.bench.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a large file in the manner of a city's published complaints: American dates, CRLF, commas, quotes and line breaks in
 * fields, empty fields, and one row in 120,000 that no table takes as the others. The same rows at every run.
 */
public final class ComplaintsFile {

    private static final long SEED = 311;
    private static final int ROWS_OF_ONE_REFUSED = 120_000;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm:ss a", Locale.ENGLISH);
    private static final LocalDateTime FIRST = LocalDateTime.of(2021, 1, 1, 0, 0);

    private static final List<String> STREETS = List.of(
            "BROADWAY", "GRAND CONCOURSE", "ST. NICHOLAS AVENUE", "O'BRIEN PLACE", "AVENUE U", "RUE \"PETIT\" COURT");
    private static final List<String> PLACES =
            List.of("NEW YORK", "BROOKLYN", "BRONX", "STATEN ISLAND", "ASTORIA", "SAINT ALBANS", "");
    private static final List<String[]> COMPLAINTS = List.of(
            new String[] {"NYPD", "Noise - Residential", "Loud Music/Party"},
            new String[] {"HPD", "HEAT/HOT WATER", "ENTIRE BUILDING"},
            new String[] {"DOT", "Street Condition", "Pothole"},
            new String[] {"DSNY", "Dirty Condition", "Trash, loose"},
            new String[] {"DEP", "Water System", "Hydrant Running (WC3)"});
    private static final List<String> RESOLUTIONS = List.of(
            "The Police Department responded to the complaint and with the information available observed no evidence of"
                    + " the violation at that time.",
            "The complaint was closed as a duplicate; see the earlier one, \"as filed\".",
            "Inspected.\r\nThe owner was told to\r\n  - repair the boiler,\r\n  - report by Monday.",
            "Le préposé n’a pas trouvé l’adresse — dossier clos.",
            "");

    private final Random random = new Random(SEED);
    private final BufferedWriter out;

    private ComplaintsFile(BufferedWriter out) {
        this.out = out;
    }

    /** Writes {@code arguments[1]} rows to the file {@code arguments[0]}. */
    public static void main(String... arguments) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            new ComplaintsFile(out).write(Integer.parseInt(arguments[1]));
        }
    }

    private void write(int rows) throws IOException {
        out.write(
                "Unique Key,Created Date,Closed Date,Agency,Complaint Type,Descriptor,Incident Zip,Incident Address,City,"
                        + "Status,Resolution Description,Community Board,BBL,Latitude,Longitude\r\n");
        for (int row = 1; row <= rows; row++) {
            write(row, row % ROWS_OF_ONE_REFUSED == 77 ? row / ROWS_OF_ONE_REFUSED % 4 : -1);
        }
    }

    /** @param slip which mistake this row has, if any */
    private void write(int row, int slip) throws IOException {
        LocalDateTime created = FIRST.plusSeconds(row * 30L + random.nextInt(30));
        boolean isClosed = random.nextInt(20) > 0;
        String[] complaint = COMPLAINTS.get(random.nextInt(COMPLAINTS.size()));
        out.write(Integer.toString(48_000_000 + row));
        field(slip == 0 ? "02/30/2023 10:15:00 AM" : MOMENT.format(created));
        field(isClosed ? MOMENT.format(created.plusMinutes(random.nextInt(60_000))) : "");
        for (String text : complaint) {
            field(text);
        }
        field(random.nextInt(500) == 0 ? "10025-" + (1000 + random.nextInt(9000)) : String.format("1%04d", row % 1700));
        field(1 + random.nextInt(3000) + " " + STREETS.get(random.nextInt(STREETS.size())));
        field(PLACES.get(random.nextInt(PLACES.size())));
        field(isClosed ? "Closed" : "In Progress");
        field(isClosed ? RESOLUTIONS.get(random.nextInt(RESOLUTIONS.size())) : "");
        field(String.format("%02d MANHATTAN", 1 + random.nextInt(12)));
        field(random.nextInt(9) == 0 ? "" : Long.toString(1_000_000_000L + random.nextInt(999_999_999)));
        field(slip == 1 ? "N/A" : degrees(40.5, 0.4));
        if (slip != 2) {
            field(degrees(-74.2, 0.5));
        }
        if (slip == 3) {
            field("moved here");
        }
        out.write("\r\n");
    }

    private String degrees(double from, double span) {
        return String.format(Locale.ROOT, "%.14f", from + span * random.nextDouble());
    }

    private void field(String text) throws IOException {
        out.write(',');
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0) {
            out.write(text);
        } else {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        }
    }
}
