package org.kosmoconnect.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshMemoryTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve(MeshMemory.FILE);
  }

  @Test
  void the_first_run_begins_at_the_earliest() {
    assertThat(new MeshMemory(file).resumeFrom(NOON)).isEqualTo(NOON);
  }

  @Test
  void the_next_run_goes_on_where_the_last_one_ended() {
    new MeshMemory(file).heard(NOON.plusSeconds(60));
    assertThat(new MeshMemory(file).resumeFrom(NOON)).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void a_long_absence_is_not_filled_beyond_the_earliest() {
    new MeshMemory(file).heard(NOON);
    assertThat(new MeshMemory(file).resumeFrom(NOON.plusSeconds(3600)))
        .isEqualTo(NOON.plusSeconds(3600));
  }

  @Test
  void a_damaged_file_counts_as_none() throws IOException {
    Files.writeString(file, "yesterday");
    assertThat(new MeshMemory(file).resumeFrom(NOON)).isEqualTo(NOON);
  }
}
