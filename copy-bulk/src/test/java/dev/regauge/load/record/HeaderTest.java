package dev.regauge.load.record;

import static dev.regauge.load.record.Read.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderTest {

    private static Header header(String text) throws IOException {
        return Header.read(RecordFormat.csv(), new ByteArrayInputStream(utf8(text)));
    }

    @Test
    void hasNamesAndThePlaceBehindThem() throws IOException {
        assertThat(header("id,\"full \"\"name\"\"\"\r\n1,x\n"))
                .isEqualTo(new Header(List.of("id", "full \"name\""), new Position(20, 1)));
        assertThat(header("id").behind()).isEqualTo(new Position(2, 1));
    }

    @Test
    void isRefusedInAnEmptyFile() {
        assertThatThrownBy(() -> header("\n"))
                .hasMessageContaining("the file is empty")
                .hasMessageContaining("--no-header --columns")
                .hasMessageContaining("to fix:");
    }

    @Test
    void isRefusedWithAllThatIsWrong() {
        assertThatThrownBy(() -> header("a,,b,a, ,b,a\n"))
                .isInstanceOf(MalformedHeaderException.class)
                .hasMessageContaining(
                        "field 2 has no name; field 5 has no name; \"a\" is there more than once; \"b\" is");
    }

    @Test
    void isRefusedWhereItIsNoRow() {
        assertThatThrownBy(() -> header("a,b\"c\n")).hasMessageContaining("a quote inside of a field");
        assertThatThrownBy(() -> header("a,\"b\n1,2\n")).hasMessageContaining("a quote that nothing closes");
    }
}
