package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineStreamTest {

  @Test
  void writesTheHeaderAndEachLine() throws IOException {
    InputStream stream =
        new LineStream(
            "time,°C",
            List.<Map<String, Object>>of(Map.of("line", "a,1"), Map.of("line", "b,2")).iterator());

    assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("time,°C\r\na,1\r\nb,2\r\n");
  }

  @Test
  void writesTheHeaderOfAnEmptyFile() throws IOException {
    assertThat(new LineStream("time", List.<Map<String, Object>>of().iterator()).readAllBytes())
        .asString()
        .isEqualTo("time\r\n");
  }

  @Test
  void fetchesARowOnlyWhenItIsToBeRead() throws IOException {
    AtomicInteger fetched = new AtomicInteger();
    Iterator<Map<String, Object>> rows =
        IntStream.range(0, 1_000_000)
            .mapToObj(
                row -> {
                  fetched.incrementAndGet();
                  return Map.<String, Object>of("line", "0123456789");
                })
            .iterator();

    byte[] read = new LineStream("time", rows).readNBytes(600);

    assertThat(read).hasSize(600);
    assertThat(fetched).hasValueLessThan(60);
  }

  @Test
  void breaksOffWhenTheRowsDo() {
    Iterator<Map<String, Object>> rows =
        IntStream.range(0, 3)
            .mapToObj(row -> Map.<String, Object>of("line", String.valueOf(6 / (1 - row))))
            .iterator();

    assertThatIOException().isThrownBy(() -> new LineStream("time", rows).readAllBytes());
  }
}
