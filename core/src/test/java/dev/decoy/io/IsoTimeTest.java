package dev.decoy.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IsoTimeTest {
    @Test
    void dates() {
        assertThat(parsed("1970-01-01")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(parsed("2020-02-29")).isEqualTo("2020-02-29T00:00:00Z");
        assertThat(parsed("0001-12-31")).isEqualTo("0001-12-31T00:00:00Z");
    }

    @Test
    void timesWithoutZoneAreUtc() {
        assertThat(parsed("2014-04-07T10:51:09")).isEqualTo("2014-04-07T10:51:09Z");
        assertThat(parsed("2014-04-07 10:51")).isEqualTo("2014-04-07T10:51:00Z");
        assertThat(parsed("1969-12-31t23:59:59")).isEqualTo("1969-12-31T23:59:59Z");
    }

    @Test
    void fractionsAreCutToMilliseconds() {
        assertThat(parsed("2014-04-07T10:51:09.277Z")).isEqualTo("2014-04-07T10:51:09.277Z");
        assertThat(parsed("2014-04-07T10:51:09.5")).isEqualTo("2014-04-07T10:51:09.500Z");
        assertThat(parsed("2014-04-07T10:51:09,123999999")).isEqualTo("2014-04-07T10:51:09.123Z");
        assertThat(parsed("1969-12-31T23:59:59.9999")).isEqualTo("1969-12-31T23:59:59.999Z");
    }

    @Test
    void zones() {
        assertThat(parsed("2019-10-01 00:00:00 UTC")).isEqualTo("2019-10-01T00:00:00Z");
        assertThat(parsed("2019-10-01T00:00z")).isEqualTo("2019-10-01T00:00:00Z");
        assertThat(parsed("2019-10-01T00:00:00+02:00")).isEqualTo("2019-09-30T22:00:00Z");
        assertThat(parsed("2019-10-01T00:00:00+02")).isEqualTo("2019-09-30T22:00:00Z");
        assertThat(parsed("2019-10-01T00:00:00.25-0330")).isEqualTo("2019-10-01T03:30:00.250Z");
    }

    @Test
    void whatIsNoTime() {
        for (String text : new String[] {
            "",
            "2019",
            "2019-10",
            "2019-1-01",
            "19-10-01",
            "20191001",
            "2019/10/01",
            "2019-13-01",
            "2019-00-01",
            "2019-02-29",
            "2019-10-00",
            "2019-10-01T",
            "2019-10-01X10:00",
            "2019-10-01T10",
            "2019-10-01T24:00",
            "2019-10-01T10:60",
            "2019-10-01T10:00:60",
            "2019-10-01T10:00:",
            "2019-10-01T10:00:00.",
            "2019-10-01T10:00:00 ",
            "2019-10-01T10:00:00Zx",
            "2019-10-01T10:00:00+2",
            "2019-10-01T10:00:00+02:",
            "2019-10-01T10:00:00+19:00",
            "2019-10-01T10:00:00+02:60",
            "2019-10-01T10:00:0002",
            " 2019-10-01"
        }) {
            assertThat(parsed(text)).as("'%s'", text).isNull();
        }
    }

    private static @Nullable String parsed(String text) {
        byte[] framed = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
        IsoTime time = new IsoTime();
        return time.parse(framed, 1, framed.length - 1)
                ? Instant.ofEpochMilli(time.millis()).toString()
                : null;
    }
}
