package org.kosmoconnect.vectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Knows how to check the sets of one sub-folder. */
public interface VectorSuite {

  /** Name of the sub-folder. */
  String folder();

  /** Names of the sets, for example files. */
  List<String> sets();

  /**
   * Reads a set that is there.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it is not of the known form
   */
  List<VectorCase> read(Path folder, String set) throws IOException;
}
