package org.kosmoconnect.testbed;

/**
 * Chooses the log settings of the testbed's own programs; must run before the first logger is made.
 */
final class Logging {

  private static final String PROPERTY = "logback.configurationFile";

  private Logging() {}

  static void setUp() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "org/kosmoconnect/testbed/logback.xml");
    }
  }
}
